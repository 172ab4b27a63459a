package org.scalinglaws.ground;

import java.util.List;

/**
 * Checks of inputs, made before any work begins; each message names the
 * parameter, its allowed range and the value it had.
 */
public final class Require {

	/** Of numbers whose products of three have to be numbers, too. */
	public static final double LARGEST = 1e100;

	private Require() {
		// static checks only
	}

	/**
	 * Requires a finite number in a closed interval.
	 *
	 * @return the value
	 * @throws IllegalArgumentException if the value is NaN or outside [low, high]
	 */
	public static double inRange(final String name, final double value, final double low, final double high) {
		if (value >= low && value <= high && !Double.isInfinite(value)) return value;
		throw new IllegalArgumentException(name + " must be in [" + text(low) + ", " + text(high) + "], was " + text(
			value));
	}

	/**
	 * Requires a whole number in a closed interval.
	 *
	 * @return the value
	 * @throws IllegalArgumentException if the value is outside [low, high]
	 */
	public static long inRange(final String name, final long value, final long low, final long high) {
		if (value >= low && value <= high) return value;
		throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], was " + value);
	}

	/**
	 * Requires a whole number in a closed interval.
	 *
	 * @return the value
	 * @throws IllegalArgumentException if the value is outside [low, high]
	 */
	public static int inRange(final String name, final int value, final int low, final int high) {
		return (int) inRange(name, (long) value, low, high);
	}

	/**
	 * Requires a finite number greater than zero.
	 *
	 * @return the value
	 * @throws IllegalArgumentException if the value is NaN, infinite or not
	 *           positive
	 */
	public static double positive(final String name, final double value) {
		if (value > 0 && value <= Double.MAX_VALUE) return value;
		throw new IllegalArgumentException(name + " must be finite and greater than 0, was " + text(value));
	}

	/**
	 * Requires that a value was given.
	 *
	 * @return the value
	 * @throws IllegalArgumentException if it is null
	 */
	public static <T> T given(final String name, final T value) {
		if (value != null) return value;
		throw new IllegalArgumentException(name + " is required, was not given");
	}

	/**
	 * Requires that all elements are finite.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException naming the first element that is not
	 */
	public static double[] finite(final String name, final double[] values) {
		for (int i = 0; i < values.length; i++) {
			if (Double.isFinite(values[i])) continue;
			throw new IllegalArgumentException(name + " must be finite, was " + values[i] + " at " + i);
		}
		return values;
	}

	/**
	 * Requires that all elements are from -1e100 to 1e100.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException naming the first that is not
	 */
	public static double[] moderate(final String name, final double[] values) {
		for (final double value : finite(name, values))
			inRange("each of " + name, value, -LARGEST, LARGEST);
		return values;
	}

	/**
	 * Requires a number of elements.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException if the length differs
	 */
	public static double[] length(final String name, final double[] values, final int length) {
		if (values.length == length) return values;
		throw new IllegalArgumentException(name + " must have length " + length + ", was " + values.length);
	}

	/**
	 * Requires eigenvalues of a covariance.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException if it is missing, or a value is negative or not finite, or the largest is not in
	 *           [1e-200, 1e100]
	 */
	public static double[] spectrum(final String name, final double[] values) {
		finite(name, given(name, values));
		double largest = 0;
		for (int i = 0; i < values.length; i++) {
			if (values[i] < 0) throw new IllegalArgumentException(name + " must not be negative, was " + values[i] + " at " +
				i);
			largest = Math.max(largest, values[i]);
		}
		if (largest == 0) throw new IllegalArgumentException(name + " must have a sum greater than 0, was " + text(0));
		inRange("largest of " + name, largest, 1e-200, LARGEST);
		return values;
	}

	/**
	 * Requires one of the known choices.
	 *
	 * @return the value
	 * @throws IllegalArgumentException listing the choices if it is none of them
	 */
	public static String oneOf(final String name, final String value, final List<String> choices) {
		if (value != null && choices.contains(value)) return value;
		throw new IllegalArgumentException(name + " must be one of " + choices + ", was " + value);
	}

	/** A number as it stands in a message: whole ones without a fraction. */
	public static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}
}
