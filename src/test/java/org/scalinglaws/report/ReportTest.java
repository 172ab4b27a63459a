package org.scalinglaws.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ColumnsText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Pages as a strict parser sees them; how they look is the matter of the test in a browser. */
@Tag("slow")
class ReportTest {

	private static final String NASTY = "<script>alert(1)</script> & \"q\" 'p' ]]> </script></style><!-- \u0001 é √ 😀";

	@Test
	void textsComeBackAsTheyWere() {
		final Report report = Report.titled(NASTY).subtitle(NASTY).text(NASTY, NASTY).value(NASTY, NASTY).number(NASTY, 1)
			.compare(NASTY, 1, 2, 3).figure(NASTY, TypicalReport.drawing(), Map.of(NASTY, NASTY)).table(NASTY, TypicalReport.CURVE.with(Map.of(NASTY, NASTY)))
			.parameters(Map.of(NASTY, NASTY)).commandLine(NASTY).script(NASTY).versions(Map.of(NASTY, NASTY));
		final Document page = Pages.parsed(report.html());
		final String seen = NASTY.replace('\u0001', '\uFFFD'); // which XML lacks
		assertEquals(seen, Pages.all(page, "title").get(0).getTextContent());
		assertEquals(seen, Pages.all(page, "h1").get(0).getTextContent());
		for (final Element text : Pages.all(page, "pre"))
			assertEquals(seen, text.getTextContent());
		assertEquals(2, Pages.all(page, "pre").size());
		assertEquals(seen, Pages.all(page, "p").stream().filter(text -> text.getAttribute("class").equals("prose")).findFirst()
			.orElseThrow().getTextContent());
		assertEquals("Figure 1. " + seen, Pages.all(page, "figcaption").get(0).getTextContent());
		assertEquals(seen, Pages.all(page, "svg").get(0).getAttribute("aria-label"));
		assertEquals(1, Pages.all(page, "script").size());
		assertEquals(seen + " " + seen, Pages.all(page, "footer").get(0).getFirstChild().getNextSibling().getTextContent());
	}

