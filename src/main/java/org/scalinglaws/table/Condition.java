package org.scalinglaws.table;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on the rows of a table, read from text by recursive descent: see
 * {@link Columns#where(String)}.
 */
final class Condition {

	private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?(?![\\p{L}\\d_.])");
	private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
	private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\d_.]*");
	private static final Pattern SIGN = Pattern.compile("<=|>=|!=|==|=|<|>");
	private static final Pattern BLANK = Pattern.compile("\\s+");

	private final String text;
	private final Map<String, double[]> columns;
	private int at;

	private Condition(final String text, final Map<String, double[]> columns) {
		this.text = text;
		this.columns = columns;
	}

	/** {@return whether the row at a place fulfils what the text says} */
	static IntPredicate of(final String text, final Map<String, double[]> columns) {
		final Condition condition = new Condition(text, columns);
		final IntPredicate whole = condition.any();
		if (!condition.ended()) throw condition.expected("and, or, or the end");
		return whole;
	}

	private IntPredicate any() {
		IntPredicate one = all();
		while (word("or"))
			one = one.or(all());
		return one;
	}

	private IntPredicate all() {
		IntPredicate one = single();
		while (word("and"))
			one = one.and(single());
		return one;
	}

	private IntPredicate single() {
		if (!character("(")) return comparison();
		final IntPredicate inner = any();
		if (!character(")")) throw expected("and, or, or )");
		return inner;
	}

	private IntPredicate comparison() {
		final IntToDoubleFunction left = value();
		if (word("is")) {
			final boolean wanted = !word("not");
			if (!word("finite")) throw expected(wanted ? "finite or not finite" : "finite");
			return row -> Double.isFinite(left.applyAsDouble(row)) == wanted;
		}
		final String sign = token(SIGN);
		if (sign == null) throw expected("one of = != < <= > >= is");
		final IntToDoubleFunction right = value();
		return row -> holds(left.applyAsDouble(row), sign, right.applyAsDouble(row));
	}

	private static boolean holds(final double left, final String sign, final double right) {
		switch (sign) {
			case "<":
				return left < right;
			case "<=":
				return left <= right;
			case ">":
				return left > right;
			case ">=":
				return left >= right;
			case "!=":
				return left < right || left > right; // not so with NaN
			default:
				return left == right;
		}
	}

	private IntToDoubleFunction value() {
		final String number = token(NUMBER);
		if (number != null) {
			final double value = Double.parseDouble(number);
			return row -> value;
		}
		ended(); // skips blanks
		final int start = at;
		final String quoted = token(QUOTED);
		final String name = quoted == null ? token(WORD) : quoted.substring(1, quoted.length() - 1);
		if (name == null) throw expected("a number or a column of " + columns.keySet());
		final double[] values = columns.get(name);
		if (values == null) throw new IllegalArgumentException("where must have a column of " + columns.keySet() + place(start) +
			", was " + name);
		return row -> values[row];
	}

	private boolean word(final String word) {
		final int start = at;
		if (word.equalsIgnoreCase(token(WORD))) return true;
		at = start;
		return false;
	}

	private boolean character(final String character) {
		final boolean there = !ended() && text.startsWith(character, at);
		if (there) at++;
		return there;
	}

	private boolean ended() {
		matched(BLANK);
		return at == text.length();
	}

	/** What stands here, and goes on behind it; or null. */
	private String token(final Pattern pattern) {
		return ended() ? null : matched(pattern);
	}

	private String matched(final Pattern pattern) {
		final Matcher matcher = pattern.matcher(text).region(at, text.length());
		if (!matcher.lookingAt()) return null;
		at = matcher.end();
		return matcher.group();
	}

	private IllegalArgumentException expected(final String what) {
		final String found = ended() ? "the end" : "\"" + List.of(text.substring(at).split("\\s+")).get(0) + "\"";
		return new IllegalArgumentException("where must have " + what + place(at) + ", was " + found);
	}

	private String place(final int index) {
		return " at position " + (index + 1) + " of \"" + text + "\"";
	}
}
