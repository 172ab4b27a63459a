package org.scalinglaws.command.support;

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
public record ImageRegion(long x, long y, long width, long height) {

	/** That of an image of two dimensions or more. */
	public static ImageRegion of(final Interval image) {
		return new ImageRegion(image.min(0), image.min(1), image.dimension(0), image.dimension(1));
	}

	/** Tells it in the metadata of a table. */
	public void describeIn(final Columns.Builder table) {
		table.metadata("regionX", x).metadata("regionY", y).metadata("regionWidth", width).metadata("regionHeight", height);
	}

	@Override
	public String toString() {
		return "x " + x + ", y " + y + ", width " + width + ", height " + height;
	}
}