	@Test
	void nothingIsLoadedAndOnlyTheOwnScriptMayRun() throws Exception {
		final Document page = Pages.parsed(TypicalReport.of(3).html());
		for (final Element element : Pages.all(page, "*"))
			for (final String name : List.of("src", "href", "xlink:href", "srcset", "action", "data", "background", "poster"))
				assertTrue(element.getAttribute(name).matches("|#.*|data:.*"), () -> element.getTagName() + " " + element.getAttribute(
					name));
		for (final Element style : Pages.all(page, "style"))
			assertFalse(style.getTextContent().replaceAll("url\\(#\\w+\\)", "").matches("(?s).*(url\\(|@import|http).*"));
		final String policy = Pages.all(page, "meta").stream().filter(meta -> meta.getAttribute("http-equiv").equals(
			"Content-Security-Policy")).findFirst().orElseThrow().getAttribute("content");
		final String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(Pages.all(page,
			"script").get(0).getTextContent().getBytes(StandardCharsets.UTF_8)));
		assertEquals("default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + hash +
			"'; base-uri 'none'; form-action 'none'", policy);
	}

	@Test
	void namesOccurOnceAndLeadSomewhere() {
		final InlineSvg same = TypicalReport.drawing();
		Report report = TypicalReport.of(4);
		for (int i = 0; i < 4; i++)
			report = report.figure("the same", same);
		final String html = report.html();
		final List<String> ids = Pages.all(Pages.parsed(html), "*").stream().map(element -> element.getAttribute("id")).filter(
			id -> !id.isEmpty()).toList();
		final Set<String> distinct = new TreeSet<>(ids);
		assertEquals(ids.size(), distinct.size());
		int references = 0;
		for (final Matcher name = Pattern.compile("url\\(#([^)]*)\\)|(?:href|aria-labelledby)=\"#?([a-z][^\":]*)\"").matcher(
			html); name.find(); references++)
			assertTrue(distinct.contains(name.group(1) == null ? name.group(2) : name.group(1)), name.group());
		assertTrue(references > 20, references + " references");
	}

	@Test
	void tenFiguresAreSmall() {
		final int bytes = TypicalReport.of(10).html().getBytes(StandardCharsets.UTF_8).length;
		assertTrue(bytes < 2_000_000, bytes + " bytes");
	}

	@Test
	void equalItemsAreEqualPages() {
		final Report begun = Report.titled("A");
		assertEquals(TypicalReport.of(4).html(), TypicalReport.of(4).html());
		assertNotEquals(begun.html(), begun.number("b", 1).html());
		assertTrue(begun.isEmpty(), "a report does not change");
	}

	@Test
	void cellsHoldTheirValues() {
		final double[] values = { 0.1 + 0.2, 1e-300, -1 / 3., 123456.75, 1e15, 2e22, Double.NaN, Double.POSITIVE_INFINITY,
			Double.NEGATIVE_INFINITY, 5, 1e6 + 0.5, Double.MIN_VALUE, Math.PI * 1e-4 };
		final Columns.Builder table = Columns.builder("a", "b");
		for (final double value : values)
			table.row(value, -value);
		final List<Element> cells = Pages.all(Pages.parsed(Report.titled("T").table("t", table.build()).html()), "td");
		for (int i = 0; i < values.length; i++)
			for (int sign = 0; sign < 2; sign++) {
				final Element cell = cells.get(2 * i + sign);
				final String text = cell.hasAttribute("title") ? cell.getAttribute("title") : cell.getTextContent();
				assertEquals((1 - 2 * sign) * values[i], Double.parseDouble(text), text);
			}
	}

	@Test
	void theWholeTableIsAtHand() throws Exception {
		final String html = Report.titled("T").table("t", TypicalReport.CURVE).html();
		final String uri = Pages.all(Pages.parsed(html), "a").get(0).getAttribute("href");
		assertTrue(uri.startsWith("data:text/csv;charset=utf-8,"));
		final Columns read = ColumnsText.read(new StringReader(URLDecoder.decode(uri.substring(uri.indexOf(',') + 1).replace("+",
			"%2B"), StandardCharsets.UTF_8)));
		assertEquals(TypicalReport.CURVE.names(), read.names());
		for (int row = 0; row < TypicalReport.CURVE.rows(); row++)
			assertTrue(Arrays.equals(TypicalReport.CURVE.row(row), read.row(row)));
	}

	@Test
	void aLongTableOnlyBegins() {
		final Columns.Builder table = Columns.builder("x", "y");
		for (int i = 0; i < 50_000; i++)
			table.row(i, Math.sqrt(i));
		final String html = Report.titled("T").table("t", table.build()).html();
		final Document page = Pages.parsed(html);
		assertEquals(2 * Table.ROWS, Pages.all(page, "td").size());
		assertTrue(html.contains("The first 200 of 50000 rows."));
		assertTrue(Pages.all(page, "a").isEmpty(), "too large to be inside");
		assertTrue(html.length() < 100_000);
	}

	@ParameterizedTest
	@CsvSource({ "0.30000000000000004,0.3", "1e-5,1e-5", "0.00012345678,0.000123457", "123456789,123456789", "1234567.8,1.23457e6",
		"-999999.5,-1e6", "NaN,NaN", "-Infinity,-Infinity", "0,0", "-0.0,0", "1e300,1e300", "4.9e-324,4.94066e-324",
		"12345.65,12345.6", "1e14,100000000000000" })
	void numbersAreShort(final double value, final String text) {
		assertEquals(text, ShortNumber.of(value));
	}

	@Test
	void sixDigitsAreRight() {
		for (final double value : IntStream.range(0, 2000).mapToDouble(i -> Math.sin(i + 1) * Math.pow(10, i % 60 - 30)).toArray())
			assertEquals(value, Double.parseDouble(ShortNumber.of(value)), 5.0001e-6 * Math.abs(value));
	}

	@Test
	void deviationsAreInStandardErrors() {
		assertEquals(-2.5, new Comparison("a", 1, 0.4, 2).deviation());
		assertTrue(Double.isNaN(new Comparison("a", 1, Double.NaN, 2).deviation()));
		assertTrue(Double.isNaN(new Comparison("a", 1, 0, 2).deviation()));
		final Document page = Pages.parsed(Report.titled("T").compare("near", 1, 1, 2).compare("far", 1, 0.25, 2).compare("alone", 1,
			Double.NaN, 2).html());
		assertEquals(List.of("1", "1", "2", "-1", "1", "0.25", "2", "-4", "1", "–", "2", "–"), Pages.all(page, "td").stream().map(
			Element::getTextContent).toList());
		assertEquals(List.of("-4"), Pages.all(page, "td").stream().filter(cell -> cell.getAttribute("class").equals("far")).map(
			Element::getTextContent).toList());
	}

	@Test
	void seedsAreCollected() {
		final String html = Report.titled("T").parameters(Map.of("seed", 3)).table("a", TypicalReport.CURVE).table("b", TypicalReport.CURVE).figure("c",
			TypicalReport.drawing(), Map.of("seed", 11L)).html();
		assertTrue(html.contains("Seeds: 3, 7, 11<"));
	}

	@Test
	void wrongPartsAreRefused() {
		refused("title is required", () -> Report.titled(null));
		refused("title must not be empty", () -> Report.titled(" \n"));
		final Report report = Report.titled("T");
		refused("caption is required", () -> report.figure(null, TypicalReport.drawing()));
		refused("drawing is required", () -> report.figure("a", null));
		refused("png is required", () -> report.figure("a", (byte[]) null, Map.of()));
		refused("table is required", () -> report.table("a", null));
		refused("table must have a column", () -> report.table("a", Columns.builder().build()));
		refused("value is required", () -> report.value("a", null));
		refused("text is required", () -> report.text("a", null));
		refused("standardError of a must not be negative, was -1", () -> report.compare("a", 1, -1, 2));
		refused("script is required", () -> report.script(null));
	}

	private static void refused(final String message, final Executable wrong) {
		final String said = assertThrows(IllegalArgumentException.class, wrong).getMessage();
		assertTrue(said.startsWith(message), said);
	}
}
