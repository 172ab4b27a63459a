package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Plots columns of a table, and of a second table with theory as lines over them
 * (see {@link ColumnsPlot}).
 */
@Plugin(type = Command.class, headless = true, description = "Plots columns of a table, and of a second table with theory as lines over them",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "cookbook.md#7-a-figure-as-a-file"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Analysis", weight = 4), @Menu(label = "Plot Table...", weight = 3) })
public class PlotTable extends ScalingCommand {

	@Parameter(label = "Table", description = "Table with the columns to plot", persist = false)
	private Columns table;

	@Parameter(label = "x", description = "Column along x", persist = false)
	private String x = "time";

	@Parameter(label = "y", description = "Column along y, or several separated by commas; of a summary also without Mean",
		persist = false)
	private String y;

	@Parameter(label = "Theory", description = "Second table, drawn as lines; a y column may be in one of the tables only", required = false,
		persist = false)
	private Columns theory;

	@Parameter(label = "Group", description = "Column whose values make separate curves", required = false,
		persist = false)
	private String group;

	@Parameter(label = "Logarithmic x", description = "Leaves out x that are not positive", persist = false)
	private boolean logX = true;

	@Parameter(label = "Logarithmic y", description = "Leaves out y that are not positive", persist = false)
	private boolean logY = true;

	@Parameter(label = "Title", description = "Text above the plot", required = false, persist = false)
	private String title;

	@Parameter(label = "x label", description = "Text of the x axis; the column's own if not given", required = false,
		persist = false)
	private String labelX;

	@Parameter(label = "y label", description = "Text of the y axis; the columns' own if not given", required = false,
		persist = false)
	private String labelY;

	@Parameter(label = "Labels", description = "Texts of the legend in its order, separated by commas; columns and groups if not given",
		required = false, persist = false)
	private String labels;

	@Parameter(label = "Bars", description = "Columns along y drawn as bars, as a histogram, separated by commas", required = false,
		persist = false)
	private String bars;

	@Parameter(label = "Stems", description = "Columns along y drawn as lines from zero with a marker on top, separated by commas",
		required = false, persist = false)
	private String stems;

	@Parameter(label = "Dashed", description = "Columns along y drawn as black dashed lines, as predicted rates, separated by commas",
		required = false, persist = false)
	private String dashed;

	@Parameter(label = "Error bars", description = "Standard errors as lines at the points, otherwise as a band",
		persist = false)
	private boolean errorBars;

	@Parameter(label = "Panels", description = "Each of several y columns in a panel of its own, one below the other",
		persist = false)
	private boolean panels;

	@Parameter(label = "Marks", description = "Table of one row: a vertical line at each value, named by its column",
		required = false, persist = false)
	private Columns marks;

	@Parameter(label = "Arrows", description = "Table with columns x, y, dx, dy: arrows beneath the curves",
		required = false, persist = false)
	private Columns arrows;

	@Parameter(label = "Width", description = "Of the figure, in millimetres, as a journal's column (20 to 1000); about 100 if not given",
		required = false, min = "20", max = "1000", persist = false)
	private Double width;

	@Parameter(label = "Font size", description = "In points (3 to 72); 8 if not given, less in a figure narrower than 60 mm",
		required = false, min = "3", max = "72", persist = false)
	private Double fontSize;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot")
	private ImagePlus plot;

	@Override
	public void run() {
		plot = ColumnsPlot.of(table).x(x).y(y).theory(theory).group(group).logX(logX).logY(logY).title(title).labelX(labelX)
			.labelY(labelY).labels(labels).bars(bars).stems(stems).dashed(dashed).errorBars(errorBars).panels(panels).marks(
				marks).arrows(arrows).width(width).fontSize(fontSize).image();
	}
}
