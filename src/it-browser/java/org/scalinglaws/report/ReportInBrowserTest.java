package org.scalinglaws.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.scalinglaws.table.Columns;

/**
 * Opens a report in Chromium, as one gets it on a phone or a desk, light and dark, with the network off. The pictures are in
 * {@code target/browser}.
 */
class ReportInBrowserTest {

	private static final Path PICTURES = Path.of("target", "browser");

	private static final int BEGINNING = 1570; // pixels, for docs/reports.md

	/** Text and the background behind it; of a drawing its texts and the card or page. */
	private static final String CONTRASTS = "const parts = c => c.match(/[\\d.]+/g).map(Number);" +
		"const light = c => { const [r, g, b] = parts(c).map(v => v / 255).map(v => v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92);" +
		" return 0.2126 * r + 0.7152 * g + 0.0722 * b; };" +
		"const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;" +
		" if (parts(c).length < 4 || parts(c)[3] > 0) return c; } return 'rgb(255, 255, 255)'; };" +
		"return Array.from(document.body.querySelectorAll('*')).filter(e => Array.from(e.childNodes).some(n => n.nodeType === 3" +
		" && n.data.trim()) && e.localName !== 'style').map(e => { const own = light(e.closest('svg') ? getComputedStyle(e).fill : getComputedStyle(e).color), " +
		"back = light(behind(e)); return [e.localName + ' ' + e.textContent.slice(0, 30)," +
		" (Math.max(own, back) + 0.05) / (Math.min(own, back) + 0.05)]; });";

	private static final String FIGURES = "return Array.from(document.querySelectorAll('.picture svg, .picture img')).map(e => {" +
		" const r = e.getBoundingClientRect(), b = e.viewBox ? e.viewBox.baseVal : { width: e.naturalWidth, height: e.naturalHeight };" +
		" return [r.x + scrollX, r.y + scrollY, r.width, r.height, b.width / b.height]; });";

	@TempDir
	private static Path folder;

	private static Path page;
	private static Browser browser;

	@BeforeAll
	static void prepare() throws IOException {
		assumeTrue(Browser.isThere(), "there is no Chromium with its driver on the PATH: the page was not looked at");
		Files.createDirectories(PICTURES);
		page = Files.writeString(folder.resolve("report.html"), TypicalReport.whole(10).html());
		browser = new Browser(folder);
	}

	@AfterAll
	static void close() {
		if (browser != null) browser.close();
	}

