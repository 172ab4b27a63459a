package org.scalinglaws.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A table as CSV text: a line of names, then one line a row, values separated by
 * commas, each the shortest decimal that reads back to the same bits (NaN,
 * Infinity and -Infinity by these words). The same in every locale.
 * <p>
 * Read is more than that: tables as ImageJ, pandas and R write them, with row
 * numbers, separated by commas, semicolons, tabs or blanks, after the last two
 * or three also with decimal commas. NA and its like are NaN, true and false are
 * 1 and 0, blank lines are skipped. What was not taken as it stands is in the
 * metadata: columns {@code leftOut} because they are not numbers,
 * {@code truthValues}, {@code renamed} columns, {@code decimalComma}.
 * </p>
 */
public final class ColumnsText {

	private static final int DIGITS = 17;

	private ColumnsText() {
		// static reading and writing only
	}

	/**
	 * Writes a table.
	 *
	 * @throws IOException if the target fails
	 */
	public static void write(final Columns table, final Appendable target) throws IOException {
		final List<String> names = table.names();
		for (int column = 0; column < names.size(); column++)
			target.append(column == 0 ? "" : ",").append(quoted(names.get(column)));
		target.append('\n');
		final double[][] values = names.stream().map(table::shared).toArray(double[][]::new);
		for (int row = 0; row < table.rows(); row++) {
			for (int column = 0; column < values.length; column++)
				target.append(column == 0 ? "" : ",").append(text(values[column][row]));
			target.append('\n');
		}
	}

	/** In quotes if it would be taken for something else: a number, a separator, or nothing. */
	private static String quoted(final String name) {
		return name.isBlank() || !name.equals(name.strip()) || name.matches("[-+\\d.].*|.*[;\t].*") ? "\"" + name + "\"" : name;
	}

	/** Whole numbers without a decimal point, as runs, steps and counts are. */
	static String text(final double value) {
		final long whole = (long) value;
		if (whole == value && Math.abs(value) < 1e15 && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) return Long
			.toString(whole);
		final String text = Double.toString(value);
		if (text.length() <= DIGITS || isShortest(text, value)) return text;
		final BigDecimal shorter = new BigDecimal(text).round(new MathContext(DIGITS - 1)); // JDK 17 may give a digit too many
		return shorter.doubleValue() == value ? shorter.stripTrailingZeros().toString() : text;
	}

	/** Whether a digit less is surely another double: then the digits left out are more than the distance of doubles. */
	private static boolean isShortest(final String text, final double value) {
		int digits = 0, head = 0, last = 0;
		for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length() && text.charAt(i) != 'E'; i++) {
			if (text.charAt(i) == '.' || digits == 0 && text.charAt(i) == '0') continue;
			last = text.charAt(i) - '0';
			if (digits++ < 3) head = 10 * head + last;
		}
		return digits == DIGITS && Math.min(last, 10 - last) * Math.abs(value) > Math.ulp(value) * (head + 1) * 1e14;
	}

	/**
	 * Reads a table, without the metadata beside it.
	 *
	 * @throws IllegalArgumentException naming the line if the text is empty or no
	 *           text, a line has another number of values than there are names, no
	 *           column has numbers only, or the decimal sign is not clear
	 * @throws IOException if the source fails
	 */
	public static Columns read(final Reader source) throws IOException {
		final StringWriter text = new StringWriter();
		source.transferTo(text);
		final String all = text.toString();
		return CsvTable.of(all.startsWith("\uFEFF") ? all.substring(1) : all); // mark of UTF-8
	}

	static IllegalArgumentException foreign(final long line, final String what) {
		return new IllegalArgumentException("line " + line + ": " + what);
	}
}
