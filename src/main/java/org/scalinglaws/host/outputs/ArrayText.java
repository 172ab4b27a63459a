package org.scalinglaws.host.outputs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Numbers of an array as a person reads them: all of a short vector, else size, range, mean and the first. */
public final class ArrayText {

	private static final int ALL = 10;
	private static final int FIRST = 5;
	private static final MathContext DIGITS = new MathContext(6);

	private ArrayText() {
		// static methods only
	}

	/** One line for an array; of one that does not hold real numbers only its size. */
	public static String of(final RandomAccessibleInterval<?> array) {
		final String size = Arrays.stream(array.dimensionsAsLongArray()).mapToObj(Long::toString).collect(Collectors.joining(
			" x "));
		final Object type = array.getType();
		if (!(type instanceof RealType)) return "image " + size + " of " + type.getClass().getSimpleName();
		@SuppressWarnings("unchecked") // as its first element
		final RandomAccessibleInterval<? extends RealType<?>> numbers = (RandomAccessibleInterval<? extends RealType<?>>) array;
		if (array.numDimensions() == 1 && array.dimension(0) <= ALL) return "[" + first(numbers, ALL) + "]";
		return size + " numbers, " + range(numbers) + ", first " + first(numbers, FIRST);
	}

	/** Minimum, mean and maximum of the numbers that are, and how many are not. */
	public static String range(final RandomAccessibleInterval<? extends RealType<?>> array) {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY, sum = 0;
		long count = 0, missing = 0;
		for (final RealType<?> element : Views.flatIterable(array)) {
			final double value = element.getRealDouble();
			if (Double.isNaN(value)) {
				missing++;
				continue;
			}
			low = Math.min(low, value);
			high = Math.max(high, value);
			sum += value;
			count++;
		}
		final String nan = missing == 0 ? "" : missing + " NaN";
		return count == 0 ? nan : "minimum " + rounded(low) + ", mean " + rounded(sum / count) + ", maximum " + rounded(high) +
			(missing == 0 ? "" : ", " + nan);
	}

	private static String first(final RandomAccessibleInterval<? extends RealType<?>> array, final int count) {
		return StreamSupport.stream(Views.flatIterable(array).spliterator(), false).limit(count).map(element -> Double
			.toString(element.getRealDouble())).collect(Collectors.joining(", "));
	}

	private static String rounded(final double value) {
		return Double.toString(Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value);
	}
}
