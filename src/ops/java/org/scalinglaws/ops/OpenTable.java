package org.scalinglaws.ops;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsMetadata;
import org.scalinglaws.table.ColumnsText;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** Opens a table from CSV, with the metadata that {@link SaveTable} wrote beside it. */
@Plugin(type = Op.class, name = "scaling.openTable")
public class OpenTable extends ScalingOp {

	@Parameter
	private File file;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns table;

	@Override
	public void run() {
		try {
			final Columns rows = ColumnsText.read(new StringReader(Files.readString(file.toPath())));
			final File metadata = SaveTable.metadata(file);
			table = metadata.isFile() ? ColumnsMetadata.read(Files.readString(metadata.toPath()), rows) : rows;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be read: " + file + " (" + e + ")", e);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("file is no complete table: " + file + ", " + e.getMessage(), e);
		}
	}
}
