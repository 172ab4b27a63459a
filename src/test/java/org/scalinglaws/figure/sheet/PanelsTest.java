package org.scalinglaws.figure.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;

import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Tests {@link Panels} and {@link Pictures}. */
@Tag("slow")
class PanelsTest {

	private static ImagePlus plot(final String title, final int width, final int height, final Color colour) {
		final ColorProcessor pixels = new ColorProcessor(width, height);
		pixels.setColor(colour);
		pixels.fill();
		return new ImagePlus(title, pixels);
	}

	@Test
	void gridHasRoomForTheLargestOfEachRowAndColumn() {
		final ImagePlus grid = Panels.grid(List.of(List.of(plot("first", 10, 5, Color.RED), plot("", 4, 7, Color.GREEN)), List
			.of(plot("", 3, 6, Color.BLUE))));
		assertEquals("first", grid.getTitle());
		assertEquals(14, grid.getWidth());
		assertEquals(13, grid.getHeight());
		assertEquals(Color.RED, colour(grid, 9, 4));
		assertEquals(Color.GREEN, colour(grid, 10, 6));
		assertEquals(Color.BLUE, colour(grid, 2, 12));
		assertEquals(Color.WHITE, colour(grid, 9, 5)); // below the red one
		assertEquals(Color.WHITE, colour(grid, 3, 7)); // beside the blue one
	}

	@Test
	void figuresStayFigures() {
		final ImagePlus plot = ColumnsPlot.of(Columns.builder("time", "loss").row(1, 1).row(2, 2).build()).y("loss").image();
		final Figure grid = Pictures.figure(Panels.grid(List.of(List.of(plot, plot("", 10, 5, Color.RED)), List.of(plot))));
		final Sheet free = grid.sheet(Size.FREE);
		assertEquals(3, free.cells().size());
		assertTrue(free.cells().get(0).content() instanceof JFreeChart && free.cells().get(2).content() instanceof JFreeChart);
		assertEquals(free.cells().get(0).place().getWidth() + 10 * Size.INCH / Sheet.RESOLUTION, free.width(), 1e-9);
		assertEquals(2 * free.cells().get(0).place().getHeight(), free.height(), 1e-9);
		assertEquals(0, free.cells().get(2).place().getX());
		final Sheet narrow = grid.sheet(Size.of(50.0, null));
		assertEquals(50 * Size.MILLIMETRE, narrow.width(), 1e-9);
		assertEquals(narrow.width() / free.width(), narrow.cells().get(0).place().getWidth() / free.cells().get(0).place()
			.getWidth(), 1e-12);
	}

	/** A legend beside its frame would leave a gap beside the others. */
	@Test
	void figuresOfAColumnAreEquallyWide() {
		final Columns.Builder star = Columns.builder("time", "horizontal", "vertical", "rising", "falling");
		for (int i = -20; i <= 20; i++)
			star.row(i, 0, i == 0 ? 1 : Double.NaN, i / 20.0, -i / 20.0);
		final ColumnsPlot crossed = ColumnsPlot.of(star.build()).logX(false).logY(false);
		final ImagePlus withLegend = crossed.y("horizontal,vertical,rising,falling").image(), bare = crossed.y("rising")
			.image();
		assertTrue(withLegend.getWidth() > bare.getWidth(), "no corner is free");
		final Sheet grid = Pictures.figure(Panels.grid(List.of(List.of(bare), List.of(withLegend)))).sheet(Size.FREE);
		assertEquals(100 * Size.MILLIMETRE, grid.width(), 1e-9);
		assertEquals(grid.width(), grid.cells().get(1).place().getWidth(), 1e-9);
		assertEquals(bare.getWidth(), Panels.grid(List.of(List.of(bare), List.of(withLegend))).getWidth());
	}

	@Test
	void aPictureHasItsFigureInItsSize() {
		final ImagePlus plot = ColumnsPlot.of(Columns.builder("time", "loss").row(1, 1).row(2, 2).build()).y("loss").width(
			60.0).image();
		assertEquals(60 * Size.MILLIMETRE, Pictures.figure(plot).sheet(Size.FREE).width());
		assertEquals(85 * Size.MILLIMETRE, Pictures.figure(plot).sheet(Size.of(85.0, null)).width());
		assertNull(Pictures.figure(plot("", 1, 1, Color.RED)));
	}

	@Test
	void refusesEmptyRows() {
		assertThrows(IllegalArgumentException.class, () -> Panels.grid(List.of()));
		assertThrows(IllegalArgumentException.class, () -> Panels.grid(List.of(List.<ImagePlus> of())));
	}

	private static Color colour(final ImagePlus image, final int x, final int y) {
		return new Color(image.getProcessor().getPixel(x, y));
	}
}
