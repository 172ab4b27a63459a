package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

/** Files as inputs of the command line, and what it saves and prints for programs. */
class HeadlessFilesTest {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(final String... args) {
		return new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run(args);
	}

	private String printed() {
		return out.toString(StandardCharsets.UTF_8).strip();
	}

	private String file(final String name, final String... lines) throws IOException {
		return Files.write(folder.resolve(name), List.of(lines)).toString();
	}

	@Test
	void aPathOpensAsTheTableThatAnInputWants() throws IOException {
		final String table = file("two runs, a.csv", "x,run,loss", "1,1,3", "1,2,5");
		assertEquals(0, run("run", "SummarizeRuns", "table=\"" + table + "\"", "by=x", "--json"), err::toString);
		final JsonObject columns = JsonParser.parseString(printed()).getAsJsonObject().getAsJsonObject("table")
			.getAsJsonObject("columns");
		assertEquals("[4.0]", columns.get("lossMean").toString());
	}

	@Test
	void aPathOpensAsTheNumbersThatAnInputWants() throws IOException {
		final String vector = file("vector.csv", "spectrum", "0.75", "0.25");
		assertEquals(0, run("run", "TeacherWeights", "spectrum=" + vector), err::toString);
		final String fromFile = printed();
		out.reset();
		assertEquals(0, run("run", "TeacherWeights", "spectrum=[0.75, 0.25]"), err::toString);
		assertEquals(printed(), fromFile);
		out.reset();
		// 2 coordinates x 3 samples, labels (x1 + x2)^2
		final String matrix = file("inputs.csv", "a,b,c", "3,0,1", "0,2,1");
		assertEquals(0, run("run", "RetrievalLabels", "inputs=" + matrix, "teacher=[1, 1]"), err::toString);
		assertEquals("labels = [9.0, 4.0, 4.0]", printed());
		out.reset();
		assertEquals(0, run("run", "RetrievalLabels", "inputs=[[3, 0], [0, 2], [1, 1]]", "teacher=[1, 1]"), err::toString);
		assertEquals("labels = [9.0, 4.0, 4.0]", printed());
	}

	@ParameterizedTest
	@CsvSource({ "png", "tif" })
	void aPathOpensAsTheImageThatAnInputWants(final String kind) throws IOException {
		final ByteProcessor pixels = new ByteProcessor(8, 8);
		for (int i = 0; i < 64; i++)
			pixels.set(i, i * i % 251);
		final String file = folder.resolve("image." + kind).toString();
		if (kind.equals("png")) ImageIO.write(pixels.getBufferedImage(), kind, new File(file));
		else new FileSaver(new ImagePlus("image", pixels)).saveAsTiff(file);
		assertEquals(0, run("run", "ImageSpectrum", "image=" + file, "patchSize=2"), err::toString);
		assertTrue(printed().startsWith("spectrum = ["), this::printed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"SummarizeRuns | table | table must be the path of a table, was nowhere.csv (there is no such file)",
		"PlotMap | map | map must be a list of numbers, as [1, 0.5], or the path of a table or image, was nowhere.csv (there is no such file)",
		"SavePlot | plot | plot must be the path of an image, was nowhere.csv (there is no such file)" })
	void aMissingFileIsNamed(final String command, final String input, final String message) {
		assertEquals(1, run("run", command, input + "=nowhere.csv"));
		assertEquals("error: " + message, err.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void aFileOfAnotherKindIsNamedOnce() throws IOException {
		final String text = file("broken.csv", "a,b", "1", "2");
		assertEquals(1, run("run", "SummarizeRuns", "table=" + text));
		assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("error: table must be the path of a table: "), err::toString);
		assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count(), err::toString);
		err.reset();
		final String image = file("broken.png", "no image");
		assertEquals(1, run("run", "ImageSpectrum", "image=" + image));
		assertEquals("error: image must be an image that ImageJ opens, was " + image, err.toString(StandardCharsets.UTF_8)
			.strip());
	}

