package org.scalinglaws.host.convert;

import java.awt.Rectangle;

import org.scalinglaws.command.support.Attributes;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/**
 * The selected part of an ImageJ image, for the inputs that ask for it: the bounds of
 * the selection as an interval of the whole image, in all slices, with NaN where it has
 * another shape than its bounds. Points, lines and angles select no area and do not
 * count, as in ImageJ.
 */
public final class SelectedImage {

	private SelectedImage() {
		// static functions only
	}

	/** Whether a value of an input is an ImageJ image with a selection that counts. */
	public static boolean is(final ModuleItem<?> item, final Object value) {
		if (item.get(Attributes.SELECTION) == null || !(value instanceof ImagePlus)) return false;
		final ImagePlus image = (ImagePlus) value;
		return image.getRoi() != null && image.getRoi().isArea() && new ImagePlusToImage().accepts(image);
	}

	/**
	 * The selected part of such an image.
	 *
	 * @throws IllegalArgumentException if the selection lies outside of the image
	 */
	public static RandomAccessibleInterval<DoubleType> of(final ModuleItem<?> item, final ImagePlus image) {
		final Roi selection = image.getRoi();
		final Rectangle bounds = selection.getBounds().intersection(new Rectangle(image.getWidth(), image.getHeight()));
		if (bounds.isEmpty()) throw new IllegalArgumentException(item.getName() +
			" must have its selection inside, was " + selection.getBounds());
		final Img<DoubleType> whole = new ImagePlusToImage().image(image);
		final long[] min = new long[whole.numDimensions()], max = whole.maxAsLongArray();
		min[0] = bounds.x;
		min[1] = bounds.y;
		max[0] = bounds.x + bounds.width - 1L;
		max[1] = bounds.y + bounds.height - 1L;
		final RandomAccessibleInterval<DoubleType> part = Views.interval(whole, new FinalInterval(min, max));
		if (selection.getMask() != null) mask(part, selection.getMask(), selection.getBounds());
		return part;
	}

	private static void mask(final RandomAccessibleInterval<DoubleType> part, final ImageProcessor mask,
		final Rectangle bounds)
	{
		final Cursor<DoubleType> cursor = part.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			if (mask.get(cursor.getIntPosition(0) - bounds.x, cursor.getIntPosition(1) - bounds.y) == 0) cursor.get().set(
				Double.NaN);
		}
	}
}
