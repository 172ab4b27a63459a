package org.scalinglaws.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** One column of a CSV text as it is read: its numbers as long as it has only such, and the first text that is none. */
final class CsvColumn {

	private static final Set<String> MISSING = Set.of("", "na", "n/a", "<na>", "nan", "-nan", "+nan", "null", "none",
		"#n/a", "#na");

	private final boolean points; // commas are separators
	private final CsvNumber number;
	private double[] values = new double[16];
	private boolean numbers;
	private boolean truths;
	private String text;
	private long textLine;
	private long commaLine;
	private long pointLine;
	private boolean surelyDecimal;

	CsvColumn(final char separator) {
		points = separator == ',';
		number = new CsvNumber(!points);
	}

	/** Takes the value of a row. */
	void set(final int row, final long line, final char[] buffer, final int offset, final int length) {
		if (text != null) return;
		if (row == values.length) values = Arrays.copyOf(values, 2 * row);
		int from = offset, to = offset + length;
		while (from < to && buffer[from] <= ' ')
			from++;
		while (from < to && buffer[to - 1] <= ' ')
			to--;
		if (number.read(buffer, from, to)) {
			values[row] = number.value();
			numbers = true;
			if (!points && number.mark() >= 0) mark(line, buffer);
		}
		else values[row] = word(line, CsvFields.Field.of(new String(buffer, from, to - from), false).text());
	}

	private void mark(final long line, final char[] buffer) {
		if (buffer[number.mark()] == ',') {
			if (commaLine == 0) commaLine = line;
			surelyDecimal |= !number.maybeThousands(buffer);
		}
		else if (pointLine == 0) pointLine = line;
	}

	private double word(final long line, final String word) {
		final String lower = word.toLowerCase(Locale.ROOT);
		if (MISSING.contains(lower)) return Double.NaN;
		switch (lower) {
			case "inf", "+inf", "infinity", "+infinity":
				numbers = true;
				return Double.POSITIVE_INFINITY;
			case "-inf", "-infinity":
				numbers = true;
				return Double.NEGATIVE_INFINITY;
			case "true", "false":
				truths = true;
				return lower.equals("true") ? 1 : 0;
			default:
				if (number.read(word.toCharArray(), 0, word.length())) { // in quotes, with blanks around
					numbers = true;
					return number.value();
				}
				text = word.length() > 40 ? word.substring(0, 40) + "..." : word;
				textLine = line;
				return Double.NaN;
		}
	}

	/** {@return whether each value is a number, missing, or a truth value, but not numbers and truth values in one} */
	boolean isNumeric() {
		return text == null && !(truths && numbers);
	}

	/** {@return whether it holds nothing at all} */
	boolean isEmpty() {
		return text == null && !truths && !numbers;
	}

	/** {@return whether true and false were taken as 1 and 0} */
	boolean isTruth() {
		return truths;
	}

	/** {@return why it is not numeric} */
	String reason() {
		return text == null ? "truth values among numbers" : "\"" + text + "\" in line " + textLine;
	}

	/** {@return the line of the first decimal comma, or 0} */
	long commaLine() {
		return commaLine;
	}

	/** {@return the line of the first decimal point, or 0; not looked for where commas are separators} */
	long pointLine() {
		return pointLine;
	}

	/** {@return whether a comma cannot set off thousands} */
	boolean isSurelyDecimal() {
		return surelyDecimal;
	}

	/** {@return the first values} */
	double[] values(final int rows) {
		return Arrays.copyOf(values, rows);
	}
}
