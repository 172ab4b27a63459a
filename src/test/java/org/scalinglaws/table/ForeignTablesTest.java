package org.scalinglaws.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests tables as other programs write them: files in the resources, and texts with all that may be odd. */
class ForeignTablesTest {

	private static String shown(final Columns table) {
		return table.names().stream().map(name -> name + Arrays.toString(table.column(name))).collect(Collectors.joining(
			" ")) + (table.metadata().isEmpty() ? "" : " " + table.metadata());
	}

	private static Columns read(final String text) {
		try {
			return ColumnsText.read(new StringReader(text));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"02_no_final_newline|x[1.0, 2.0, 3.0, 4.0, 5.0] y[1.0, 0.7071067811865476, 0.5773502691896257, 0.5, 0.4472135954999579]",
		"03_cr_only|x[1.0, 2.0, 3.0, 4.0, 5.0] y[1.0, 0.7071067811865476, 0.5773502691896257, 0.5, 0.4472135954999579]",
		"04_blank_last_line|x[1.0, 2.0, 3.0, 4.0, 5.0] y[1.0, 0.7071067811865476, 0.5773502691896257, 0.5, 0.4472135954999579]",
		"05_blank_line_in_middle|x[1.0, 2.0, 3.0] y[1.0, 0.7, 0.6]", "06_blank_line_single_column|y[1.0, 0.5, 0.25]",
		"07_pandas_index|row[0.0, 1.0, 2.0] x[1.0, 2.0, 3.0] y[1.0, 0.7, 0.57]",
		"08_r_write_csv|row[1.0, 2.0, 3.0] x[1.0, 2.0, 3.0] y[1.0, 0.7, 0.57]",
		"09_r_write_table_rownames|row[1.0, 2.0] x[1.0, 2.0] y[1.0, 0.7]", "10_NA|x[1.0, 2.0, 3.0] y[1.0, NaN, 0.57]",
		"20_comma_in_quoted_header|x[1.0, 2.0] loss test[1.0, 0.7] {renamed=\"loss, test\" as loss test}",
		"21_text_column|x[1.0, 2.0] y[1.0, 0.7] {leftOut=name (\"run-a\" in line 2)}",
		"22_bool_column|x[1.0, 2.0] y[1.0, 0.7] ok[1.0, 0.0] {truthValues=ok}", "29_trailing_comma|x[1.0, 2.0] y[1.0, 0.7]",
		"35_space_header_imagej|row[1.0, 2.0] Area[2.0, 4.0] Mean[0.5, 0.7]" })
	void filesOfOtherPrograms(final String file, final String expected) throws IOException {
		try (InputStream source = ForeignTablesTest.class.getResourceAsStream(file + ".csv")) {
			assertEquals(expected, shown(read(new String(source.readAllBytes(), StandardCharsets.UTF_8))));
		}
	}

