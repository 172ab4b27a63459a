package org.scalinglaws.figure.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis has its ticks.
 *
 * @param major those with a text
 * @param minor those without
 */
public record Ticks(List<Tick> major, List<Double> minor) {

	private static final int FEW_DECADES = 7; // which are divided
	private static final int MOST_BETWEEN = 4; // decades without a text between two with one, as on linear axes; more are a comb
	private static final int PLAIN_FROM = -2, PLAIN_TO = 3; // decades that are written out where they are all
	private static final double MOST_STEPS = 1e14; // from 0 to an axis so short that its numbers hardly differ
	private static final double[] DIGITS = { 1, 2, 5 };
	private static final String DIGITS_RAISED = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

	/**
	 * A tick with a text.
	 *
	 * @param value where it is
	 * @param text as people write it: 100, 0.25, 10 with its exponent raised
	 */
	public record Tick(double value, String text) {}

	/**
	 * Powers of ten where a log axis has at least two of them, otherwise one, two and five times them where there are
	 * at least three, otherwise round numbers.
	 *
	 * @param most texts, about; at least 2
	 */
	public static Ticks of(final Span axis, final int most) {
		if (!axis.log()) return linear(axis, most);
		final int first = (int) Math.ceil(Math.log10(axis.low()) - 1e-9), last = (int) Math.floor(Math.log10(axis.high()) +
			1e-9);
		if (last > first) return decades(axis, first, last, most);
		final List<Tick> digits = digits(axis);
		return digits.size() > 2 && digits.size() <= most + 2 ? new Ticks(digits, units(axis, first - 1, last)) : linear(axis,
			most);
	}

	private static Ticks decades(final Span axis, final int first, final int last, final int most) {
		final int step = (last - first) / (most + 2) + 1;
		final List<Tick> major = new ArrayList<>();
		final List<Double> minor = new ArrayList<>();
		for (int exponent = first; exponent <= last; exponent++)
			if (Math.floorMod(exponent, step) == 0) major.add(new Tick(Math.pow(10, exponent), first >= PLAIN_FROM &&
				last <= PLAIN_TO ? plain(Math.pow(10, exponent), Math.max(0, -exponent)) : power(exponent)));
			else if (step <= MOST_BETWEEN + 1) minor.add(Math.pow(10, exponent));
		if (last - first <= FEW_DECADES) minor.addAll(units(axis, first - 1, last));
		return new Ticks(major, minor);
	}

	/** One, two and five times each power of ten. */
	private static List<Tick> digits(final Span axis) {
		final List<Tick> ticks = new ArrayList<>();
		for (int exponent = (int) Math.floor(Math.log10(axis.low())); exponent <= Math.log10(axis.high()); exponent++)
			for (final double digit : DIGITS)
				if (isWithin(axis, digit * Math.pow(10, exponent))) ticks.add(new Tick(digit * Math.pow(10, exponent), text(digit,
					exponent)));
		return ticks;
	}

	/** Two to nine times each power of ten. */
	private static List<Double> units(final Span axis, final int first, final int last) {
		final List<Double> all = new ArrayList<>();
		for (int exponent = first; exponent <= last; exponent++)
			for (int digit = 2; digit < 10; digit++)
				if (isWithin(axis, digit * Math.pow(10, exponent))) all.add(digit * Math.pow(10, exponent));
		return all;
	}

	private static Ticks linear(final Span axis, final int most) {
		final double pieces = Math.max(1, most - 1), rough = axis.high() / pieces - axis.low() / pieces;
		final int exponent = (int) Math.floor(Math.log10(rough));
		final double digit = rough <= 2 * Math.pow(10, exponent) ? 2 : rough <= 5 * Math.pow(10, exponent) ? 5 : 10;
		final double step = digit * Math.pow(10, exponent), small = step / (digit == 2 ? 4 : 5);
		final int stepExponent = digit == 10 ? exponent + 1 : exponent;
		final List<Tick> major = new ArrayList<>();
		final List<Double> minor = new ArrayList<>();
		final double first = axis.low() / small;
		if (!(small > 0) || Math.abs(first) > MOST_STEPS) return new Ticks(List.of(new Tick(axis.low(), text(axis.low(), axis,
			stepExponent))), List.of());
		final double last = axis.high() / small + 1e-9;
		for (long i = Math.round(first); i <= last; i++) {
			if (!isWithin(axis, i * small)) continue;
			final boolean labelled = i % Math.round(step / small) == 0;
			if (labelled) major.add(new Tick(i * small, text(i * small, axis, stepExponent)));
			else minor.add(i * small);
		}
		return new Ticks(major, minor);
	}

	private static boolean isWithin(final Span axis, final double value) {
		final double position = axis.position(value);
		return position > -1e-9 && position < 1 + 1e-9;
	}

	private static String power(final int exponent) {
		final StringBuilder text = new StringBuilder("10");
		for (final char letter : Integer.toString(exponent).toCharArray())
			text.append(letter == '-' ? '\u207B' : DIGITS_RAISED.charAt(letter - '0'));
		return text.toString();
	}

	private static String text(final double digit, final int exponent) {
		if (exponent >= -3 && exponent <= 4) return plain(digit * Math.pow(10, exponent), Math.max(0, -exponent));
		return (digit == 1 ? "" : (int) digit + "\u00B7") + power(exponent);
	}

	/** With as many decimals as the step has; where that would be long, with the power of ten of the axis. */
	private static String text(final double value, final Span axis, final int stepExponent) {
		final double most = Math.max(Math.abs(axis.low()), Math.abs(axis.high()));
		if (value == 0 || most >= 1e-3 && most < 1e5) return plain(value, Math.max(0, -stepExponent));
		final int exponent = (int) Math.floor(Math.log10(most));
		return plain(value / Math.pow(10, exponent), Math.max(0, exponent - stepExponent)) + "\u00B7" + power(exponent);
	}

	private static String plain(final double value, final int decimals) {
		return String.format(Locale.ROOT, "%." + (value == 0 ? 0 : decimals) + "f", value).replace('-', '\u2212');
	}
}
