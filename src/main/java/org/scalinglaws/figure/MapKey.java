package org.scalinglaws.figure;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** What the colours of a map mean, for its pixels and beside it. */
interface MapKey {

	/** Red, green and blue of a value, in the lowest 24 bits. */
	int rgb(double value);

	/** The width of its explanation, in pixels. */
	int width(Lettering lettering);

	/**
	 * Draws its explanation.
	 *
	 * @param area beside the map and as high as it
	 */
	void paint(Graphics2D picture, Rectangle area, Lettering lettering);
}
