package org.scalinglaws.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * Text as shapes, so that it can stand upright, have a rim, and be measured
 * without a picture.
 *
 * @param size of the font, in pixels
 */
record Lettering(int size) {

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
	private static final double CAPITAL = 0.36; // half the height of a capital letter, in sizes
	private static final double SMALL = 0.72, RAISE = 0.42; // of raised text, in sizes
	private static final String PARTS = "(?=\\{[^{}]+\\})|(?<=\\})";

	/**
	 * Draws a text.
	 *
	 * @param text with what is raised in braces: "10{-3}"
	 * @param x where it begins (align 0), has its middle (1/2) or ends (1)
	 * @param y the middle of its capitals
	 */
	void draw(final Graphics2D picture, final String text, final double x, final double y, final double align) {
		if (text.isEmpty()) return;
		picture.fill(shape(text, x - align * width(text), y + CAPITAL * size));
	}

	/** Draws a text from bottom to top, its middle at a place. */
	void drawUpright(final Graphics2D picture, final String text, final double x, final double y) {
		if (text.isEmpty()) return;
		final AffineTransform turn = AffineTransform.getTranslateInstance(x, y);
		turn.quadrantRotate(3);
		picture.fill(turn.createTransformedShape(shape(text, -width(text) / 2, CAPITAL * size)));
	}

	/** Draws a text with a light rim, for any background, its middle at a place. */
	void drawRimmed(final Graphics2D picture, final String text, final double x, final double y) {
		if (text.isEmpty()) return;
		final Shape letters = shape(text, x - width(text) / 2, y + CAPITAL * size);
		picture.setColor(new Color(255, 255, 255, 210));
		picture.setStroke(new BasicStroke(0.25f * size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		picture.draw(letters);
		picture.setColor(Color.BLACK);
		picture.fill(letters);
	}

	/** In pixels. */
	double width(final String text) {
		double width = 0;
		for (final String part : text.split(PARTS))
			width += part.isEmpty() ? 0 : layout(part).getAdvance();
		return width;
	}

	/** For the texts of axes, where this is for their numbers. */
	Lettering larger() {
		return new Lettering(size + 2);
	}

	private Shape shape(final String text, final double left, final double baseline) {
		final Path2D all = new Path2D.Double();
		double x = left;
		for (final String part : text.split(PARTS)) {
			if (part.isEmpty()) continue;
			final double y = part.startsWith("{") ? baseline - RAISE * size : baseline;
			all.append(layout(part).getOutline(AffineTransform.getTranslateInstance(x, y)), false);
			x += layout(part).getAdvance();
		}
		return all;
	}

	private TextLayout layout(final String part) {
		final boolean raised = part.startsWith("{");
		return new TextLayout(raised ? part.substring(1, part.length() - 1) : part, new Font(Font.SANS_SERIF, Font.PLAIN, 1)
			.deriveFont((float) (raised ? SMALL * size : size)), CONTEXT);
	}
}
