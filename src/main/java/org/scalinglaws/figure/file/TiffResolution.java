package org.scalinglaws.figure.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.scalinglaws.ground.Require;

/**
 * The resolution (pixels per unit) in the first directory of a TIFF file, a
 * ratio of two 32-bit numbers.
 * <p>
 * ImageJ writes multiples of 1e-6: a pixel 1234.5 wide is off in its fifth
 * digit, one wider than 1e6 has none. The convergents of the continued fraction
 * are right to 5e-10 of the size, mostly much better.
 * </p>
 */
final class TiffResolution {

	private static final int X = 282, Y = 283;

	private TiffResolution() {
		// static writing only
	}

	/**
	 * Writes the resolution anew, where there is one.
	 *
	 * @param tiff the file, changed in place
	 * @param pixelWidth in units, from 1 / (2^31 - 1) to 2^31 - 1
	 * @param pixelHeight likewise
	 * @throws IllegalArgumentException if a size is outside this range
	 */
	static void write(final byte[] tiff, final double pixelWidth, final double pixelHeight) {
		final ByteBuffer bytes = ByteBuffer.wrap(tiff);
		bytes.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int directory = bytes.getInt(4);
		final int entries = bytes.getShort(directory);
		for (int entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
			final int tag = bytes.getShort(entry);
			if (tag == X) write(bytes, bytes.getInt(entry + 8), "pixel width of plot", pixelWidth);
			if (tag == Y) write(bytes, bytes.getInt(entry + 8), "pixel height of plot", pixelHeight);
		}
	}

	private static void write(final ByteBuffer bytes, final int place, final String name, final double size) {
		Require.inRange(name, size, 1.0 / Integer.MAX_VALUE, Integer.MAX_VALUE);
		final int[] ratio = ratio(1 / size);
		bytes.putInt(place, ratio[0]);
		bytes.putInt(place + 4, ratio[1]);
	}

	/** The last convergent whose numerator and denominator have 31 bits. */
	static int[] ratio(final double value) {
		long numerator = 1, denominator = 0, lastNumerator = 0, lastDenominator = 1;
		for (double rest = value; rest <= Integer.MAX_VALUE; rest = 1 / (rest - Math.floor(rest))) {
			final long whole = (long) rest;
			final long nextNumerator = whole * numerator + lastNumerator;
			final long nextDenominator = whole * denominator + lastDenominator;
			if (Math.max(nextNumerator, nextDenominator) > Integer.MAX_VALUE) break;
			lastNumerator = numerator;
			lastDenominator = denominator;
			numerator = nextNumerator;
			denominator = nextDenominator;
		}
		return new int[] { (int) numerator, (int) denominator };
	}
}
