package org.scalinglaws.host.outputs;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** An array of at least two dimensions as an ImageJ image of 32 bits; those after the second follow each other as slices. */
final class FloatStack {

	private FloatStack() {
		// static method only
	}

	static ImagePlus of(final String name, final RandomAccessibleInterval<? extends RealType<?>> array) {
		final int width = Math.toIntExact(array.dimension(0)), height = Math.toIntExact(array.dimension(1));
		final ImageStack stack = new ImageStack(width, height);
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(array).cursor();
		while (cursor.hasNext()) {
			final float[] pixels = new float[Math.multiplyExact(width, height)];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = cursor.next().getRealFloat();
			stack.addSlice(new FloatProcessor(width, height, pixels));
		}
		return new ImagePlus(name, stack);
	}
}
