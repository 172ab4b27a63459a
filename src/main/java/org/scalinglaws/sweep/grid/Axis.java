package org.scalinglaws.sweep.grid;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.ImageAxis;

/**
 * The values of one input over a grid: numbers, words or truth values.
 *
 * @param name of the input
 * @param values one for each point: the number, the place of the word in the list from 0, or 1 for true and 0 for false;
 *          shared, not to be changed
 * @param words of an input with choices, or empty
 * @param truth whether the values are truth values
 * @param text how the values are written in a grid, or null if they were not written
 * @param generated whether all but the ends were put evenly between these
 */
public record Axis(String name, double[] values, List<String> words, boolean truth, String text, boolean generated)
	implements Serializable
{

	private static final String NAME = "[A-Za-z_]\\w*";

	/** @throws IllegalArgumentException if the name is none of an input, or there is no value */
	public Axis {
		if (!Require.given("name", name).matches(NAME)) throw new IllegalArgumentException(
			"axis must be the name of an input, was " + name);
		if (values.length == 0) throw new IllegalArgumentException("axis " + name + " must have a value, had none");
		words = List.copyOf(words);
	}

	/** Numbers as they stand, such as the column of a table. */
	public static Axis of(final String name, final double... values) {
		return new Axis(name, values, List.of(), false, null, false);
	}

	/**
	 * Numbers in a list.
	 *
	 * @throws IllegalArgumentException if one is there twice
	 */
	public static Axis list(final String name, final double... values) {
		final Set<Double> seen = new HashSet<>();
		for (final double value : values)
			if (!seen.add(value + 0.0)) throw twice(name, Require.text(value));
		return new Axis(name, values, List.of(), false, Arrays.stream(values).mapToObj(Axis::number).collect(Collectors.joining(
			", ")), false);
	}

	/**
	 * Words in a list; true and false alone are truth values.
	 *
	 * @throws IllegalArgumentException if one is there twice
	 */
	public static Axis words(final String name, final List<String> words) {
		final Set<String> seen = new HashSet<>();
		for (final String word : words)
			if (!seen.add(word)) throw twice(name, word);
		final String text = String.join(", ", words);
		final List<String> small = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
		if (List.of("true", "false").containsAll(small)) return new Axis(name, small.stream().mapToDouble(word -> word.equals(
			"true") ? 1 : 0).toArray(), List.of(), true, text.toLowerCase(Locale.ROOT), false);
		final double[] places = new double[words.size()];
		Arrays.setAll(places, i -> i);
		return new Axis(name, places, words, false, text, false);
	}

	/**
	 * Numbers from one to another, evenly spaced, or by their logarithms.
	 *
	 * @param count of all, the ends, which are exact, included
	 * @throws IllegalArgumentException if the count is less than 1, or the ends do not fit
	 */
	public static Axis range(final String name, final double from, final double to, final int count, final boolean log) {
		if (count < 1) throw new IllegalArgumentException("count of " + name + " must be at least 1, was " + count);
		if (count == 1 && from != to) throw new IllegalArgumentException("count of " + name + " must be at least 2 from " +
			Require.text(from) + " to " + Require.text(to) + ", was 1");
		if (count > 1 && !(to > from)) throw new IllegalArgumentException("end of " + name + " must be greater than its start " +
			Require.text(from) + ", was " + Require.text(to));
		final double[] values = new ImageAxis(name, from, to, log).coordinates(count);
		for (int i = 1; i < count; i++)
			if (!(values[i] > values[i - 1])) throw new IllegalArgumentException("axis " + name + " must have distinct values, had " +
				values[i] + " twice");
		return new Axis(name, values, List.of(), false, number(from) + " : " + number(to) + " : " + count + (log ? " : log"
			: ""), true);
	}

	/** {@return the number of values} */
	public int length() {
		return values.length;
	}

	/** {@return what the input is given at a point: a Double, a word or a truth value} */
	public Object input(final int point) {
		if (truth) return values[point] != 0;
		return words.isEmpty() ? (Object) values[point] : words.get(point);
	}

	/**
	 * The same axis for an input that takes whole numbers: points between the ends are rounded.
	 *
	 * @throws IllegalArgumentException if two of them coincide then
	 */
	public Axis rounded() {
		if (!generated) return this;
		final double[] whole = values.clone();
		for (int i = 1; i < whole.length; i++) {
			if (i < whole.length - 1) whole[i] = Math.rint(whole[i]);
			if (!(whole[i] > whole[i - 1])) throw new IllegalArgumentException("axis " + name +
				" must have distinct whole numbers, had " + Require.text(whole[i]) + " twice; fewer points or a wider range have them");
		}
		return new Axis(name, whole, words, truth, text, true);
	}

	/** The shortest decimal, whole numbers without a point. */
	static String number(final double value) {
		return Require.text(value);
	}

	private static IllegalArgumentException twice(final String name, final String value) {
		return new IllegalArgumentException("axis " + name + " must have distinct values, had " + value + " twice");
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Axis axis && name.equals(axis.name) && Arrays.equals(values, axis.values) && words.equals(
			axis.words) && truth == axis.truth;
	}

	@Override
	public int hashCode() {
		return 31 * name.hashCode() + Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		if (text != null) return text;
		final String first = Arrays.stream(values).limit(3).mapToObj(Axis::number).collect(Collectors.joining(", "));
		return values.length > 3 ? first + ", ... (" + values.length + " values)" : first;
	}
}
