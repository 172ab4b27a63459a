package org.scalinglaws.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;

/** Turns the lines of a CSV text into a table, each value as it comes. */
final class CsvTable extends CsvCallbackHandler<Boolean> {

	/** The columns that are not numbers, with the reason. */
	static final String LEFT_OUT = "leftOut";

	private final CsvHeader header;
	private final List<CsvColumn> columns;
	private int rows;
	private long line;
	private int fields;
	private boolean blank;
	private boolean surplus;

	private CsvTable(final CsvHeader header) {
		this.header = header;
		columns = header.names().stream().map(name -> new CsvColumn(header.separator())).toList();
	}

	/**
	 * Reads a whole text.
	 *
	 * @throws IllegalArgumentException naming the line and what is wrong there
	 */
	static Columns of(final String text) {
		if (text.indexOf('\0') >= 0) throw ColumnsText.foreign(1, "column names expected, this is no text");
		final CsvTable table = new CsvTable(CsvHeader.of(text));
		try {
			CsvFields.reader(table.header.separator()).build(table, text).forEach(row -> {});
		}
		catch (final CsvParseException e) {
			if (e.getCause() instanceof IllegalArgumentException) throw (IllegalArgumentException) e.getCause();
			throw ColumnsText.foreign(table.line, "quotes in pairs, around whole values, expected");
		}
		return table.table();
	}

	@Override
	protected void beginRecord(final long startingLineNumber) {
		line = startingLineNumber;
		fields = 0;
	}

	@Override
	protected void addField(final char[] buffer, final int offset, final int length, final boolean quoted) {
		blank = fields == 0 && !quoted && new String(buffer, offset, length).isBlank();
		if (line > header.line() && fields < columns.size()) columns.get(fields).set(rows, line, buffer, offset, length);
		surplus |= header.missing() > 0 && fields == header.missing() && length > 0;
		fields++;
	}

	@Override
	protected Boolean buildRecord() {
		if (line <= header.line() || fields == 0 || blank && fields == 1) return true; // is written over
		if (fields != columns.size() || surplus) throw unequal(line, fields);
		rows++;
		return true;
	}

	private IllegalArgumentException unequal(final long number, final int found) {
		final int expected = columns.size() - (header.missing() < 0 ? 0 : 1);
		return ColumnsText.foreign(number, expected + (expected == 1 ? " value" : " values") + " expected, found " + found);
	}

	@Override
	protected RecordType getRecordType() {
		return fields == 0 ? RecordType.EMPTY : RecordType.DATA;
	}

	@Override
	protected int getFieldCount() {
		return fields;
	}

	@Override
	protected void setComment(final char[] buffer, final int offset, final int length) {
		throw new IllegalStateException("no comments are read");
	}

	@Override
	protected void setEmpty() {
		fields = 0;
	}

	private Columns table() {
		final Map<String, double[]> numeric = new LinkedHashMap<>();
		final List<String> leftOut = new ArrayList<>();
		final List<String> truths = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			final CsvColumn column = columns.get(i);
			final String name = header.names().get(i);
			if (!header.given().get(i) && column.isEmpty()) continue; // a separator at the end of each line
			if (column.isNumeric()) numeric.put(name, column.values(rows));
			else leftOut.add(name + " (" + column.reason() + ")");
			if (column.isNumeric() && column.isTruth()) truths.add(name);
		}
		if (numeric.isEmpty()) throw ColumnsText.foreign(header.line(), "a column of numbers expected, found " + String.join(
			", ", leftOut));
		checkRowNames();
		final Map<String, Object> notes = new LinkedHashMap<>();
		note(notes, LEFT_OUT, leftOut);
		note(notes, "truthValues", truths);
		note(notes, "renamed", header.renamed());
		if (hasDecimalCommas()) notes.put("decimalComma", true);
		return new Columns(numeric, rows, Metadata.merged(Map.of(), notes));
	}

	private static void note(final Map<String, Object> notes, final String key, final List<String> entries) {
		if (!entries.isEmpty()) notes.put(key, String.join(", ", entries));
	}

	/** Of R, which are texts, or numbers that count; else the values and their names do not belong together. */
	private void checkRowNames() {
		if (header.missing() != 0 || !columns.get(0).isNumeric()) return;
		final double[] values = columns.get(0).values(rows);
		if (!IntStream.range(0, rows).allMatch(row -> values[row] == row + 1)) throw unequal(header.line() + 1, columns
			.size());
	}

	private boolean hasDecimalCommas() {
		final List<CsvColumn> numeric = columns.stream().filter(CsvColumn::isNumeric).toList();
		final long comma = first(numeric.stream().mapToLong(CsvColumn::commaLine));
		final long point = first(numeric.stream().mapToLong(CsvColumn::pointLine));
		if (comma > 0 && point > 0) throw ColumnsText.foreign(Math.max(comma, point),
			"decimal commas or decimal points expected, found both");
		if (comma > 0 && numeric.stream().noneMatch(CsvColumn::isSurelyDecimal)) throw ColumnsText.foreign(comma,
			"a decimal point expected, found commas that may be decimal or set off thousands");
		return comma > 0;
	}

	private static long first(final LongStream lines) {
		return lines.filter(line -> line > 0).min().orElse(0);
	}
}
