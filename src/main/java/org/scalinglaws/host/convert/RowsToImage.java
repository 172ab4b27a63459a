package org.scalinglaws.host.convert;

import org.scalinglaws.ground.ImageArrays;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Makes a {@code double[n][d]} an image of d x n: the second index, which runs
 * fastest in Java, is dimension 0, so that each {@code double[]} is one sample.
 */
@Plugin(type = Converter.class)
public class RowsToImage extends ImageConverter<double[][]> {

	@Override
	boolean accepts(final double[][] source) {
		if (source.length == 0 || source[0] == null || source[0].length == 0) return false;
		for (final double[] row : source)
			if (row == null || row.length != source[0].length) return false;
		return (long) source.length * source[0].length <= Integer.MAX_VALUE - 8;
	}

	@Override
	Img<DoubleType> image(final double[][] source) {
		final int length = source[0].length;
		final double[] values = new double[source.length * length];
		for (int i = 0; i < source.length; i++)
			System.arraycopy(source[i], 0, values, i * length, length);
		return ImageArrays.image(values, length);
	}

	@Override
	public Class<double[][]> getInputType() {
		return double[][].class;
	}
}
