package org.scalinglaws.host.convert;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.LongStream;

import org.scalinglaws.ground.ImageArrays;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Makes arrays and lists of numbers, as Java, Groovy and Python write them, vectors, and
 * those of such of equal lengths matrices or stacks. The innermost index is dimension 0,
 * so that each row as it is written is one sample. A {@code double[]} and its image share
 * their values.
 */
@Plugin(type = Converter.class)
public class NumbersToImage extends ImageConverter<Object> {

	private static final int DEEPEST = 3;
	private static final int LARGEST = Integer.MAX_VALUE - 8;

	@Override
	public boolean canConvert(final Class<?> source, final Class<?> target) {
		return source != null && (source.isArray() || List.class.isAssignableFrom(source)) && super.canConvert(source, target);
	}

	@Override
	boolean accepts(final Object source) {
		final long[] shape = shape(source);
		return shape.length <= DEEPEST && LongStream.of(shape).allMatch(length -> length > 0) && LongStream.of(shape)
			.asDoubleStream().reduce(1, (a, b) -> a * b) <= LARGEST && isFull(source, shape, shape.length - 1);
	}

	@Override
	Img<DoubleType> image(final Object source) {
		if (source instanceof double[]) return ImageArrays.image((double[]) source);
		final long[] shape = shape(source);
		final double[] values = new double[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
		fill(source, values, 0);
		return ArrayImgs.doubles(values, shape);
	}

	/** The lengths of the first rows, the innermost one first. */
	private static long[] shape(final Object source) {
		final LinkedList<Integer> lengths = new LinkedList<>();
		for (Object at = source; isRow(at); at = length(at) > 0 ? get(at, 0) : null)
			lengths.addFirst(length(at));
		return lengths.stream().mapToLong(Integer::longValue).toArray();
	}

	/** Whether all rows have the lengths of the first, and hold numbers that a double can be. */
	private static boolean isFull(final Object source, final long[] shape, final int dimension) {
		if (dimension < 0) return source instanceof Number && (!(source instanceof Long) ||
			(long) ((Number) source).doubleValue() == (Long) source);
		if (!isRow(source) || length(source) != shape[dimension]) return false;
		if (source instanceof double[] || source instanceof float[] || source instanceof int[]) return dimension == 0;
		for (int i = 0; i < length(source); i++)
			if (!isFull(get(source, i), shape, dimension - 1)) return false;
		return true;
	}

	/** {@return the place after the last value} */
	private static int fill(final Object source, final double[] values, final int start) {
		int at = start;
		if (source instanceof double[]) System.arraycopy(source, 0, values, at, length(source));
		if (source instanceof double[]) return at + length(source);
		for (int i = 0; i < length(source); i++) {
			final Object element = get(source, i);
			if (isRow(element)) at = fill(element, values, at);
			else values[at++] = ((Number) element).doubleValue();
		}
		return at;
	}

	private static boolean isRow(final Object source) {
		return source instanceof List || source != null && source.getClass().isArray();
	}

	private static int length(final Object row) {
		return row instanceof List ? ((List<?>) row).size() : Array.getLength(row);
	}

	private static Object get(final Object row, final int index) {
		return row instanceof List ? ((List<?>) row).get(index) : Array.get(row, index);
	}

	@Override
	public void populateInputCandidates(final Collection<Object> objects) {
		// not all objects of a session are arrays
	}

	@Override
	public Class<Object> getInputType() {
		return Object.class;
	}
}
