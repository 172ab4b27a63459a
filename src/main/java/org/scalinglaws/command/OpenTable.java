package org.scalinglaws.command;

import java.io.File;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Opens a table from CSV, with the metadata that {@link SaveTable} wrote beside
 * it; without that file, as for tables of ImageJ, pandas and R, the metadata say
 * what was not taken as it stands (see {@link org.scalinglaws.table.ColumnsText}).
 */
@Plugin(type = Command.class, headless = true, description = "Opens a table from CSV, with its metadata if they are beside it",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#files"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Open Table...", weight = 5) })
public class OpenTable extends ScalingCommand {

	@Parameter(label = "File", description = "A line of column names, then rows, as ImageJ, pandas and R write them; columns that are not numbers are left out",
		style = "open", persist = false)
	private File file;

	@Parameter(type = ItemIO.OUTPUT, label = "Table")
	private Columns table;

	@Override
	public void run() {
		table = TableFiles.read(file);
	}
}
