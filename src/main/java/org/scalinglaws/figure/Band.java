package org.scalinglaws.figure;

import ij.gui.Plot;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;

/** The area of one standard error about a curve, in the pixels of a plot. */
final class Band {

	private Band() {
		// static geometry only
	}

	/** Nonzero inside the band; an error that is NaN counts as none. */
	static ByteProcessor mask(final Plot plot, final int width, final int height, final Series series,
		final boolean logY)
	{
		final FloatPolygon outline = new FloatPolygon();
		final int n = series.x().length;
		for (int i = 0; i < n; i++)
			outline.addPoint(plot.scaleXtoPxl(series.x()[i]), y(plot, height, series, i, 1, logY));
		for (int i = n - 1; i >= 0; i--)
			outline.addPoint(plot.scaleXtoPxl(series.x()[i]), y(plot, height, series, i, -1, logY));
		final ByteProcessor mask = new ByteProcessor(width, height);
		mask.setColor(255);
		mask.fill(new PolygonRoi(outline, Roi.POLYGON));
		return mask;
	}

	/** Below the plot where the band reaches 0 on a log axis. */
	private static double y(final Plot plot, final int height, final Series series, final int i, final int side,
		final boolean logY)
	{
		final double error = Double.isNaN(series.error()[i]) ? 0 : series.error()[i];
		final double value = series.y()[i] + side * error;
		return logY && value <= 0 ? height : Math.max(-height, Math.min(2.0 * height, plot.scaleYtoPxl(value)));
	}

	/** The smaller value of each colour: a light tint goes behind what is there. */
	static int darker(final int one, final int two) {
		int result = 0xFF000000;
		for (int shift = 0; shift <= 16; shift += 8)
			result |= Math.min(one >> shift & 0xFF, two >> shift & 0xFF) << shift;
		return result;
	}
}
