package org.scalinglaws.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them, with at most six digits, and as they are. */
final class ShortNumber {

	private static final MathContext SIX = new MathContext(6);
	private static final double LARGEST_WHOLE = 1e15;

	private ShortNumber() {
		// static functions only
	}

	/** At most six digits; without an exponent between 1e-4 and 1e6, and of whole numbers all digits. */
	static String of(final double value) {
		if (!Double.isFinite(value) || isWhole(value)) return full(value);
		final BigDecimal rounded = new BigDecimal(value).round(SIX).stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale() - 1;
		if (exponent >= -4 && exponent < 6) return rounded.toPlainString();
		final BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
		return mantissa.toPlainString() + "e" + exponent;
	}

	/** The shortest text of the same double, whole numbers without a point. */
	static String full(final double value) {
		return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
	}

	/** The full text where the short one says less; else null. */
	static String title(final double value) {
		return of(value).equals(full(value)) || Double.parseDouble(of(value)) == value ? null : full(value);
	}

	private static boolean isWhole(final double value) {
		return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
	}
}
