package org.scalinglaws.figure;

import java.awt.Color;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Plots one below the other in one picture. */
final class Panels {

	private Panels() {
		// static function only
	}

	/**
	 * Plots below each other, their frames' right ends aligned.
	 *
	 * @param plots at least one, RGB
	 * @return a picture with the title of the first
	 */
	static ImagePlus below(final List<ImagePlus> plots) {
		final int width = plots.stream().mapToInt(ImagePlus::getWidth).max().orElseThrow();
		final int height = plots.stream().mapToInt(ImagePlus::getHeight).sum();
		final ColorProcessor all = new ColorProcessor(width, height);
		all.setColor(Color.WHITE);
		all.fill();
		int y = 0;
		for (final ImagePlus plot : plots) {
			all.insert(plot.getProcessor(), width - plot.getWidth(), y);
			y += plot.getHeight();
		}
		return new ImagePlus(plots.get(0).getTitle(), all);
	}
}