	/** ~ is a line break, % a tab. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"\" \"%\"x\"~1%2|` `[1.0] x[2.0]", // a name in quotes is meant
		" %Label%Area%Mean~1%Blobs:1%433%191.185~2%Blobs:2%185%179.286~|row[1.0, 2.0] Area[433.0, 185.0] Mean[191.185, 179.286] {leftOut=Label (\"Blobs:1\" in line 2)}",
		"\"x\" \"y\"~\"1\" 1 0.5~\"2\" 2 NA~|row[1.0, 2.0] x[1.0, 2.0] y[0.5, NaN]",
		"\"x\"~\"1\" 4~\"2\" 5~|row[1.0, 2.0] x[4.0, 5.0]",
		"\"mpg\" \"cyl\"~\"Mazda RX4\" 21 6~\"Datsun 710\" 22.8 4~|mpg[21.0, 22.8] cyl[6.0, 4.0] {leftOut=row (\"Mazda RX4\" in line 2)}",
		"\"\";\"x\";\"y\"~\"1\";1;0,5~\"2\";2;-1,5e3~|row[1.0, 2.0] x[1.0, 2.0] y[0.5, -1500.0] {decimalComma=true}",
		"x%y~0,25%1,5~|x[0.25] y[1.5] {decimalComma=true}", "x;y~0.25;1~|x[0.25] y[1.0]",
		",0,1~0,0.5,0.25~1,2,3~|row[0.0, 1.0] 0[0.5, 2.0] 1[0.25, 3.0]", // names that pandas counts
		"x~\"\"~1~|x[NaN, 1.0]", // how pandas writes a missing value in a single column
		"x,y~,~1,~|x[NaN, 1.0] y[NaN, NaN]", "x,y~1,2,~3,4,~|x[1.0, 3.0] y[2.0, 4.0]",
		"x,,y~1,5,2~|x[1.0] column2[5.0] y[2.0]", ",row~1,2~|row_[1.0] row[2.0]",
		"x,ok~1,TRUE~2,~3,false|x[1.0, 2.0, 3.0] ok[1.0, NaN, 0.0] {truthValues=ok}",
		"x,ok~1,true~2,3~|x[1.0, 2.0] {leftOut=ok (truth values among numbers)}",
		"x,y~1,0x1p3~2,1d~|x[1.0, 2.0] {leftOut=y (\"0x1p3\" in line 2)}", "x, y ~ 1 , \"2\" ~\"3\", 4|x[1.0, 3.0] y[2.0, 4.0]",
		"x,y~  ~1,2~   ~3,4|x[1.0, 3.0] y[2.0, 4.0]", "~ ~x,y~1,2~|x[1.0] y[2.0]",
		"a,b~NA,n/a~<NA>,nan~None,null~#N/A,-nan~Inf,-inf~|a[NaN, NaN, NaN, NaN, Infinity] b[NaN, NaN, NaN, NaN, -Infinity]",
		"overlap u/s*~0.5~|overlap u/s*[0.5]", "mean loss~0.5~|mean loss[0.5]", "a;b,c~1,2~|a;b[1.0] c[2.0]",
		"x,y~1,\"0,5\"~|x[1.0] {leftOut=y (\"0,5\" in line 2)}", "x,y~|x[] y[]", "x~|x[]", "x,name~|x[] name[]",
		"x,\"say \"\"loss\"\"\"~1,2~|x[1.0] say loss[2.0] {renamed=\"say \"loss\"\" as say loss}" })
	void oddTexts(final String text, final String expected) {
		assertEquals(expected.replace("` `", " "), shown(read(text.replace('~', '\n').replace('%', '\t'))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '@', quoteCharacter = '`', value = {
		"x,y~1,2~3~@line 3: 2 values expected, found 1", "x,y~1,2~3,4,5~@line 3: 2 values expected, found 3",
		"x,y~7,1,2~8,3,4~@line 2: 2 values expected, found 3", "x~0,5~0,7~@line 2: 1 value expected, found 2",
		"x,y~1,2,~3,4,5~@line 3: 2 values expected, found 3",
		"x;y~0,5;1.5~@line 2: decimal commas or decimal points expected, found both",
		"x;y~1,234;5~@line 2: a decimal point expected, found commas that may be decimal or set off thousands",
		"name~a~b~@line 1: a column of numbers expected, found name (\"a\" in line 2)",
		"x,y~1,\"2~@line 2: quotes in pairs, around whole values, expected", "0.5,1~1,2~@line 1: column names expected, found numbers only",
		"x;y~1~@line 2: 2 values expected, found 1", "x,y,~1,2~@line 2: 3 values expected, found 2",
		"x,\"y\"z~1,2~@line 1: column names expected, this is no text with quotes in pairs",
		" x,x~1,2~@line 1: column names must be distinct and without comma, quote or line break, was [x, x]" })
	void whatIsNotClearIsRefused(final String text, final String message) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> read(text.replace('~', '\n')))
			.getMessage());
	}

	/** One word among numbers takes a column away: who asks for it is told. */
	@Test
	void aColumnThatWasLeftOutSaysWhy() {
		final Columns table = read("n,loss~10,3.1~about 100,1~".replace('~', '\n'));
		assertEquals("loss", table.require("y", "loss"));
		assertEquals("x must be one of [loss], was n; not numbers are n (\"about 100\" in line 3)", assertThrows(
			IllegalArgumentException.class, () -> table.require("x", "n")).getMessage());
		assertEquals("x must be one of [loss], was null", assertThrows(IllegalArgumentException.class, () -> read("loss~1~".replace('~',
			'\n')).require("x", null)).getMessage());
	}

