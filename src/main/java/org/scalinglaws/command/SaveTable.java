package org.scalinglaws.command;

import java.io.File;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.table.Columns;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Saves a table as CSV, and its metadata beside it as JSON: {@code name.csv} and
 * {@code name.csv.json}. Other endings than .csv and .txt are refused. Missing folders are created; a file that is there is
 * replaced when the new one is complete.
 */
@Plugin(type = Command.class, headless = true, description = "Saves a table as CSV, and its metadata beside it as JSON",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#files"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Save Table...", weight = 4) })
public class SaveTable extends ScalingCommand {

	@Parameter(label = "Table", description = "Table to save", persist = false)
	private Columns table;

	@Parameter(label = "File", description = "CSV file to write, .csv or .txt; the metadata go beside it, with .json appended",
		style = "save", persist = false)
	private File file;

	@Override
	public void run() {
		TableFiles.check(file);
		if (table.names().isEmpty()) throw new IllegalArgumentException("table must have a column, had none");
		TableFiles.write(file, table);
	}
}