	@Test
	void allOutputsAreSavedAndReadAgain() throws IOException {
		final Path saved = folder.resolve("new").resolve("folder");
		assertEquals(0, run("run", "PowerLawSpectrum", "dimension=3", "exponent=1", "--save", saved.toString()), err::toString);
		assertEquals("saved [" + saved.resolve("spectrum.csv") + "]", err.toString(StandardCharsets.UTF_8).strip());
		assertEquals("spectrum", Files.readAllLines(saved.resolve("spectrum.csv")).get(0));
		assertEquals(3, Files.readAllLines(saved.resolve("spectrum.csv")).stream().skip(1).mapToDouble(Double::parseDouble)
			.filter(value -> value > 0).count());
		assertEquals(0, run("run", "GaussianInputs", "spectrum=" + saved.resolve("spectrum.csv"), "samples=4", "--save", saved
			.toString()), err::toString);
		final ImagePlus tiff = IJ.openImage(saved.resolve("inputs.tif").toString());
		assertArrayEquals(new int[] { 3, 4 }, new int[] { tiff.getWidth(), tiff.getHeight() });
		out.reset();
		assertEquals(0, run("run", "RetrievalLabels", "inputs=" + saved.resolve("inputs.csv"), "teacher=[1, 0, 0]", "--json"),
			err::toString);
		final double first = JsonParser.parseString(printed()).getAsJsonObject().getAsJsonArray("labels").get(1).getAsDouble();
		assertEquals(Math.pow(tiff.getProcessor().getf(0, 1), 2), first, 1e-6 * first); // 32 bits
	}

	@Test
	void plotsAndNumbersAreSavedToo() throws IOException {
		final String script = file("s.groovy", "#@ CommandService command", "#@output ij.ImagePlus plot", "#@output Double rate",
			"#@output String kind", "#@output org.scalinglaws.table.Columns table",
			"table = org.scalinglaws.table.Columns.builder('x', 'y').row(1, 2).row(2, Double.NaN).row(3, 1).build()",
			"plot = command.run('org.scalinglaws.command.PlotTable', false, 'table', table, 'x', 'x', 'y', 'y').get().getOutput('plot')",
			"rate = Double.POSITIVE_INFINITY; kind = 'a \"b\"'; println 'said'");
		assertEquals(0, run("run", script, "--json", "--save", folder.resolve("s").toString()), err::toString);
		final JsonObject all = JsonParser.parseString(printed()).getAsJsonObject();
		assertEquals("{\"rate\":\"Infinity\",\"kind\":\"a \\\"b\\\"\"}", Files.readString(folder.resolve("s/outputs.json"))
			.strip());
		assertEquals("[2.0,\"NaN\",1.0]", all.getAsJsonObject("table").getAsJsonObject("columns").get("y").toString());
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("said")); // not in between
		assertTrue(ImageIO.read(folder.resolve("s/plot.png").toFile()).getWidth() > 100);
		assertTrue(Files.readString(folder.resolve("s/plot.svg")).contains("<svg"));
		assertEquals("x,y", Files.readAllLines(folder.resolve("s/table.csv")).get(0));
		assertTrue(Files.exists(folder.resolve("s/table.csv.json")));
	}

	@Test
	void aReportIsMadeOfFiles() throws IOException {
		final String table = file("loss.csv", "time,loss", "1,0.5", "2,0.25"), page = folder.resolve("page.html").toString();
		assertEquals(0, run("run", "SaveReport", "title=A loss", "items=[Loss = " + table + ", Half = 0.5, Said = 'a, b']", "file=" +
			page, "--json"), err::toString);
		final JsonObject outputs = JsonParser.parseString(printed()).getAsJsonObject();
		assertEquals(page, outputs.get("page").getAsString());
		assertEquals(Files.size(Path.of(page)), outputs.get("bytes").getAsLong());
		final String html = Files.readString(Path.of(page));
		for (final String part : List.of("</span>Loss<", "<td>0.25</td>", "<dt>Half</dt><dd>0.5</dd>", "<dt>Said</dt><dd>a, b</dd>"))
			assertTrue(html.contains(part), part);
	}

	/** A file where a folder should be is in the way of everybody, also of who may write everywhere. */
	@Test
	void whereNothingCanBeSavedNothingRuns() throws IOException {
		final Path inTheWay = Path.of(file("plain", "text")), target = inTheWay.resolve("new/results");
		final String script = file("s.groovy", "#@output Double x", "println 'ran'", "x = 1");
		assertEquals(1, run("run", script, "--save", target.toString()));
		final String message = err.toString(StandardCharsets.UTF_8).strip();
		assertTrue(message.startsWith("error: folder cannot be written: " + target + " ("), message);
		assertFalse(message.contains(".tmp"), message);
		assertEquals("", printed());
	}

	@Test
	void aFolderIsNotMadeForARunThatFails() throws IOException {
		final String script = file("s.groovy", "throw new IllegalStateException()");
		assertEquals(1, run("run", script, "--save", folder.resolve("a/b").toString()));
		try (var files = Files.list(folder)) {
			assertEquals(List.of(Path.of(script)), files.toList());
		}
	}

	@Test
	void aFileIsNoFolder() throws IOException {
		final String file = file("file", "");
		assertEquals(1, run("run", "PowerLawSpectrum", "--save", file));
		assertEquals("error: the folder to save in must be a folder, was the file " + file, err.toString(
			StandardCharsets.UTF_8).strip());
	}
}
