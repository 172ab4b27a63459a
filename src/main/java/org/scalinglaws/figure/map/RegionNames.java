package org.scalinglaws.figure.map;

import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.figure.style.Style;
import org.scalinglaws.table.CalibratedImage;

/**
 * Writes the name of each category into its region, where the margin is widest; if
 * there is no room, its first word; if there is none for that either, nothing.
 */
final class RegionNames {

	private static final double[] MARGINS = { 3, 2, 1.5, 1.25, 1.05 }; // of the sizes of the text, tried in turn

	private final CalibratedImage map;
	private final Rectangle2D frame;

	/** @param frame of the map, in the units of the style */
	RegionNames(final CalibratedImage map, final Rectangle2D frame) {
		this.map = map;
		this.frame = frame;
	}

	/** The names that have room, and where. */
	Map<String, double[]> places(final Categories categories, final Style style) {
		final Map<String, double[]> places = new LinkedHashMap<>();
		for (final int code : categories.shown()) {
			final String name = categories.names().get(code);
			for (final String text : List.of(name, name.replaceFirst(" .*", ""))) {
				final double[] place = place(code, Style.bounds(style.small(), text).getWidth(), 1.2 * style.size());
				if (place == null) continue;
				places.put(text, place);
				break;
			}
		}
		return places;
	}

	/** The middle of a box of one code, in the units of the axes; null if there is none. */
	double[] place(final int code, final double width, final double height) {
		final int[][] others = others(code);
		for (final double margin : MARGINS) {
			final int halfX = (int) Math.ceil(margin * width / 2 * map.width() / frame.getWidth());
			final int halfY = (int) Math.ceil((height / 2 + (margin - 1) * width / 4) * map.height() / frame
					.getHeight());
			final double[] place = place(others, halfX, halfY);
			if (place != null) return place;
		}
		return null;
	}

	/** The mean of all free places is often free; otherwise the one that is nearest to it. */
	private double[] place(final int[][] others, final int halfX, final int halfY) {
		double meanX = 0, meanY = 0, count = 0;
		for (int y = halfY; y < map.height() - halfY; y++)
			for (int x = halfX; x < map.width() - halfX; x++)
				if (isFree(others, x, y, halfX, halfY)) {
					meanX += x;
					meanY += y;
					count++;
				}
		if (count == 0) return null;
		double best = Double.POSITIVE_INFINITY;
		int bestX = 0, bestY = 0;
		for (int y = halfY; y < map.height() - halfY; y++)
			for (int x = halfX; x < map.width() - halfX; x++) {
				final double distance = Math.hypot(x - meanX / count, y - meanY / count);
				if (distance >= best || !isFree(others, x, y, halfX, halfY)) continue;
				best = distance;
				bestX = x;
				bestY = y;
			}
		return new double[] { map.coordinate(0, bestX), map.coordinate(1, bestY) };
	}

	/** Sums of the cells of other codes below and left of each corner. */
	private int[][] others(final int code) {
		final int[][] sums = new int[map.height() + 1][map.width() + 1];
		for (int y = 0; y < map.height(); y++)
			for (int x = 0; x < map.width(); x++)
				sums[y + 1][x + 1] = sums[y][x + 1] + sums[y + 1][x] - sums[y][x] + (map.get(x, y) == code ? 0 : 1);
		return sums;
	}

	private static boolean isFree(final int[][] sums, final int x, final int y, final int halfX, final int halfY) {
		return sums[y + halfY + 1][x + halfX + 1] - sums[y - halfY][x + halfX + 1] - sums[y + halfY + 1][x - halfX] + sums[y -
			halfY][x - halfX] == 0;
	}
}
