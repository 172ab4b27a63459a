package org.scalinglaws.host.convert;

import java.lang.reflect.Type;

import org.scijava.convert.AbstractConverter;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * What turns things that are not ImgLib2 images into such, where an input asks
 * for an {@link Img} or a {@link RandomAccessibleInterval} and for nothing more
 * special.
 *
 * @param <I> what is converted
 */
abstract class ImageConverter<I> extends AbstractConverter<I, Img<DoubleType>> {

	/** Whether this very object can be converted. */
	abstract boolean accepts(I source);

	/** The image of an accepted object. */
	abstract Img<DoubleType> image(I source);

	@Override
	public boolean canConvert(final Class<?> source, final Class<?> target) {
		return source != null && getInputType().isAssignableFrom(source) && (target == Img.class ||
			target == RandomAccessibleInterval.class);
	}

	@Override
	public boolean canConvert(final Object source, final Class<?> target) {
		return source != null && canConvert(source.getClass(), target) && accepts(getInputType().cast(source));
	}

	@Override
	public boolean canConvert(final Object source, final Type target) {
		return canConvert(source, org.scijava.util.Types.raw(target));
	}

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		return target.cast(image(getInputType().cast(source)));
	}

	@Override
	@SuppressWarnings({ "unchecked", "rawtypes" }) // a class literal has no type arguments
	public Class<Img<DoubleType>> getOutputType() {
		return (Class) Img.class;
	}
}
