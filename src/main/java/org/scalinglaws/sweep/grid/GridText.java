package org.scalinglaws.sweep.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a grid as one writes it: axes separated by semicolons or line ends, each {@code name = v1, v2} (numbers, or words
 * of an input with choices) or {@code name = from : to : count}, with {@code : log} behind it evenly by logarithms.
 */
final class GridText {

	private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

	private GridText() {
		// static reading only
	}

	static List<Axis> parse(final String text) {
		final List<Axis> axes = new ArrayList<>();
		for (final String part : text.split("[;\\r\\n]"))
			if (!part.isBlank()) axes.add(axis(part.strip()));
		return axes;
	}

	private static Axis axis(final String text) {
		final int equals = text.indexOf('=');
		if (equals < 0) throw new IllegalArgumentException(
			"grid must be written name = v1, v2; name = from : to : count [: log], was " + text);
		final String name = text.substring(0, equals).strip();
		final String values = text.substring(equals + 1).strip();
		if (values.isEmpty()) throw new IllegalArgumentException("axis " + name + " must have a value, had none");
		return values.contains(":") ? range(name, values) : list(name, values);
	}

	private static Axis list(final String name, final String text) {
		final List<String> words = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
		if (words.stream().anyMatch(String::isEmpty)) throw new IllegalArgumentException("axis " + name +
			" must have values separated by single commas, was " + text);
		if (words.stream().anyMatch(word -> word.contains("="))) throw new IllegalArgumentException("axis " + name +
			" must be separated from the next by a semicolon, was " + text);
		if (!words.stream().allMatch(word -> word.matches(NUMBER))) return Axis.words(name, words);
		return Axis.list(name, words.stream().mapToDouble(word -> number(name, word)).toArray());
	}

	private static Axis range(final String name, final String text) {
		final String[] parts = Arrays.stream(text.split(":", -1)).map(String::strip).toArray(String[]::new);
		final boolean log = parts.length == 4 && parts[3].equals("log");
		if (parts.length != 3 && !log || !parts[0].matches(NUMBER) || !parts[1].matches(NUMBER) || !parts[2].matches(
			"[+-]?\\d+")) throw new IllegalArgumentException("axis " + name + " must be from : to : count [: log], was " + text);
		return Axis.range(name, number(name, parts[0]), number(name, parts[1]), count(name, parts[2]), log);
	}

	/** What does not fit is more than a grid may have. */
	private static int count(final String name, final String text) {
		final BigDecimal count = new BigDecimal(text);
		if (count.compareTo(BigDecimal.valueOf(Grid.MOST)) > 0) throw Grid.tooMany("axis " + name + " has " + text);
		return count.max(BigDecimal.ONE.negate()).intValue();
	}

	/** Exactly, where it is a whole number: a seed of many digits must not become its neighbour. */
	private static double number(final String name, final String text) {
		final double value = Double.parseDouble(text);
		if (Double.isInfinite(value)) throw new IllegalArgumentException("axis " + name + " must be finite, was " + text);
		if (text.matches("[+-]?\\d+") && new BigDecimal(value).compareTo(new BigDecimal(text)) != 0)
			throw new IllegalArgumentException("axis " + name + " must be numbers of at most 15 digits, was " + text);
		return value;
	}
}