	@ParameterizedTest
	@CsvSource({ "375,light", "375,dark", "1400,light", "1400,dark" })
	void isReadableWithoutANetwork(final int width, final String scheme) throws IOException {
		browser.open(page, width, scheme);
		final BufferedImage seen = browser.picture();
		final String name = "report_" + width + "_" + scheme;
		ImageIO.write(seen, "png", PICTURES.resolve(name + ".png").toFile());
		ImageIO.write(seen.getSubimage(0, 0, width, BEGINNING), "png", PICTURES.resolve(name + "_beginning.png").toFile());
		assertEquals(List.of(), browser.complaints());
		assertEquals(List.of(), browser.requests().stream().filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith(
			"data:")).toList());
		assertEquals(0L, browser.<Long> run("return performance.getEntriesByType('resource').length"));
		assertTrue(browser.<Boolean> run("return document.documentElement.scrollWidth === innerWidth"), "scrolls sideways");
		final List<List<Object>> contrasts = browser.run(CONTRASTS);
		assertTrue(contrasts.size() > 1000, contrasts.size() + " texts");
		assertEquals(List.of(), contrasts.stream().filter(text -> number(text.get(1)) < 4.5).toList());
		final List<List<Object>> figures = browser.run(FIGURES);
		assertEquals(10, figures.size());
		for (final List<Object> figure : figures) {
			final double right = number(figure.get(0)) + number(figure.get(2));
			final boolean scrolls = width < 500 && number(figure.get(4)) > 2; // panels within their box
			assertTrue(number(figure.get(2)) > (width < 500 ? 0.85 : 0.35) * width && (scrolls || right <= width), figure + " of " +
				width);
			assertEquals(number(figure.get(4)), number(figure.get(2)) / number(figure.get(3)), 0.01, "as high as it is");
			final double share = drawn(seen, figure);
			assertTrue(share > 0.01 && share < 0.9, share + " of " + figure + " is drawn");
		}
	}

	@Test
	void dataKeepTheirColoursInTheDark() {
		browser.open(page, 1400, "light");
		final BufferedImage light = browser.picture();
		browser.open(page, 1400, "dark");
		final BufferedImage dark = browser.picture();
		final List<List<Object>> figures = browser.run(FIGURES);
		browser.open(page, 1400, "light");
		final List<List<Object>> before = browser.run(FIGURES);
		// a card has a margin in the dark, so that maps are compared by their colours; those of curves keep theirs on another ground
		final Map<Integer, Integer> map = colours(dark, figures.get(1)), curve = colours(dark, figures.get(0));
		assertTrue(map.containsKey(0xFFFFFF) && map.containsKey(0x000000), "a map stays on white");
		assertTrue(curve.containsKey(0x171717) && !curve.containsKey(0xFFFFFF), "curves go with the page");
		for (final int end : new int[] { 0x053061, 0x67001F, 0xF7F7F7 })
			assertTrue(near(map, end) && near(colours(light, before.get(1)), end), Integer.toHexString(end));
		assertTrue(near(curve, 0x0072B2) && near(colours(light, before.get(0)), 0x0072B2));
	}

	@Test
	void sortsByNumbersWithWhatIsNoneLast() throws IOException {
		final double[] values = { 3, Double.NaN, 1e-300, -2.5e10, 10, 9, Double.POSITIVE_INFINITY, 0.1 + 0.2, Double.NEGATIVE_INFINITY,
			1 / 3.0, Double.NaN, -1e-5 };
		final Columns.Builder table = Columns.builder("row", "value");
		for (int i = 0; i < values.length; i++)
			table.row(i, values[i]);
		final Path sorted = Files.writeString(folder.resolve("sorted.html"), Report.titled("Sorted").table("t", table.build()).compare(
			"beta", 2, 1, 3).compare("Alpha", 10, 0.1, 3).compare("gamma 10", 1, 0.1, 3).compare("gamma 9", 3, Double.NaN, 3).html());
		browser.open(sorted, 375, "light");
		final List<WebElement> headings = browser.driver().findElements(By.cssSelector("#table-1 thead button"));
		final double[] up = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
		headings.get(1).click();
		assertEquals(numbers(up, false), column("#table-1", 2));
		assertEquals("ascending", heading("#table-1", 2).getAttribute("aria-sort"));
		headings.get(1).sendKeys(Keys.ENTER);
		assertEquals(numbers(up, true), column("#table-1", 2));
		assertEquals("descending", heading("#table-1", 2).getAttribute("aria-sort"));
		headings.get(0).sendKeys(Keys.SPACE);
		assertEquals(numbers(values, false), column("#table-1", 2));
		assertEquals(null, heading("#table-1", 2).getAttribute("aria-sort"));
		final List<WebElement> others = browser.driver().findElements(By.cssSelector("#comparison thead button"));
		others.get(0).click();
		assertEquals(List.of("Alpha", "beta", "gamma 9", "gamma 10"), column("#comparison", 1));
		others.get(4).click();
		assertEquals(List.of("gamma 10", "beta", "Alpha", "gamma 9"), column("#comparison", 1), "what is not known is last");
		assertEquals(List.of(), browser.complaints());
	}

	@Test
	void aTableIsSaved() throws Exception {
		browser.open(page, 1400, "light");
		browser.driver().findElement(By.cssSelector("#table-1 a[download]")).click();
		final Path saved = folder.resolve("table-1.csv");
		for (int i = 0; i < 200 && !Files.exists(saved); i++)
			Thread.sleep(50);
		assertEquals(TypicalReport.CURVE.rows() + 1, Files.readAllLines(saved).size());
		assertEquals("time,loss,theory", Files.readAllLines(saved).get(0));
	}

	@Test
	void scriptsAndLoadsOfOthersWouldBeRefused() throws IOException {
		final Path bad = Files.writeString(folder.resolve("bad.html"), TypicalReport.whole(1).html().replace("</main>",
			"<img src=\"http://127.0.0.1:9/a.png\"/><script>document.title = 'evil'</script></main>"));
		browser.requests();
		browser.open(bad, 375, "light");
		assertFalse(browser.driver().getTitle().equals("evil"));
		assertTrue(browser.complaints().size() >= 2);
		final Path open = Files.writeString(folder.resolve("open.html"), "<!DOCTYPE html><img src=\"http://127.0.0.1:9/a.png\"/>");
		browser.requests();
		browser.open(open, 375, "light");
		assertTrue(browser.requests().contains("http://127.0.0.1:9/a.png"), "the log would show a request");
		browser.complaints();
	}

	private static WebElement heading(final String part, final int column) {
		return browser.driver().findElement(By.cssSelector(part + " thead th:nth-child(" + column + ")"));
	}

	private static List<String> column(final String part, final int column) {
		return browser.run("return Array.from(document.querySelectorAll(arguments[0])).map(e => e.title || e.textContent)", part +
			" tbody tr > :nth-child(" + column + ")");
	}

	/** As the page writes them in full, those that are none last. */
	private static List<String> numbers(final double[] values, final boolean down) {
		final List<String> texts = new ArrayList<>();
		for (int i = 0; i < values.length; i++)
			texts.add(text(values[down ? values.length - 1 - i : i]));
		if (values.length == 10) texts.addAll(List.of("NaN", "NaN"));
		return texts;
	}

	private static String text(final double value) {
		return ShortNumber.title(value) == null ? ShortNumber.of(value) : ShortNumber.title(value);
	}

	/** The share of a figure's pixels that are not its most frequent colour. */
	private static double drawn(final BufferedImage seen, final List<Object> figure) {
		final Map<Integer, Integer> colours = colours(seen, figure);
		final int all = colours.values().stream().mapToInt(n -> n).sum(), most = colours.values().stream().mapToInt(n -> n).max()
			.getAsInt();
		return 1 - most / (double) all;
	}

	private static Map<Integer, Integer> colours(final BufferedImage seen, final List<Object> figure) {
		final Map<Integer, Integer> colours = new HashMap<>();
		for (int y = (int) number(figure.get(1)) + 2; y < number(figure.get(1)) + number(figure.get(3)) - 2; y++)
			for (int x = (int) number(figure.get(0)) + 2; x < Math.min(seen.getWidth(), number(figure.get(0)) + number(
				figure.get(2))) - 2; x++)
				colours.merge(seen.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
		return colours;
	}

	/** Whether some pixels have a colour, up to what smoothing does. */
	private static boolean near(final Map<Integer, Integer> colours, final int colour) {
		return colours.keySet().stream().anyMatch(other -> Math.abs((other >> 16) - (colour >> 16)) < 6 && Math.abs((other >> 8 & 255) -
			(colour >> 8 & 255)) < 6 && Math.abs((other & 255) - (colour & 255)) < 6);
	}

	private static double number(final Object value) {
		return ((Number) value).doubleValue();
	}
}
