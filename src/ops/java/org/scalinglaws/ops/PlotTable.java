package org.scalinglaws.ops;

import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imagej.ops.Op;

/** Plots columns of a table, and of a second table with theory as lines over them. */
@Plugin(type = Op.class, name = "scaling.plotTable")
public class PlotTable extends ScalingOp {

	@Parameter
	private Columns table;

	@Parameter
	private String x;

	@Parameter
	private String y;

	@Parameter(required = false)
	private Columns theory;

	@Parameter(required = false)
	private String group;

	@Parameter(required = false)
	private boolean logX = true;

	@Parameter(required = false)
	private boolean logY = true;

	@Parameter(required = false)
	private String title;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plot;

	@Override
	public void run() {
		plot = ColumnsPlot.of(table).x(x).y(y).theory(theory).group(group).logX(logX).logY(logY).title(title).image();
	}
}
