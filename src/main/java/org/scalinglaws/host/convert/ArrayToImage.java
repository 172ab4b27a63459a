package org.scalinglaws.host.convert;

import org.scalinglaws.ground.ImageArrays;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes a {@code double[]} a vector; the image and the array share their values. */
@Plugin(type = Converter.class)
public class ArrayToImage extends ImageConverter<double[]> {

	@Override
	boolean accepts(final double[] source) {
		return source.length > 0;
	}

	@Override
	Img<DoubleType> image(final double[] source) {
		return ImageArrays.image(source);
	}

	@Override
	public Class<double[]> getInputType() {
		return double[].class;
	}
}
