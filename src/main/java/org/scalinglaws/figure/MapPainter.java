package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/**
 * Draws a map with its axes, key, curves and names.
 *
 * @param names two rows, or null
 */
record MapPainter(CalibratedImage map, MapKey key, MapCurves curves, Columns names, String title, String xText,
	String yText)
{

	private static final int FONT = 20;
	private static final Lettering NUMBERS = new Lettering(FONT - 2), TEXT = NUMBERS.larger();
	private static final int MARGIN = 16, TEXT_ROOM = 28, NUMBERS_ROOM = 40, KEY_GAP = 30;

	ImagePlus paint() {
		final MapFrame frame = frame();
		final Rectangle area = frame.area();
		final int right = area.x + area.width + KEY_GAP;
		final int width = right + key.width(NUMBERS) + MARGIN;
		final int below = area.y + area.height + NUMBERS_ROOM + TEXT_ROOM + MARGIN / 2;
		final int legendWidth = width - area.x - MARGIN;
		final int height = below + curves.height(legendWidth, NUMBERS) + MARGIN / 2;
		final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D pen = pen(picture);
		frame.paintCells(picture, map, key);
		curves.paint(pen, frame);
		paintNames(pen, frame);
		frame.paintAxes(pen, NUMBERS);
		TEXT.draw(pen, xText, area.getCenterX(), area.y + area.height + NUMBERS_ROOM + TEXT_ROOM / 2.0, 0.5);
		TEXT.drawUpright(pen, yText, MARGIN + TEXT_ROOM / 2.0 - 2, area.getCenterY());
		key.paint(pen, new Rectangle(right, area.y, width - right, area.height), NUMBERS);
		curves.paintLegend(pen, area.x, below, legendWidth, NUMBERS);
		pen.dispose();
		return headed(picture, area);
	}

	/** Where the map is, but for the title above it. */
	MapFrame frame() {
		return MapFrame.of(map, MARGIN + TEXT_ROOM + MapFrame.room(Axis.of(map.axis(1), map.height()), NUMBERS), MARGIN);
	}

	private static Graphics2D pen(final BufferedImage picture) {
		final Graphics2D pen = picture.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		pen.setColor(Color.BLACK);
		return pen;
	}

	/** The given ones, otherwise those of the categories. */
	private void paintNames(final Graphics2D pen, final MapFrame frame) {
		if (names == null) {
			if (key instanceof Categories) new RegionNames(map, frame).paint(pen, (Categories) key, NUMBERS);
			return;
		}
		for (final String name : names.names()) {
			final double x = frame.left(names.get(name, 0)), y = frame.top(names.get(name, 1));
			if (frame.area().contains(x, y)) NUMBERS.drawRimmed(pen, name, inside(x, NUMBERS.width(name), frame.area()), y);
		}
	}

	/** Moved so far that the whole text is inside. */
	private static double inside(final double x, final double width, final Rectangle area) {
		return Math.max(area.x + width / 2 + MARGIN / 4.0, Math.min(area.getMaxX() - width / 2 - MARGIN / 4.0, x));
	}

	private ImagePlus headed(final BufferedImage picture, final Rectangle area) {
		final Rectangle twice = new Rectangle(2 * area.x, 2 * area.y, 2 * area.width, 2 * area.height);
		final ColorProcessor pixels = new Heading(1, FONT).above(new ColorProcessor(picture), twice, title, List.of());
		return new ImagePlus(title.isEmpty() ? map.name() : title, pixels);
	}
}
