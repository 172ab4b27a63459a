package org.scalinglaws.figure.style;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Map;

import org.jfree.chart.ui.RectangleInsets;

/**
 * Fonts and lines of a figure; all lengths go with the size of the fonts, a whole
 * number of the figure's units.
 *
 * @param size of the texts along axes; numbers and legends are a little smaller
 */
public record Style(double size) {

	/** What all figures are drawn with, whatever they are drawn on, so that their texts need the same room. */
	public static final Map<RenderingHints.Key, Object> HINTS = Map.of(RenderingHints.KEY_ANTIALIASING,
		RenderingHints.VALUE_ANTIALIAS_ON, RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
		RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON, RenderingHints.KEY_STROKE_CONTROL,
		RenderingHints.VALUE_STROKE_PURE);

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	/** For axes. */
	public Font plain() {
		return font(Font.PLAIN, size);
	}

	/** For numbers, names and legends. */
	public Font small() {
		return font(Font.PLAIN, 0.9 * size);
	}

	/** For titles. */
	public Font bold() {
		return font(Font.BOLD, 1.05 * size);
	}

	/** The room that a text needs, about its origin on the base line. */
	public static Rectangle2D bounds(final Font font, final String text) {
		return font.getStringBounds(text, CONTEXT);
	}

	/** The measures of a font, whatever is drawn on. */
	public static FontMetrics metrics(final Font font) {
		final Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		pen.addRenderingHints(HINTS);
		final FontMetrics metrics = pen.getFontMetrics(font);
		pen.dispose();
		return metrics;
	}

	/**
	 * A pen.
	 *
	 * @param width in sizes of the font
	 * @param dashes lengths of dash and gap in turn, likewise; none for a solid line
	 */
	public BasicStroke line(final double width, final double... dashes) {
		final float[] lengths = new float[dashes.length];
		for (int i = 0; i < dashes.length; i++)
			lengths[i] = (float) (dashes[i] * size);
		return new BasicStroke((float) (width * size), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths.length == 0
			? null : lengths, 0);
	}

	/** The same room at all sides, in sizes of the font. */
	public RectangleInsets room(final double all) {
		return new RectangleInsets(all * size, all * size, all * size, all * size);
	}

	private static Font font(final int style, final double size) {
		return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) Math.rint(size));
	}
}
