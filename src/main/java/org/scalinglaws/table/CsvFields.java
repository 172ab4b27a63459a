package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;

/** The first lines of a CSV text as fields that know whether they were quoted; blank lines are skipped. */
final class CsvFields extends CsvCallbackHandler<CsvFields.Line> {

	/** A value between separators. */
	record Field(String text, boolean quoted) {

		/** Also where blanks surround the quotes. */
		static Field of(final String text, final boolean quoted) {
			if (quoted) return new Field(text, true);
			final String bare = text.strip();
			final boolean inQuotes = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
			return inQuotes ? new Field(bare.substring(1, bare.length() - 1), true) : new Field(bare, false);
		}
	}

	/** The fields of one line. */
	record Line(long number, List<Field> fields) {

		boolean isBlank() {
			return fields.size() == 1 && fields.get(0).text().isBlank() && !fields.get(0).quoted();
		}
	}

	private long number;
	private List<Field> fields = List.of();

	/** How all of a text is read; lines of any length, since their faults are better told with their place. */
	static CsvReader.CsvReaderBuilder reader(final char separator) {
		return CsvReader.builder().fieldSeparator(separator).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false);
	}

	/** The first two lines that are not blank, or as many as there are up to quotes that have no end. */
	static List<Line> firstTwo(final String text, final char separator) {
		final List<Line> lines = new ArrayList<>();
		try {
			final Iterator<Line> all = reader(separator).build(new CsvFields(), text).iterator();
			while (lines.size() < 2 && all.hasNext()) {
				final Line line = all.next();
				if (!line.isBlank()) lines.add(line);
			}
		}
		catch (final CsvParseException e) {
			return lines; // who reads it all meets it again
		}
		return lines;
	}

	@Override
	protected RecordType getRecordType() {
		return fields.isEmpty() ? RecordType.EMPTY : RecordType.DATA;
	}

	@Override
	protected int getFieldCount() {
		return fields.size();
	}

	@Override
	protected void beginRecord(final long startingLineNumber) {
		number = startingLineNumber;
		fields = new ArrayList<>();
	}

	@Override
	protected void addField(final char[] buffer, final int offset, final int length, final boolean quoted) {
		fields.add(Field.of(new String(buffer, offset, length), quoted));
	}

	@Override
	protected void setComment(final char[] buffer, final int offset, final int length) {
		throw new IllegalStateException("no comments are read");
	}

	@Override
	protected void setEmpty() {
		fields = List.of();
	}

	@Override
	protected Line buildRecord() {
		return new Line(number, fields);
	}
}