	@Test
	void numbersAgainstParseDouble() {
		final Random random = new Random(1);
		final CsvNumber number = new CsvNumber(true);
		for (int i = 0; i < 50_000; i++) {
			final double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian();
			if (!Double.isFinite(value)) continue;
			final String text = i % 3 == 0 ? String.format(java.util.Locale.ROOT, "%." + i % 20 + "g", value).replace('.',
				i % 2 == 0 ? '.' : ',') : Double.toString(value);
			assertTrue(number.read(("x" + text + ";").toCharArray(), 1, text.length() + 1), text);
			assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text.replace(',', '.'))), Double.doubleToRawLongBits(number
				.value()), text);
		}
		for (final String text : new String[] { "0", "-0", "+.5", "5.", "00012", "9007199254740993", "123456789012345678901234",
			"1e-400", "1E+400", "0.000000000000000000000000000000001", "1e22", "1e23", "4.9e-324", "1e99999999999" })
			assertTrue(number.read(text.toCharArray(), 0, text.length()) && number.value() == Double.parseDouble(text), text);
		for (final String text : new String[] { "", "-", ".", "1d", "1f", "0x10", "1e", "1e+", "1.2.3", "1,2,3", "1 2", "e5",
			"--1", "1-", "NaN" })
			assertTrue(!number.read(text.toCharArray(), 0, text.length()), text);
	}

	/** Whatever is cut off or thrown in: a table, or a fault with its line, and never anything else. */
	@Test
	void damagedTextsGiveATableOrAFault() {
		final Random random = new Random(2);
		final String good = "\"run\",loss, test;a\tb,ok\r\n1,0.5,NA,true\n2,\"1e-3\",x,False\r\n\n3,1e400,5,true\n";
		final String parts = "\",;\t \r\n\uFEFF\0\u0089e-+.1aN";
		int faults = 0;
		for (int i = 0; i < 5_000; i++) {
			final StringBuilder text = new StringBuilder(good.substring(0, random.nextInt(good.length() + 1)));
			for (int changes = random.nextInt(4); changes > 0 && text.length() > 0; changes--)
				text.setCharAt(random.nextInt(text.length()), parts.charAt(random.nextInt(parts.length())));
			try {
				final Columns table = read(text.toString());
				assertTrue(table.names().size() > 0);
			}
			catch (final IllegalArgumentException e) {
				assertTrue(e.getMessage().matches("(?s)line \\d+: .+"), e.getMessage());
				faults++;
			}
		}
		assertTrue(faults > 500 && faults < 4500, "faults: " + faults);
	}

	@Test
	void ownNamesComeBackWhateverTheyLookLike() throws IOException {
		for (final String[] names : new String[][] { { " " }, { "1", "2" }, { " a", "b " }, { "a;b" }, { "a\tb", "c" },
			{ "a b" }, { "true", "NA" }, { "-x" }, { ".5" }, { "inf" }, { "\u03bb |u|/s*" } }) {
			final double[] values = new Random(3).doubles(names.length).toArray();
			final Columns table = Columns.builder(names).row(values).row(values).build();
			final StringBuilder text = new StringBuilder();
			ColumnsText.write(table, text);
			final Columns back = read(text.toString());
			assertEquals(table.names(), back.names());
			assertArrayEquals(values, back.row(1));
			assertEquals(Map.of(), back.metadata());
		}
	}
}
