package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.scalinglaws.table.CsvFields.Field;
import org.scalinglaws.table.CsvFields.Line;

/**
 * What the first two lines of a CSV text say: the separator (tab, semicolon,
 * comma or blank) and the columns. A column without a name, as the row numbers
 * of ImageJ, pandas and R, is called {@code row} in front and {@code column3} or
 * so elsewhere; also the row names that {@code write.table} of R gives no column
 * in the header. Commas and quotes within names become blanks.
 *
 * @param separator between values
 * @param line where the header is, from 1
 * @param names of all columns
 * @param given whether each name was there, so that its column counts even if empty
 * @param missing the place of the column that is not in the header, or -1: 0 if the rows have names, the last if they
 *          end with a separator
 * @param renamed how names were changed, for the metadata
 */
record CsvHeader(char separator, long line, List<String> names, List<Boolean> given, int missing, List<String> renamed) {

	private static final char[] SEPARATORS = { '\t', ';', ',', ' ' };

	/**
	 * Reads the header.
	 *
	 * @throws IllegalArgumentException naming the line if it is none
	 */
	static CsvHeader of(final String text) {
		for (final char separator : SEPARATORS) {
			final List<Line> lines = CsvFields.firstTwo(text, separator);
			if (lines.size() == 2 && agree(lines.get(0).fields(), lines.get(1).fields())) return of(separator, lines);
		}
		for (final char separator : new char[] { ',', ';', '\t' }) {
			final List<Line> lines = CsvFields.firstTwo(text, separator);
			if (!lines.isEmpty() && lines.get(0).fields().size() > 1) return of(separator, lines);
		}
		final List<Line> lines = CsvFields.firstTwo(text, ',');
		if (lines.isEmpty()) throw ColumnsText.foreign(1, text.isBlank()
			? "a line of column names expected, the text is empty" : "column names expected, this is no text with quotes in pairs");
		return of(',', lines);
	}

	/** Whether these can be the header and the first row of several columns; R quotes the row names of a single one. */
	private static boolean agree(final List<Field> header, final List<Field> row) {
		return row.size() > 1 && (row.size() == header.size() || row.size() == header.size() + 1 && (header.size() > 1 || row
			.get(0).quoted()));
	}

	private static CsvHeader of(final char separator, final List<Line> lines) {
		final Line header = lines.get(0);
		final List<Field> fields = new ArrayList<>(header.fields());
		if (fields.stream().anyMatch(field -> field.text().chars().anyMatch(c -> Character.isISOControl(c) && !Character
			.isWhitespace(c)))) throw ColumnsText.foreign(header.number(), "column names expected, this is no text");
		if (fields.get(0).text().stripLeading().matches("(?s)(<!|<\\?|<html|\\{).*")) throw ColumnsText.foreign(header.number(),
			"column names expected, this is HTML, XML or JSON");
		if (onlyNumbers(fields)) throw ColumnsText.foreign(header.number(), "column names expected, found numbers only");
		final int missing = lines.size() < 2 || lines.get(1).fields().size() != fields.size() + 1 ? -1 : lines.get(1).fields()
			.get(fields.size()).text().isEmpty() ? fields.size() : agree(fields, lines.get(1).fields()) ? 0 : -1;
		if (missing >= 0) fields.add(missing, new Field("", false));
		final List<String> names = new ArrayList<>();
		final List<String> renamed = new ArrayList<>();
		for (final Field field : fields) {
			final boolean rough = field.text().matches("(?s).*[,\"\\r\\n].*");
			names.add(rough ? field.text().replaceAll("\\s*[,\"\\r\\n]+\\s*", " ").strip() : field.text());
			if (rough) renamed.add("\"" + field.text() + "\" as " + names.get(names.size() - 1));
		}
		final List<Boolean> given = names.stream().map(name -> !name.isEmpty()).toList();
		IntStream.range(0, names.size()).filter(i -> !given.get(i)).forEach(i -> names.set(i, free(i, names)));
		try {
			Columns.builder(names);
		}
		catch (final IllegalArgumentException e) {
			throw ColumnsText.foreign(header.number(), e.getMessage());
		}
		return new CsvHeader(separator, header.number(), names, given, missing, renamed);
	}

	private static String free(final int place, final List<String> names) {
		String name = place == 0 ? "row" : "column" + (place + 1);
		while (names.contains(name))
			name += "_";
		return name;
	}

	/** Names that pandas gives to columns without names are those of a header: an empty one, then 0, 1, 2. */
	private static boolean onlyNumbers(final List<Field> fields) {
		final List<String> texts = fields.stream().map(Field::text).toList();
		final List<String> counted = IntStream.range(0, texts.size()).mapToObj(i -> i == 0 ? "" : "" + (i - 1)).toList();
		final CsvNumber number = new CsvNumber(true);
		return !(texts.size() > 1 && texts.equals(counted)) && fields.stream().allMatch(field -> !field.quoted() && (field
			.text().isEmpty() || number.read(field.text().toCharArray(), 0, field.text().length())));
	}
}
