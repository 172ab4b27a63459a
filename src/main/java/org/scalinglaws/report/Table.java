package org.scalinglaws.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;

/**
 * A table whose rows a click on a heading sorts, with how it was made; a long one begins only, but can be downloaded whole
 * from the page as long as that does not make the page heavy.
 */
record Table(String caption, Columns columns) implements Section {

	static final int ROWS = 200;

	static final int LARGEST_CSV = 400_000; // characters

	@Override
	public Kind kind() {
		return Kind.TABLE;
	}

	@Override
	public void write(final Html html, final int number) {
		final String id = "table-" + number;
		html.open("section", "class", "table", "id", id, "aria-labelledby", id + "-caption");
		html.open("h3", "id", id + "-caption").element("span", "Table " + number + ". ", "class", "number").text(caption).close()
			.line();
		begin(html, id + "-caption");
		head(html, columns.names(), false);
		html.open("tbody").line();
		for (int row = 0; row < Math.min(ROWS, columns.rows()); row++) {
			html.open("tr");
			for (final double value : columns.row(row))
				cell(html, value, null);
			html.close().line();
		}
		end(html.close());
		note(html, id);
		Provenance.write(html, columns.metadata());
		html.close().line();
	}

	/** Begins a table that scrolls within its box, which the keyboard reaches. */
	static void begin(final Html html, final String labelledBy) {
		html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", labelledBy).open("table",
			"class", "sortable");
	}

	static void end(final Html html) {
		html.close().close().line();
	}

	/** @param texts whether the first column holds texts */
	static void head(final Html html, final List<String> names, final boolean texts) {
		html.open("thead").open("tr");
		for (final String name : names)
			html.open("th", "scope", "col", "class", texts && name.equals(names.get(0)) ? "name" : null).element("button", name,
				"type", "button").close();
		html.close().close().line();
	}

	static void cell(final Html html, final double value, final String style) {
		html.element("td", ShortNumber.of(value), "class", style, "title", ShortNumber.title(value));
	}

	/** How many rows there are, and the way to all of them. */
	private void note(final Html html, final String id) {
		final String csv = csv();
		html.open("p", "class", "note").text(columns.rows() > ROWS ? "The first " + ROWS + " of " + columns.rows() + " rows. "
			: columns.rows() + (columns.rows() == 1 ? " row. " : " rows. "));
		if (csv.length() > LARGEST_CSV) html.text("The whole table is too large to be in this page.");
		else html.element("a", "Download as CSV", "download", id + ".csv", "href", "data:text/csv;charset=utf-8," + encoded(
			csv));
		html.close().line();
	}

	private String csv() {
		try {
			final StringBuilder csv = new StringBuilder();
			ColumnsText.write(columns, csv);
			return csv.toString();
		}
		catch (final IOException e) { // not from memory
			throw new UncheckedIOException(e);
		}
	}

	/** Text for a data URI: letters, digits and what numbers are made of stay. */
	private static String encoded(final String text) {
		final StringBuilder encoded = new StringBuilder();
		for (final byte b : text.getBytes(StandardCharsets.UTF_8))
			if (b > ' ' && b < 0x7F && "\"#%&'<>?[\\]^`{|}".indexOf(b) < 0) encoded.append((char) b);
			else encoded.append('%').append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
		return encoded.toString();
	}
}
