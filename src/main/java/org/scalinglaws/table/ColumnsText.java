package org.scalinglaws.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table as CSV text: a line of names, then one line a row, values separated by
 * commas, each the shortest decimal that reads back to the same bits (NaN,
 * Infinity and -Infinity by these words). The same in every locale.
 */
public final class ColumnsText {

	private ColumnsText() {
		// static reading and writing only
	}

	/**
	 * Writes a table.
	 *
	 * @throws IOException if the target fails
	 */
	public static void write(final Columns table, final Appendable target) throws IOException {
		target.append(String.join(",", table.names())).append('\n');
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = table.row(row);
			for (int column = 0; column < values.length; column++)
				target.append(column == 0 ? "" : ",").append(text(values[column]));
			target.append('\n');
		}
	}

	/** Whole numbers without a decimal point, as runs, steps and counts are. */
	static String text(final double value) {
		final long whole = (long) value;
		if (whole == value && Math.abs(value) < 1e15 && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) return Long
			.toString(whole);
		final String text = Double.toString(value);
		if (text.length() < 18 || !Double.isFinite(value)) return text;
		final BigDecimal shorter = new BigDecimal(text).round(new MathContext(16)); // JDK 17 may give a digit too many
		return shorter.doubleValue() == value ? shorter.stripTrailingZeros().toString() : text;
	}

	/**
	 * Reads a table, without metadata.
	 *
	 * @throws IllegalArgumentException naming the line if the text is empty, the
	 *           last line is not complete, or a line has another number of values
	 *           than there are names or one that is no number
	 * @throws IOException if the source fails
	 */
	public static Columns read(final Reader source) throws IOException {
		final LineReader lines = new LineReader(source);
		final String header = lines.next();
		if (header == null) throw new IllegalArgumentException("line 1: a line of column names expected, the text is empty");
		final Columns.Builder table = builder(header);
		final int columns = header.split(",", -1).length;
		for (String line = lines.next(); line != null; line = lines.next())
			table.row(row(line, columns, lines.number));
		return table.build();
	}

	private static Columns.Builder builder(final String header) {
		final List<String> names = Arrays.stream(header.split(",", -1)).map(ColumnsText::unquoted).toList();
		if (names.stream().anyMatch(name -> name.chars().anyMatch(Character::isISOControl))) throw foreign(1,
			"column names expected, this is no text");
		if (names.stream().allMatch(ColumnsText::isNumber)) throw foreign(1, "column names expected, found numbers only");
		try {
			return Columns.builder(names);
		}
		catch (final IllegalArgumentException e) {
			throw foreign(1, e.getMessage());
		}
	}

	private static double[] row(final String line, final int columns, final int number) {
		final String[] values = line.split(",", -1);
		if (values.length != columns) throw foreign(number, columns + " values expected, found " + values.length);
		final double[] row = new double[columns];
		for (int column = 0; column < columns; column++) {
			if (!isNumber(unquoted(values[column]))) throw foreign(number, "a number expected as value " + (column + 1) +
				", found \"" + shortened(values[column]) + "\"");
			row[column] = number(unquoted(values[column]));
		}
		return row;
	}

	/** Other programs may quote values and set blanks. */
	private static String unquoted(final String value) {
		final String text = value.strip();
		return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1)
			: text;
	}

	private static boolean isNumber(final String text) {
		try {
			number(text);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** What is written here, and what pandas and others write; Java's own suffixes (1d, 0x1p3) are no numbers. */
	private static double number(final String text) {
		switch (text.toLowerCase(Locale.ROOT)) {
			case "", "nan":
				return Double.NaN;
			case "inf", "+inf", "infinity", "+infinity":
				return Double.POSITIVE_INFINITY;
			case "-inf", "-infinity":
				return Double.NEGATIVE_INFINITY;
			default:
				if (!text.matches("[-+0-9.eE]+")) throw new NumberFormatException(text);
				return Double.parseDouble(text);
		}
	}

	private static String shortened(final String text) {
		return text.length() > 40 ? text.substring(0, 40) + "..." : text;
	}

	private static IllegalArgumentException foreign(final int line, final String what) {
		return new IllegalArgumentException("line " + line + ": " + what);
	}

	/** Lines that must end with a line break, so that a cut in the last value is noticed. */
	private static final class LineReader {

		private final BufferedReader source;
		private int number;

		LineReader(final Reader source) {
			this.source = new BufferedReader(source);
		}

		/** The next line without its break, or null at the end. */
		String next() throws IOException {
			final StringBuilder line = new StringBuilder();
			for (int c = source.read(); c != -1; c = source.read()) {
				if (c == '\n') {
					number++;
					if (number == 1 && line.length() > 0 && line.charAt(0) == '\uFEFF') line.deleteCharAt(0); // mark of UTF-8
					if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') line.setLength(line.length() - 1);
					return line.toString();
				}
				line.append((char) c);
			}
			if (line.length() == 0) return null;
			throw foreign(number + 1, "the text ends within this line (no line break)");
		}
	}
}
