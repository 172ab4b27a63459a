package org.scalinglaws.ops;

import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.ground.Require;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Plots an image over its axes, with curves over it: a {@link CalibratedImage} has axes of its own,
 * those of others run over the numbers of the pixels, from 0.
 */
@Plugin(type = Op.class, name = "scaling.plotMap")
public class PlotMap extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> map;

	@Parameter(required = false)
	private String colours = MapPlot.SEQUENTIAL;

	@Parameter(required = false)
	private boolean logValues = false;

	@Parameter(required = false)
	private String categories;

	@Parameter(required = false)
	private Columns curves;

	@Parameter(required = false)
	private String title;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus plot;

	@Override
	public void run() {
		plot = MapPlot.of(calibrated()).colours(colours).logValues(logValues).categories(categories).curves(curves).title(
			title).image();
	}

	private CalibratedImage calibrated() {
		if (Require.given("map", map) instanceof CalibratedImage) return (CalibratedImage) map;
		if (map.numDimensions() != 2) throw new IllegalArgumentException("map must have 2 dimensions, had " + map
			.numDimensions());
		return CalibratedImage.copyOf("value", map, ImageAxis.linear("x", 0, map.dimension(0) - 1.0), ImageAxis.linear("y",
			0, map.dimension(1) - 1.0));
	}
}
