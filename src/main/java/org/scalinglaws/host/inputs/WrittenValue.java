package org.scalinglaws.host.inputs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of an input as a person wrote it. Decimal numbers, true, false, lists
 * of them and quoted text can be read as such; everything else is text as it
 * stands. Nothing is computed, and a backslash is a backslash.
 *
 * @param text as it stands, without the quotes around it
 * @param quoted whether there were quotes
 */
public record WrittenValue(String text, boolean quoted) {

	private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";
	private static final BigInteger INT_LOW = BigInteger.valueOf(Integer.MIN_VALUE);
	private static final BigInteger INT_HIGH = BigInteger.valueOf(Integer.MAX_VALUE);

	/**
	 * Takes off the quotes, single or double; inside of them a quote of their kind is written twice.
	 *
	 * @param written without space around it
	 * @throws IllegalArgumentException if something follows the closing quote
	 */
	public static WrittenValue of(final String written) {
		if (written.isEmpty() || "\"'".indexOf(written.charAt(0)) < 0) return new WrittenValue(written, false);
		final String quote = written.substring(0, 1);
		final String inside = written.length() > 1 && written.endsWith(quote) ? written.substring(1, written.length() - 1)
			: quote;
		if (inside.replace(quote + quote, "").contains(quote)) throw new IllegalArgumentException("'" + written +
			"' goes on after its closing quote");
		return new WrittenValue(inside.replace(quote + quote, quote), true);
	}

	/** Whether it is written as a list, in brackets. */
	public boolean isList() {
		return !quoted && text.startsWith("[") && text.endsWith("]");
	}

	/**
	 * What it says where no type is asked for: an Integer, a Long where that is too
	 * short, a Double, a Boolean, a List of such, or text.
	 */
	public Object plain() {
		if (quoted) return text;
		if (isList()) return list();
		if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) return text.equalsIgnoreCase("true");
		if (!text.matches(NUMBER)) return text;
		if (!text.matches("[+-]?\\d+")) return Double.valueOf(text);
		final BigInteger whole = new BigInteger(text);
		if (whole.compareTo(INT_LOW) >= 0 && whole.compareTo(INT_HIGH) <= 0) return whole.intValue();
		return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : (Object) new BigDecimal(whole).doubleValue();
	}

	/** The elements of a list, each read as {@link #plain()}. */
	public List<Object> list() {
		final String inside = text.substring(1, text.length() - 1);
		final List<Object> elements = new ArrayList<>();
		if (!inside.isBlank()) for (final String element : split(inside))
			elements.add(of(element.trim()).plain());
		return elements;
	}

	/**
	 * Splits at the commas that stand outside of quotes and brackets. A quote counts
	 * only where a value or an element begins, so that an apostrophe is a letter.
	 *
	 * @throws IllegalArgumentException if a quote or bracket has no partner
	 */
	public static List<String> split(final String text) {
		final List<String> parts = new ArrayList<>();
		int start = 0, depth = 0;
		boolean begins = true;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (begins && (c == '"' || c == '\'')) i = closing(text, i);
			else if ("([{".indexOf(c) >= 0) depth++;
			else if (")]}".indexOf(c) >= 0 && --depth < 0) throw new IllegalArgumentException(
				"bracket closed but never opened");
			else if (c == ',' && depth == 0) {
				parts.add(text.substring(start, i));
				start = i + 1;
			}
			begins = "=[,".indexOf(c) >= 0 || begins && c == ' ';
		}
		if (depth > 0) throw new IllegalArgumentException("bracket not closed");
		parts.add(text.substring(start));
		return parts;
	}

	/** Where the quote that opens at an index closes; two of them are one inside. */
	private static int closing(final String text, final int opening) {
		final char quote = text.charAt(opening);
		for (int i = opening + 1; i < text.length(); i++)
			if (text.charAt(i) == quote) {
				if (i + 1 == text.length() || text.charAt(i + 1) != quote) return i;
				i++;
			}
		throw new IllegalArgumentException("quote not closed");
	}
}
