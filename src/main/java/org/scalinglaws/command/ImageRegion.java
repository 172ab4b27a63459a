package org.scalinglaws.command;

import org.scalinglaws.table.Columns;

import net.imglib2.Interval;

/**
 * The rectangle of dimensions 0 and 1 that an image, or a part of one, takes up.
 *
 * @param x of the first pixel
 * @param y of the first pixel
 * @param width in pixels
 * @param height in pixels
 */
record ImageRegion(long x, long y, long width, long height) {

	static ImageRegion of(final Interval image) {
		return new ImageRegion(image.min(0), image.min(1), image.dimension(0), image.dimension(1));
	}

	void describeIn(final Columns.Builder table) {
		table.metadata("regionX", x).metadata("regionY", y).metadata("regionWidth", width).metadata("regionHeight", height);
	}

	@Override
	public String toString() {
		return "x " + x + ", y " + y + ", width " + width + ", height " + height;
	}
}
