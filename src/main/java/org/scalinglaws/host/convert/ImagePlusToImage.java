package org.scalinglaws.host.convert;

import org.scijava.Priority;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Copies an ImageJ image to doubles: 2-D (x, y), or 3-D (x, y, slice) for a
 * stack, whose channels, slices and frames follow each other in ImageJ's order. A
 * calibrated 32-bit image of one slice keeps its axes (see
 * {@link ImageCalibration}).
 * <p>
 * Values are as stored, without calibration. Of an RGB image it is the
 * luminance 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). Where another converter
 * is at hand, as in Fiji, that one goes first.
 * </p>
 */
@Plugin(type = Converter.class, priority = Priority.LOW)
public class ImagePlusToImage extends ImageConverter<ImagePlus> {

	@Override
	boolean accepts(final ImagePlus source) {
		final long pixels = (long) source.getWidth() * source.getHeight() * source.getStackSize();
		return pixels > 0 && pixels <= Integer.MAX_VALUE - 8;
	}

	@Override
	public Img<DoubleType> image(final ImagePlus source) {
		final int slices = source.getStackSize();
		final int plane = source.getWidth() * source.getHeight();
		final double[] values = new double[plane * slices];
		for (int slice = 0; slice < slices; slice++)
			copy(source.getStack().getProcessor(slice + 1), values, slice * plane);
		if (ImageCalibration.isCalibrated(source)) return ImageCalibration.image(source, values);
		if (slices == 1) return ArrayImgs.doubles(values, source.getWidth(), source.getHeight());
		return ArrayImgs.doubles(values, source.getWidth(), source.getHeight(), slices);
	}

	private static void copy(final ImageProcessor pixels, final double[] target, final int offset) {
		final boolean color = pixels instanceof ColorProcessor;
		for (int i = 0; i < pixels.getPixelCount(); i++)
			target[offset + i] = color ? luminance(pixels.get(i)) : pixels.getf(i);
	}

	private static double luminance(final int rgb) {
		return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
	}

	@Override
	public Class<ImagePlus> getInputType() {
		return ImagePlus.class;
	}
}
