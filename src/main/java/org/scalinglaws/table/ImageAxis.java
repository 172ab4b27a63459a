package org.scalinglaws.table;

import org.scalinglaws.ground.Require;

/**
 * What one dimension of an image stands for: a quantity whose values lie evenly
 * along the pixels, themselves or by their logarithms.
 *
 * @param name of the quantity
 * @param from its value at the centre of the first pixel; positive if logarithmic
 * @param to its value at the centre of the last pixel, not less than {@code from}
 * @param logarithmic whether the logarithms are evenly spaced
 */
public record ImageAxis(String name, double from, double to, boolean logarithmic) {

	/**
	 * Describes an axis.
	 *
	 * @throws IllegalArgumentException if the name is missing or blank, or an end
	 *           is not as described above
	 */
	public ImageAxis {
		if (Require.given("name", name).isBlank()) throw new IllegalArgumentException("name must not be blank");
		if (logarithmic) Require.positive("from of " + name, from);
		else Require.inRange("from of " + name, from, -Double.MAX_VALUE, Double.MAX_VALUE);
		Require.inRange("to of " + name, to, from, Double.MAX_VALUE);
	}

	/** {@return a logarithmic axis} */
	public static ImageAxis logarithmic(final String name, final double from, final double to) {
		return new ImageAxis(name, from, to, true);
	}

	/** {@return a linear axis} */
	public static ImageAxis linear(final String name, final double from, final double to) {
		return new ImageAxis(name, from, to, false);
	}

	/**
	 * The value at a pixel.
	 *
	 * @param index of the pixel, from 0; fractions lie between the centres, also
	 *          beyond the ends
	 * @param length of the image along this axis, in pixels
	 */
	public double coordinate(final double index, final long length) {
		if (index == 0 || length < 2) return from;
		if (index == length - 1) return to; // to the bit
		final double scaled = scale(from) + index * step(length);
		return logarithmic ? Math.pow(10, scaled) : scaled;
	}

	/** {@return the inverse of {@link #coordinate}: the index of the pixel, with fractions, at which a value lies} */
	public double position(final double value, final long length) {
		if (value == from || length < 2) return 0;
		return (scale(value) - scale(from)) / step(length);
	}

	/** From one pixel to the next: in the quantity's own units, or in powers of ten if logarithmic; 0 for a single pixel. */
	public double step(final long length) {
		return length < 2 ? 0 : (scale(to) - scale(from)) / (length - 1);
	}

	/** {@return the values at all pixels} */
	public double[] coordinates(final int length) {
		final double[] all = new double[length];
		for (int i = 0; i < length; i++)
			all[i] = coordinate(i, length);
		return all;
	}

	private double scale(final double value) {
		return logarithmic ? Math.log10(value) : value;
	}
}
