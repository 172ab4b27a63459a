package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.figure.file.PlotFile;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.report.Pages;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import net.imglib2.img.array.ArrayImgs;

/** Runs {@link SaveReport} with items of all kinds, as scripts and as people write them, and with wrong ones. */
@Tag("slow")
class SaveReportTest {

	private static Context context;

	@TempDir
	private Path folder;

	private final Columns table = Columns.builder("time", "loss").row(1, 0.5).row(2, 0.25).metadata("command", "a.b.Flow")
		.metadata("seed", 42).build();

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void eachItemComesInItsForm() throws Exception {
		final CalibratedImage map = new CalibratedImage("risk", new double[] { 1, 2, 3, -4 }, 2, 2, ImageAxis.linear("x", 0, 1),
			ImageAxis.linear("y", 0, 1)).with(Map.of("seed", 7));
		final Map<String, Object> items = new LinkedHashMap<>();
		items.put("curve", ColumnsPlot.of(table).x("time").y("loss").image());
		items.put("photo", new ImagePlus("photo", new ByteProcessor(3, 2)));
		items.put("map", map);
		items.put("pixels", ImageArrays.image(new double[] { 1, 2, 3, 4 }, 2));
		items.put("rows", table);
		items.put("vector", new double[] { 3, 4 });
		items.put("list", List.of(5, 6.5));
		items.put("image", ImageArrays.image(new double[] { 7 }));
		items.put("third", 1 / 3.0);
		items.put("decimal", new BigDecimal("0.25"));
		items.put("steps", 123456789L);
		items.put("diverged", false);
		items.put("model", "power law");
		items.put("printed", "a  b\n1  2");
		items.put("exponent", Map.of("measured", -1.1, "standardError", 0.05, "predicted", -1));
		final Document page = saved(items, "parameters", Map.of("dimension", 200), "subtitle", "below");
		assertEquals(List.of("Figure 1. curve", "Figure 2. photo", "Figure 3. map", "Figure 4. pixels"), texts(page, "figcaption"));
		assertEquals(3, Pages.all(page, "svg").size());
		assertEquals(1, Pages.all(page, "img").size());
		assertEquals(List.of("printed", "Table 1. rows", "Table 2. vector", "Table 3. list", "Table 4. image", "Parameters"), texts(
			page, "h3"));
		assertEquals(List.of("-1.1", "0.05", "-1", "-2", "1", "0.5", "2", "0.25", "0", "3", "1", "4", "0", "5", "1", "6.5", "0", "7"),
			texts(page, "td"));
		assertEquals(List.of("0.333333", "0.25", "123456789", "false", "power law", "7", "a.b.Flow", "42", "200"), texts(page, "dd"));
		assertEquals(List.of("a  b\n1  2"), texts(page, "pre"));
		assertTrue(texts(page, "footer").get(0).startsWith("Seeds: 7, 42Scaling Laws "), texts(page, "footer").get(0));
	}

	@Test
	void aListBringsItsOwnCaptions() throws Exception {
		final ImagePlus plot = ColumnsPlot.of(table).x("time").y("loss").title("Loss").image();
		final Document page = saved(List.of(plot, table, table.with(Map.of("command", "Other")), 5));
		assertEquals(List.of("Figure 1. " + plot.getTitle()), texts(page, "figcaption"));
		assertEquals(List.of("Table 1. Flow", "Table 2. Other"), texts(page, "h3"));
		assertTrue(texts(page, "dt").contains("item 4"));
	}

