package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Rectangle;

import ij.gui.Plot;
import ij.process.ColorProcessor;

/** A legend at the right of a picture. */
final class SideLegend {

	private static final int GAP = 12;

	private SideLegend() {
		// static function only
	}

	/**
	 * Adds a legend.
	 *
	 * @param top where it begins
	 * @param legend a plot that is empty but for its legend, at twice the picture's
	 *          size
	 * @param scale of the legend
	 * @return a wider picture
	 */
	static ColorProcessor beside(final ColorProcessor picture, final int top, final Plot legend, final int scale) {
		final ColorProcessor all = legend.getProcessor().convertToColorProcessor();
		Dashes.breakSamples(all, scale);
		all.setRoi(content(all, legend.getDrawingFrame()));
		final ColorProcessor cropped = (ColorProcessor) ((ColorProcessor) all.crop()).bin(2);
		legend.dispose();
		final ColorProcessor wider = new ColorProcessor(picture.getWidth() + cropped.getWidth() + GAP, Math.max(picture
			.getHeight(), top + cropped.getHeight() + GAP));
		wider.setColor(Color.WHITE);
		wider.fill();
		wider.insert(picture, 0, 0);
		wider.insert(cropped, picture.getWidth(), top);
		return wider;
	}

	/** The smallest rectangle within the frame around all that is not white. */
	private static Rectangle content(final ColorProcessor picture, final Rectangle frame) {
		Rectangle content = null;
		final int border = 4; // the line of the frame
		for (int y = frame.y + border; y < frame.y + frame.height - border; y++)
			for (int x = frame.x + border; x < frame.x + frame.width - border; x++)
				if ((picture.get(x, y) & 0xFFFFFF) != 0xFFFFFF) {
					if (content == null) content = new Rectangle(x, y, 1, 1);
					else content.add(new Rectangle(x, y, 1, 1));
				}
		return content == null ? new Rectangle(frame.x, frame.y, 2, 2) : content;
	}
}
