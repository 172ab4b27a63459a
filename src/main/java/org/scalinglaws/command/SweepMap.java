package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.sweep.folder.SweepTable;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.TableMap;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * One quantity of a sweep over two of its inputs: the mean over the rows that are done of each pair of values, as an image
 * with axes.
 */
@Plugin(type = Command.class, headless = true, description = "Maps a quantity of a sweep over two of its inputs, as means over its rows",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "sweeps.md#a-map"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Sweeps", weight = 5), @Menu(label = "Sweep Map...", weight = 2) })
public class SweepMap extends ScalingCommand {

	@Parameter(label = "Table", description = "Table of a sweep; rows with status other than 0 are left out", persist = false)
	private Columns table;

	@Parameter(label = "x", description = "Column of the axis to the right, its values evenly spaced", persist = false)
	private String x;

	@Parameter(label = "y", description = "Column of the axis upwards, its values evenly spaced", persist = false)
	private String y;

	@Parameter(label = "Value", description = "Column to map", persist = false)
	private String value;

	@Parameter(label = "Logarithmic x", description = "Whether the logarithms of x are evenly spaced", persist = false)
	private boolean logX;

	@Parameter(label = "Logarithmic y", description = "Whether the logarithms of y are evenly spaced", persist = false)
	private boolean logY;

	@Parameter(type = ItemIO.OUTPUT, label = "Map", description = "Means, NaN where there is no row: dimension 0 is x, dimension 1 is y")
	private CalibratedImage map;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The map with its axes; none if there is no number")
	private ImagePlus plot;

	@Override
	public void run() {
		final TableMap of = new TableMap(table, x, logX, y, logY);
		map = signed(of.means(value, row -> !table.has(SweepTable.STATUS) || row.get(SweepTable.STATUS) == 0));
		for (final double mean : map.values())
			if (Double.isFinite(mean)) {
				plot = MapPlot.of(map).image();
				return;
			}
	}
}
