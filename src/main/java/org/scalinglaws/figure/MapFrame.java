package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

import org.scalinglaws.table.CalibratedImage;

/**
 * Where a map lies in its picture, and its axes.
 *
 * @param area of the cells, in pixels
 * @param x from edge to edge
 * @param y from edge to edge, upwards
 */
record MapFrame(Rectangle area, Axis x, Axis y) {

	private static final int SIDE = 560, LEAST = 480, MOST = 640;
	private static final int LINE = 2, TICK = 10, SMALL = 5, GAP = 6;

	/** A frame for an image, its upper left corner at a place. */
	static MapFrame of(final CalibratedImage map, final int left, final int top) {
		return new MapFrame(new Rectangle(left, top, side(map.width()), side(map.height())), Axis.of(map.axis(0), map
			.width()), Axis.of(map.axis(1), map.height()));
	}

	/** So long that all cells are equal, if that is about the usual size. */
	private static int side(final int cells) {
		final int side = cells * Math.max(1, Math.round(SIDE / (float) cells));
		return side >= LEAST && side <= MOST ? side : SIDE;
	}

	/** The room that the texts of an upward axis need at its left. */
	static int room(final Axis y, final Lettering lettering) {
		return (int) Math.ceil(LINE + TICK + GAP + Ticks.of(y).major().stream().mapToDouble(tick -> lettering.width(tick
			.text())).max().orElse(0));
	}

	/** The pixel at which a value of x lies. */
	double left(final double value) {
		return area.x + x.position(value) * area.width;
	}

	/** The pixel at which a value of y lies. */
	double top(final double value) {
		return area.y + (1 - y.position(value)) * area.height;
	}

	/** Each cell in the colour of its value. */
	void paintCells(final BufferedImage picture, final CalibratedImage map, final MapKey key) {
		final int[] colours = new int[map.width() * map.height()];
		for (int i = 0; i < colours.length; i++)
			colours[i] = key.rgb(map.values()[i]);
		for (int py = 0; py < area.height; py++) {
			final int row = cell(area.height - 1 - py, area.height, map.height()) * map.width();
			for (int px = 0; px < area.width; px++)
				picture.setRGB(area.x + px, area.y + py, colours[row + cell(px, area.width, map.width())]);
		}
	}

	/** The cell in which the middle of a pixel lies. */
	private static int cell(final int pixel, final int pixels, final int cells) {
		return (int) ((2L * pixel + 1) * cells / (2L * pixels));
	}

	/** The border, and ticks with texts outside of it. */
	void paintAxes(final Graphics2D picture, final Lettering lettering) {
		picture.setColor(Color.BLACK);
		final int left = area.x - LINE, bottom = area.y + area.height + LINE;
		for (final int edge : new int[] { area.y - LINE, bottom - LINE })
			picture.fillRect(left, edge, area.width + 2 * LINE, LINE);
		for (final int edge : new int[] { left, area.x + area.width })
			picture.fillRect(edge, area.y, LINE, area.height);
		for (final double value : Ticks.of(x).minor())
			picture.fillRect((int) Math.round(left(value)) - 1, bottom, LINE, SMALL);
		for (final double value : Ticks.of(y).minor())
			picture.fillRect(left - SMALL, (int) Math.round(top(value)) - 1, SMALL, LINE);
		for (final Ticks.Tick tick : Ticks.of(x).major()) {
			picture.fillRect((int) Math.round(left(tick.value())) - 1, bottom, LINE, TICK);
			lettering.draw(picture, tick.text(), left(tick.value()), bottom + TICK + GAP + 0.6 * lettering.size(), 0.5);
		}
		for (final Ticks.Tick tick : Ticks.of(y).major()) {
			picture.fillRect(left - TICK, (int) Math.round(top(tick.value())) - 1, TICK, LINE);
			lettering.draw(picture, tick.text(), left - TICK - GAP, top(tick.value()), 1);
		}
	}
}