	@Test
	void aPersonWritesNamesAndPaths() throws Exception {
		final Path csv = folder.resolve("loss over time.csv"), png = folder.resolve("some_plot.png"), svg = folder.resolve("plot.SVG");
		run("SaveTable", Map.of("table", table, "file", csv.toFile()));
		final ImagePlus plot = ColumnsPlot.of(table).x("time").y("loss").image();
		run("SavePlot", Map.of("plot", plot, "file", png.toFile()));
		run("SavePlot", Map.of("plot", plot, "file", svg.toFile()));
		final String items = csv + ", Plot = " + png + ", \"A drawing, (a = b)\" = " + svg + ", exponent = -0.5, 'x' = [1, 2], " +
			"said = \"one, 'two'\"";
		for (final String form : List.of("%s", "[%s]")) {
			final Document page = saved(String.format(form, items));
			assertEquals(List.of("Table 1. loss over time", "Table 2. x"), texts(page, "h3"));
			assertEquals(List.of("Figure 1. Plot", "Figure 2. A drawing, (a = b)"), texts(page, "figcaption"));
			assertEquals(List.of("-0.5", "one, 'two'", "a.b.Flow", "42"), texts(page, "dd"));
			assertEquals(1, Pages.all(page, "svg").size());
		}
	}

	@Test
	void aScriptIsShownByItsTextOrPath() throws Exception {
		final Path script = Files.writeString(folder.resolve("mine.groovy"), "first\nsecond\n");
		assertEquals(List.of("first\nsecond\n"), texts(saved(Map.of("a", 1), "script", script.toFile()), "pre"));
		assertEquals(List.of("first\nsecond\n"), texts(saved(Map.of("a", 1), "script", "first\nsecond\n"), "pre"));
		assertEquals(List.of("scaling-laws run Flow --inputs d=3"), texts(saved(Map.of("a", 1), "script",
			"scaling-laws run Flow --inputs d=3\n"), "pre"));
		refused("script cannot be read: " + folder.resolve("none.py"), Map.of("a", 1), "script", folder.resolve("none.py").toString());
	}

	@Test
	void aHugeDrawingBecomesAPicture() throws Exception {
		final double[] x = IntStream.range(0, 40_000).mapToDouble(i -> i + 1).toArray();
		final Columns.Builder cloud = Columns.builder("x", "y");
		for (final double value : x)
			cloud.row(value, Math.abs(Math.sin(value * value)) + 1e-3);
		final ImagePlus plot = ColumnsPlot.of(cloud.build()).x("x").y("y").image();
		assertTrue(PlotFile.bytes(plot, ".svg", "").length > 400_000);
		final Document page = saved(Map.of("cloud", plot));
		assertEquals(1, Pages.all(page, "img").size());
		assertEquals("cloud", Pages.all(page, "img").get(0).getAttribute("alt"));
		assertTrue(Files.size(folder.resolve("page.html")) < 400_000);
	}

	@Test
	void equalRunsGiveEqualBytes() throws Exception {
		final Map<String, Object> items = Map.of("plot", ColumnsPlot.of(table).x("time").y("loss").image());
		saved(items);
		final byte[] first = Files.readAllBytes(folder.resolve("page.html"));
		final Module again = run("SaveReport", Map.of("title", "T", "items", items, "file", folder.resolve("page.html").toFile()));
		assertTrue(Arrays.equals(first, Files.readAllBytes(folder.resolve("page.html"))));
		assertEquals((long) first.length, again.getOutput("bytes"));
		assertEquals(folder.resolve("page.html").toFile(), again.getOutput("page"));
	}

