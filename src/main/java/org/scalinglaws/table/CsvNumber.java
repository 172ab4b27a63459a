package org.scalinglaws.table;

/**
 * Reads decimal numbers from characters in one pass: exactly as
 * {@link Double#parseDouble}, which is asked only where a product or quotient of
 * two exact doubles does not give the nearest one. Java's own suffixes (1d,
 * 0x1p3) are no numbers.
 */
final class CsvNumber {

	private static final double[] POWERS = new double[23]; // exact
	private static final long EXACT = 1L << 53;
	private static final long FULL = Long.MAX_VALUE / 10 - 9;

	static {
		POWERS[0] = 1;
		for (int i = 1; i < POWERS.length; i++)
			POWERS[i] = 10 * POWERS[i - 1];
	}

	private final boolean commas;
	private double value;
	private int mark;
	private int end;
	private int digits;

	/** @param commas whether a decimal comma is taken for a point */
	CsvNumber(final boolean commas) {
		this.commas = commas;
	}

	/** {@return whether all these characters are one number, which is then the value} */
	boolean read(final char[] text, final int from, final int to) {
		int at = from;
		if (at < to && (text[at] == '-' || text[at] == '+')) at++;
		mark = -1;
		digits = 0;
		long mantissa = 0;
		int scale = 0;
		boolean exact = true;
		for (; at < to; at++) {
			final int digit = text[at] - '0';
			if (digit >= 0 && digit < 10) {
				digits++;
				exact &= mantissa < FULL;
				if (exact) mantissa = 10 * mantissa + digit;
				if (mark >= 0) scale--;
			}
			else if (mark < 0 && (text[at] == '.' || commas && text[at] == ',')) mark = at;
			else break;
		}
		if (digits == 0) return false;
		end = at;
		if (at < to && (text[at] == 'e' || text[at] == 'E')) {
			final int exponent = exponent(text, at + 1, to);
			if (exponent == Integer.MIN_VALUE) return false;
			scale += exponent;
			at = to;
		}
		if (at < to) return false;
		value = exact && mantissa <= EXACT && Math.abs(scale) < POWERS.length ? signed(text[from], scale < 0 ? mantissa /
			POWERS[-scale] : mantissa * POWERS[scale]) : Double.parseDouble(new String(text, from, to - from).replace(',', '.'));
		return true;
	}

	private static double signed(final char first, final double size) {
		return first == '-' ? -size : size;
	}

	/** The whole number at the end, less than it may be where that is beyond all doubles; or the least integer. */
	private static int exponent(final char[] text, final int from, final int to) {
		int at = from;
		if (at < to && (text[at] == '-' || text[at] == '+')) at++;
		if (at == to) return Integer.MIN_VALUE;
		int exponent = 0;
		for (; at < to; at++) {
			if (text[at] < '0' || text[at] > '9') return Integer.MIN_VALUE;
			exponent = Math.min(10 * exponent + text[at] - '0', 100_000);
		}
		return text[from] == '-' ? -exponent : exponent;
	}

	/** {@return what was read last} */
	double value() {
		return value;
	}

	/** {@return where in the characters its decimal point or comma is, or -1} */
	int mark() {
		return mark;
	}

	/** {@return whether its comma could as well set off thousands: three digits behind it, one to three before, no zero first} */
	boolean maybeThousands(final char[] text) {
		final int before = digits - 3;
		return end - mark == 4 && before >= 1 && before <= 3 && text[mark - before] != '0';
	}
}
