package org.scalinglaws.file;

import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsMetadata;
import org.scalinglaws.table.ColumnsText;

/** The two files of a table: {@code name.csv} and, with its metadata, {@code name.csv.json}. */
public final class TableFiles {

	private TableFiles() {
		// static reading and writing only
	}

	/**
	 * Requires that both files can be files, and that nobody takes the first one for what it is not: a spreadsheet's format,
	 * or values with tabs in between.
	 *
	 * @throws IllegalArgumentException if one is a folder, or the name ends in neither .csv nor .txt, in any case
	 */
	public static void check(final File csv) {
		AtomicFile.check(csv);
		if (!csv.getName().toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|txt)")) throw new IllegalArgumentException(
			"file must end in .csv or .txt, was " + csv);
		AtomicFile.check(metadata(csv));
	}

	/**
	 * Writes both files, one writer of this process at a time; a mixture of two
	 * processes' files is noticed by the checksum when it is read. The
	 * text of the table is never whole in memory.
	 *
	 * @throws IllegalArgumentException as {@link AtomicFile#write}
	 */
	public static synchronized void write(final File csv, final Columns table) {
		final byte[] metadata = ColumnsMetadata.write(table).getBytes(StandardCharsets.UTF_8);
		final Map<File, AtomicFile.Content> both = new LinkedHashMap<>();
		both.put(csv, target -> {
			final Writer text = new OutputStreamWriter(target, StandardCharsets.UTF_8);
			ColumnsText.write(table, text);
			text.flush();
		});
		both.put(metadata(csv), target -> target.write(metadata));
		AtomicFile.write(both);
	}

	/**
	 * Reads both files, or the first one where there is no second.
	 *
	 * @throws IllegalArgumentException naming the file, the line and what is wrong
	 */
	public static synchronized Columns read(final File csv) {
		final Columns table = parsed(csv, text -> ColumnsText.read(new StringReader(text)));
		final File metadata = metadata(csv);
		return metadata.isFile() ? parsed(metadata, text -> ColumnsMetadata.read(text, table)) : table;
	}

	/** Beside what a link leads to, so that it is found both ways. */
	private static File metadata(final File csv) {
		return new File(AtomicFile.linked(csv).getPath() + ".json");
	}

	private interface Parser {

		Columns parse(String text) throws IOException;
	}

	private static Columns parsed(final File file, final Parser parser) {
		try {
			return parser.parse(text(file));
		}
		catch (final CharacterCodingException e) {
			throw new IllegalArgumentException("file must be UTF-8 text, was " + file, e);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException("file cannot be read: " + file + " (" + AtomicFile.reason(e) + ")", e);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("file is no complete table: " + file + ", " + e.getMessage(), e);
		}
	}

	private static String text(final File file) throws IOException {
		return Files.readString(file.toPath(), StandardCharsets.UTF_8);
	}
}
