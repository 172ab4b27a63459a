package org.scalinglaws.figure;

import java.awt.Color;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Several plots in one picture. */
public final class Panels {

	private Panels() {
		// static functions only
	}

	/**
	 * Plots below each other, their frames' right ends aligned.
	 *
	 * @param plots at least one, RGB
	 * @return a picture with the title of the first
	 */
	static ImagePlus below(final List<ImagePlus> plots) {
		final int width = plots.stream().mapToInt(ImagePlus::getWidth).max().orElseThrow();
		final ColorProcessor all = white(width, plots.stream().mapToInt(ImagePlus::getHeight).sum());
		int y = 0;
		for (final ImagePlus plot : plots) {
			all.insert(plot.getProcessor(), width - plot.getWidth(), y);
			y += plot.getHeight();
		}
		return new ImagePlus(plots.get(0).getTitle(), all);
	}

	/**
	 * Plots in rows, each column as wide as the widest of its plots, each row as high as
	 * the highest.
	 *
	 * @param rows at least one of at least one plot; may differ in length
	 * @return a picture with the title of the first plot
	 * @throws IllegalArgumentException if there is no plot, or an empty row
	 */
	public static ImagePlus grid(final List<? extends List<ImagePlus>> rows) {
		if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) throw new IllegalArgumentException(
			"rows must be at least one, with at least one plot each");
		final int columns = rows.stream().mapToInt(List::size).max().getAsInt();
		final int[] left = new int[columns + 1], top = new int[rows.size() + 1];
		for (int k = 0; k < columns; k++) {
			final int column = k;
			left[k + 1] = left[k] + rows.stream().filter(row -> row.size() > column).mapToInt(row -> row.get(column)
				.getWidth()).max().getAsInt();
		}
		for (int r = 0; r < rows.size(); r++)
			top[r + 1] = top[r] + rows.get(r).stream().mapToInt(ImagePlus::getHeight).max().getAsInt();
		final ColorProcessor all = white(left[columns], top[rows.size()]);
		for (int r = 0; r < rows.size(); r++)
			for (int k = 0; k < rows.get(r).size(); k++)
				all.insert(rows.get(r).get(k).getProcessor(), left[k], top[r]);
		return new ImagePlus(rows.get(0).get(0).getTitle(), all);
	}

	private static ColorProcessor white(final int width, final int height) {
		final ColorProcessor all = new ColorProcessor(width, height);
		all.setColor(Color.WHITE);
		all.fill();
		return all;
	}
}
