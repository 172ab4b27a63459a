package org.scalinglaws.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.geom.Rectangle2D;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.map.MapPlot;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;

import ij.ImagePlus;

class ChartWindowTest {

	private static final MapPlot MAP = MapPlot.of(new CalibratedImage("phase", new double[] { 0, 0, 1, 1 }, 2, 2, ImageAxis
		.logarithmic("n", 10, 1000), ImageAxis.linear("s", 0, 1))).categories("plateau, II");

	@Test
	void valuesUnderTheMouseAreTold() {
		final XYPlot plot = ((JFreeChart) MAP.figure().sheet(Size.FREE).cells().get(0).content()).getXYPlot();
		final Rectangle2D frame = new Rectangle2D.Double(50, 20, 400, 400);
		assertEquals("x = 100.00   y = 1.0000   II", ChartWindow.text(plot, frame, 250, 120));
		assertEquals("", ChartWindow.text(plot, frame, 40, 120));
	}

	@Test
	void withoutADisplayNothingOpens() {
		final ImagePlus picture = MAP.image();
		try {
			ChartWindow.show(picture);
		}
		catch (final java.awt.HeadlessException e) {
			// as ImageJ itself says
		}
		assertNull(picture.getWindow());
	}
}
