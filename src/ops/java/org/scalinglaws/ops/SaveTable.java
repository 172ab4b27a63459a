package org.scalinglaws.ops;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsMetadata;
import org.scalinglaws.table.ColumnsText;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** Saves a table as CSV, and its metadata beside it as JSON: name.csv and name.csv.json. */
@Plugin(type = Op.class, name = "scaling.saveTable")
public class SaveTable extends ScalingOp {

	@Parameter
	private Columns table;

	@Parameter
	private File file;

	@Override
	public void run() {
		if (table.names().isEmpty()) throw new IllegalArgumentException("table must have a column, had none");
		final StringBuilder csv = new StringBuilder();
		try {
			ColumnsText.write(table, csv);
		}
		catch (final IOException e) { // not from memory
			throw new UncheckedIOException(e);
		}
		WholeFile.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
		WholeFile.write(metadata(file), ColumnsMetadata.write(table).getBytes(StandardCharsets.UTF_8));
	}

	static File metadata(final File csv) {
		return new File(csv.getPath() + ".json");
	}
}
