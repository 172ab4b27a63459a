package org.scalinglaws.host.script;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;

/** Numbers as scripts write them, and as they read them from the text of an input. */
public class ScriptText {

	/** For {@link ScriptRun}, which has these functions as its own. */
	ScriptText() {}

	/** {@return values as {@link String#format} writes them, numbers with a point in every country} */
	public static String text(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	/** {@return a number as short as six digits allow: 12, 0.25, 1e-4, 3.16228e8} */
	public static String number(final double value) {
		return number(value, 6);
	}

	/** {@return a number as short as some digits allow; whole ones below 1e5 have all of theirs} */
	public static String number(final double value, final int digits) {
		if (!Double.isFinite(value)) return Double.toString(value);
		if (value == Math.rint(value) && Math.abs(value) < 1e5) return Long.toString((long) value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
		final int power = rounded.precision() - rounded.scale() - 1;
		return power < -3 ? rounded.movePointRight(-power).toPlainString() + "e" + power : rounded.toString().replace("E+",
			"e");
	}

	/** {@return a number in typeset text, with a minus sign in place of the hyphen} */
	public static String typeset(final double value, final int digits) {
		return number(value, digits).replace('-', '\u2212');
	}

	/**
	 * Reads the text of an input that stands for several numbers.
	 *
	 * @param name of the input, for the message
	 * @return the numbers in ascending order, each once
	 * @throws IllegalArgumentException if something is no number, or outside [low,
	 *           high]
	 */
	public static List<Double> numbers(final String name, final String text, final double low, final double high) {
		final List<Double> values = parts(name, text, "numbers", Double::valueOf);
		values.forEach(value -> Require.inRange("each of " + name, value, low, high));
		return values;
	}

	/** As {@link #numbers}, of whole numbers. */
	public static List<Integer> wholeNumbers(final String name, final String text, final int low, final int high) {
		final List<Integer> values = parts(name, text, "whole numbers", part -> new BigDecimal(part).intValueExact());
		values.forEach(value -> Require.inRange("each of " + name, value, low, high));
		return values;
	}

	private static <T> List<T> parts(final String name, final String text, final String what,
		final Function<String, T> read)
	{
		try {
			return Arrays.stream(text.trim().split("[;,\\s]+")).map(read).distinct().sorted().toList();
		}
		catch (final NumberFormatException | ArithmeticException exc) {
			throw new IllegalArgumentException(name + " must be " + what + " separated by semicolons, was " + text, exc);
		}
	}

	/** {@return numbers from one to another, evenly spaced by their logarithms, both ends included} */
	public static List<Double> logarithmic(final double from, final double to, final int count) {
		return IntStream.range(0, count).mapToObj(i -> from * Math.exp(i / (count - 1.) * Math.log(to / from))).toList();
	}
}