	@Test
	void wrongItemsAreRefusedByName() {
		refused("items must not be null, was so at a", Collections.singletonMap("a", null));
		refused("items must hold at least one item, was empty", Map.of());
		refused("items must hold at least one item, was empty", List.of());
		refused("items must be plots, images, tables, vectors, numbers, truth values, texts or maps of measured, standardError and " +
			"predicted, was of type Thread at a", Map.of("a", Thread.currentThread()));
		refused("lists among items must hold numbers, was [1, x] at a", Map.of("a", List.of(1, "x")));
		refused("lists among items must hold numbers, was [] at a", Map.of("a", List.of()));
		refused("a map among items must have the numbers measured, predicted and perhaps standardError, was [measured] at a", Map.of(
			"a", Map.of("measured", 1)));
		refused("a map among items must", Map.of("a", Map.of("measured", 1, "predicted", "one")));
		refused("a map among items must", Map.of("a", Map.of("measured", 1, "predicted", 1, "error", 2)));
		refused("standardError must not be negative, was -1 at a", Map.of("a", Map.of("measured", 1, "predicted", 1, "standardError",
			-1)));
		refused("images among items must hold real numbers in one or two dimensions, was 3", Map.of("a", ArrayImgs.doubles(2, 2, 2)));
		refused("items must have columns", Map.of("a", Columns.builder().build()));
		refused("items must hold pixels", Map.of("a", new ImagePlus()));
		refused("items must have a finite value, had none at a", Map.of("a", ImageArrays.image(new double[] { Double.NaN,
			Double.POSITIVE_INFINITY }, 1)));
		refused("items must be names of what is open, or paths of tables, drawings and images, was nothing.csv (there is no such file)",
			"nothing.csv");
		refused("items has a twice", "a = 1, a = 2");
		refused("items must be written caption = name, caption = name, was a =", "a = ");
		refused("bracket not closed", "a = [1, 2");
		refused("items must be a map from captions to items, or a list of items, was 5", 5);
	}

	@Test
	void otherWrongInputsAreRefused() throws IOException {
		final Map<String, Object> items = Map.of("a", 1);
		refused("title must not be empty", items, "title", " ");
		refused("file must end in .html or .htm, was ", items, "file", folder.resolve("page.txt").toFile());
		refused("file must name a file, was the folder", items, "file", Files.createDirectory(folder.resolve("d.html")).toFile());
		final File locked = Files.writeString(folder.resolve("locked.html"), "old").toFile();
		assertTrue(locked.setWritable(false));
		assumeFalse(locked.canWrite(), "this user may write everywhere");
		refused("file cannot be written", items, "file", locked);
		assertEquals("old", Files.readString(locked.toPath()));
	}

	@Test
	void whatIsThereStaysWhenItemsAreWrong() throws IOException {
		final Path file = Files.writeString(folder.resolve("page.html"), "old");
		refused("items must have a finite value", Map.of("a", ImageArrays.image(new double[] { Double.NaN, Double.NaN }, 1)));
		assertEquals("old", Files.readString(file));
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	private Document saved(final Object items, final Object... more) throws Exception {
		final Map<String, Object> inputs = inputs(items, more);
		run("SaveReport", inputs);
		return Pages.parsed(Files.readString(((File) inputs.get("file")).toPath()));
	}

	private Map<String, Object> inputs(final Object items, final Object... more) {
		final Map<String, Object> inputs = new HashMap<>(Map.of("title", "T", "items", items, "file", folder.resolve("page.html")
			.toFile()));
		for (int i = 0; i < more.length; i += 2)
			inputs.put((String) more[i], more[i + 1]);
		return inputs;
	}

	private void refused(final String message, final Object items, final Object... more) {
		final File page = folder.resolve("page.html").toFile();
		final long before = page.length();
		final Throwable thrown = assertThrows(Exception.class, () -> run("SaveReport", inputs(items, more)));
		Throwable cause = thrown;
		while (!(cause instanceof IllegalArgumentException) && cause.getCause() != null)
			cause = cause.getCause();
		assertTrue(cause instanceof IllegalArgumentException && cause.getMessage().startsWith(message), cause.toString());
		assertEquals(before, page.length(), "written");
	}

	private static List<String> texts(final Document page, final String name) {
		return Pages.all(page, name).stream().map(Element::getTextContent).toList();
	}

	private static Module run(final String command, final Map<String, Object> inputs) throws InterruptedException,
		ExecutionException
	{
		return context.service(CommandService.class).run("org.scalinglaws.command." + command, false, inputs).get();
	}
}
