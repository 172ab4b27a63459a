package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonParseException;

/** Tests that tables survive as text ({@link ColumnsText}, {@link ColumnsMetadata}), and only whole. */
class ColumnsTextTest {

	@Test
	void allBitsAreReadBack() throws IOException {
		final Columns.Builder builder = Columns.builder("a", "b");
		final double[] special = { 0, -0.0, 1, -1, 0.1, 1e15, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL,
			Math.PI, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1L << 53, 2e-44 };
		for (final double value : special)
			builder.row(value, -value);
		final Random random = new Random(1);
		for (int i = 0; i < 10000; i++) {
			final double value = Double.longBitsToDouble(random.nextLong());
			builder.row(Double.isNaN(value) ? 0 : value, random.nextGaussian());
		}
		final Columns table = builder.build();
		final Columns back = ColumnsText.read(new StringReader(csv(table)));
		assertEquals(table.names(), back.names());
		assertArrayEquals(table.column("a"), back.column("a")); // compares bits
		assertArrayEquals(table.column("b"), back.column("b"));
	}

	@Test
	void textIsShortAndTheSameInEveryLocale() throws IOException {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final Columns table = Columns.builder("time", "loss").row(1, 0.5).row(1e6, 5.684341886080802E-14).build();
			assertEquals("time,loss\n1,0.5\n1000000,5.684341886080802E-14\n", csv(table));
			assertArrayEquals(table.column("loss"), ColumnsText.read(new StringReader(csv(table))).column("loss"));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void textOfOtherProgramsIsRead() throws IOException {
		final Columns table = ColumnsText.read(new StringReader("\uFEFF\"time\", loss\r\n1,+2.5e-3\r\n2,\r\n3,-inf\r\n"));
		assertEquals(java.util.List.of("time", "loss"), table.names());
		assertArrayEquals(new double[] { 2.5e-3, Double.NaN, Double.NEGATIVE_INFINITY }, table.column("loss"));
		assertTrue(table.metadata().isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|line 1: a line of column names expected, the text is empty",
		"'a,b\n1,2\n3'|line 3: 2 values expected, found 1",
		"'a,b\n1,2\n3\n'|line 3: 2 values expected, found 1",
		"'a\nx1\n'|line 1: a column of numbers expected, found a (\"x1\" in line 2)",
		"'a,b\n0x1p3,2d\n'|line 1: a column of numbers expected, found a (\"0x1p3\" in line 2), b (\"2d\" in line 2)",
		"'1,2\n3,4\n'|line 1: column names expected, found numbers only",
		"'a,a\n'|line 1: column names must be distinct and without comma, quote or line break, was [a, a]",
		"'\u0089PNG\n\n'|line 1: column names expected, this is no text" })
	void foreignTextIsNamed(final String text, final String message) {
		final StringReader reader = new StringReader(text.replace("\\n", "\n"));
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> ColumnsText.read(reader)).getMessage());
	}

	/** Numbers of each width become one of two types; anything else is refused by name. */
	@Test
	void metadataAreOfFourTypes() {
		final Columns table = Columns.builder("a").metadata("int", 7).metadata("short", (short) -3).metadata("byte", (byte) 5)
			.metadata("long", 1L << 40).metadata("float", 0.5f).metadata("double", 0.1).metadata("text", "t").metadata("truth", true)
			.build();
		final Map<String, Object> expected = Map.of("int", 7L, "short", -3L, "byte", 5L, "long", 1L << 40, "float", 0.5, "double",
			0.1, "text", "t", "truth", true);
		assertEquals(expected, table.metadata());
		assertEquals("metadata list must be a text, number or truth value, was [1]", assertThrows(
			IllegalArgumentException.class, () -> Columns.builder("a").metadata("list", List.of(1))).getMessage());
	}

	/** Of what a parser says its first line, and that of the cause where there is one; nothing if nobody knows. */
	@Test
	void faultsOfJsonAreSaidInWords() {
		assertEquals("Expected a name at line 2", JsonError.words(new JsonParseException("Expected a name at line 2\nSee there")));
		assertEquals("Unterminated string", JsonError.words(new JsonParseException("outer", new IOException(
			"Unterminated string"))));
		assertEquals("Malformed text at line 1", JsonError.words(new JsonParseException(
			"Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON at line 1")));
		assertEquals("", JsonError.words(new JsonParseException("")));
	}

	@Test
	void metadataKeepsItsTypes() {
		final Columns table = Columns.builder("a").row(1).metadata("seed", (1L << 53) - 1).metadata("tolerance", 1e-8)
			.metadata("endTime", 1e6).metadata("one", 1.0).metadata("canceled", true).metadata("command", "1 \"<&>\" \u03bb\n")
			.metadata("limit", Double.POSITIVE_INFINITY).metadata("none", Double.NaN).metadata("zero", -0.0).build();
		final Columns back = ColumnsMetadata.read(ColumnsMetadata.write(table), table.with(Map.of()));
		assertEquals(table.metadata(), back.metadata());
		final Columns bare = Columns.builder("a").row(1).build();
		assertEquals(table.metadata(), ColumnsMetadata.read(ColumnsMetadata.write(table), bare).metadata());
	}

	@Test
	void metadataNoticesWhatDoesNotBelongToIt() {
		final Columns table = Columns.builder("a", "b").row(1, 2).row(3, 4).build();
		final String json = ColumnsMetadata.write(table);
		message("line 3: 2 rows expected, found 1 (truncated?)", json, Columns.builder("a", "b").row(1, 2).build());
		message("line 1: columns [a, b] expected, found [a, c]", json, Columns.builder("a", "c").row(1, 2).build());
		message("the metadata do not belong to these values (their checksum differs)", json, Columns.builder("a", "b").row(1, 2)
			.row(3, 5).build());
		message("formatVersion must be in [1, 1], was 2", json.replace("\"formatVersion\": 1", "\"formatVersion\": 2"), table);
		message("the metadata of a table expected (\"format\": \"Scaling Laws table\")", "{}", table);
		message("the metadata of a table expected (\"format\": \"Scaling Laws table\")", "", table);
		final String cut = json.substring(0, json.length() / 2);
		final String said = assertThrows(IllegalArgumentException.class, () -> ColumnsMetadata.read(cut, table)).getMessage();
		assertTrue(said.startsWith("no complete JSON text"), said);
	}

	private static void message(final String expected, final String json, final Columns table) {
		assertEquals(expected, assertThrows(IllegalArgumentException.class, () -> ColumnsMetadata.read(json, table))
			.getMessage());
	}

	private static String csv(final Columns table) throws IOException {
		final StringBuilder text = new StringBuilder();
		ColumnsText.write(table, text);
		return text.toString();
	}
}
