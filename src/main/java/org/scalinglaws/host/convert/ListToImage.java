package org.scalinglaws.host.convert;

import java.util.List;

import org.scalinglaws.ground.ImageArrays;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes a list of numbers, as Groovy and Python write them, a vector. */
@Plugin(type = Converter.class)
@SuppressWarnings("rawtypes") // a class literal has no type arguments
public class ListToImage extends ImageConverter<List> {

	@Override
	boolean accepts(final List source) {
		if (source.isEmpty()) return false;
		for (final Object element : source)
			if (!(element instanceof Number)) return false;
		return true;
	}

	@Override
	Img<DoubleType> image(final List source) {
		final double[] values = new double[source.size()];
		int i = 0;
		for (final Object element : source)
			values[i++] = ((Number) element).doubleValue();
		return ImageArrays.image(values);
	}

	@Override
	public Class<List> getInputType() {
		return List.class;
	}
}
