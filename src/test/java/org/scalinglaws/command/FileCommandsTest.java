package org.scalinglaws.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

/** Runs {@link SaveTable}, {@link OpenTable} and {@link SavePlot}, and breaks their files. */
class FileCommandsTest {

	private static Context context;

	@TempDir
	private Path folder;

	private final Columns table = Columns.builder("time", "loss").row(0, 0.1).row(1e-300, Double.NaN).row(1 / 3., -0.0)
		.metadata("seed", 7).metadata("tolerance", 1.0).metadata("canceled", false).build();

	@BeforeAll
	static void open() {
		context = new Context();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	@Test
	void tableComesBackBitByBit() throws Exception {
		final File file = folder.resolve("new/deep/table.csv").toFile();
		run("SaveTable", "table", table, "file", file.getPath());
		same(table, opened(file));
		assertEquals(List.of("table.csv", "table.csv.json"), names(file.getParentFile().toPath()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "T.CSV", "t.txt", "a.b.Txt" })
	void endingsOfTextAreTaken(final String name) throws Exception {
		final File file = folder.resolve(name).toFile();
		run("SaveTable", "table", table, "file", file);
		same(table, opened(file));
	}

	@Test
	void commaLocaleChangesNothing() throws Exception {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			final File file = folder.resolve("table.csv").toFile();
			run("SaveTable", "table", table, "file", file);
			assertEquals("time,loss\n0,0.1\n1.0E-300,NaN\n0.3333333333333333,-0.0\n", Files.readString(file.toPath()));
			same(table, opened(file));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void foreignTableOpensWithoutMetadata() throws Exception {
		final Path file = Files.writeString(folder.resolve("foreign.csv"), "a,b\r\n1,2.5\r\n");
		final Columns opened = opened(file.toFile());
		assertArrayEquals(new double[] { 1, 2.5 }, opened.row(0));
		assertTrue(opened.metadata().isEmpty());
	}

	@Test
	void brokenFilesAreNamedAndLeftAlone() throws Exception {
		final Path csv = folder.resolve("t.csv");
		final Path json = folder.resolve("t.csv.json");
		run("SaveTable", "table", table, "file", csv.toFile());
		final String text = Files.readString(csv);
		final String metadata = Files.readString(json);
		for (int length = 0; length < text.length(); length++) {
			Files.writeString(csv, text.substring(0, length));
			if (text.substring(length).matches("(\\.?0)?\n")) same(table, opened(csv.toFile())); // nothing of the values is missing
			else refused("file is no complete table: " + csv, "OpenTable", "file", csv.toFile());
			assertEquals(length, Files.size(csv));
		}
		Files.writeString(csv, text);
		for (int length = 0; length < metadata.strip().length(); length++) {
			Files.writeString(json, metadata.substring(0, length));
			refused("file is no complete table: " + json, "OpenTable", "file", csv.toFile());
		}
		Files.writeString(json, metadata);
		Files.writeString(csv, text.replace("0.1", "0.2"));
		refused("file is no complete table: " + json + ", the metadata do not belong to these values", "OpenTable", "file",
			csv.toFile());
		Files.write(csv, new byte[] { (byte) 0x89, 'P', 'N', 'G', '\n' });
		refused("file must be UTF-8 text, was " + csv, "OpenTable", "file", csv.toFile());
	}

	@Test
	void impossiblePlacesAreNamed() throws Exception {
		final Path plain = Files.writeString(folder.resolve("plain"), "text");
		final File inside = plain.resolve("table.csv").toFile();
		refused("file cannot be written: " + inside, "SaveTable", "table", table, "file", inside);
		final File image = plain.resolve("plot.tif").toFile();
		refused("file cannot be written: " + image, "SavePlot", "plot", new ImagePlus("plot", new ByteProcessor(5, 4)),
			"file", image);
		refused("file must name a file, was the folder " + folder, "SaveTable", "table", table, "file", folder.toFile());
		refused("file cannot be read: " + inside, "OpenTable", "file", inside);
		refused("file cannot be read: " + folder, "OpenTable", "file", folder.toFile());
		refused("file cannot be read: missing.csv (NoSuchFile: missing.csv)", "OpenTable", "file", new File("missing.csv"));
		Files.createDirectory(folder.resolve("t.csv.json"));
		refused("file must name a file, was the folder", "SaveTable", "table", table, "file", folder.resolve("t.csv")
			.toFile());
		assertEquals(List.of("plain", "t.csv.json"), names(folder));
		assertEquals("text", Files.readString(plain));
	}

	/** A name that is too long is refused by the last move only, which knows the temporary file, too. */
	@Test
	void temporaryFilesAreNotNamed() throws Exception {
		final File file = folder.resolve("x".repeat(300) + ".csv").toFile();
		final String message = refused("file cannot be written: " + file, "SaveTable", "table", table, "file", file);
		assertFalse(message.contains(".tmp"), message);
		assertEquals(List.of(), names(folder));
	}

	@Test
	void readOnlyFolderIsNamed() throws Exception {
		final Path locked = Files.createDirectory(folder.resolve("locked"));
		assertTrue(locked.toFile().setWritable(false));
		assumeFalse(Files.isWritable(locked), "this user may write everywhere");
		refused("file cannot be written", "SaveTable", "table", table, "file", locked.resolve("t.csv").toFile());
		assertEquals(List.of(), names(locked));
	}

	@Test
	void twoWritersLeaveOneWholeTable() throws Exception {
		final File file = folder.resolve("shared.csv").toFile();
		final Columns other = table.with(Map.of("seed", 8)).with(Map.of("extra", "x"));
		final Columns longer = Columns.builder("time", "loss").row(9, 9).metadata("seed", 9).build();
		final List<Thread> writers = Stream.of(other, longer).map(each -> new Thread(() -> {
			for (int i = 0; i < 25; i++)
				assertDoesNotFail("SaveTable", "table", each, "file", file);
		})).toList();
		run("SaveTable", "table", other, "file", file);
		writers.forEach(Thread::start);
		for (int i = 0; i < 25; i++) {
			final Columns opened = opened(file);
			same(opened.metadata().get("seed").equals(8L) ? other : longer, opened);
		}
		for (final Thread writer : writers)
			writer.join();
		assertEquals(List.of("shared.csv", "shared.csv.json"), names(folder));
	}

	@Test
	void plotComesBackAsPng() throws Exception {
		final ColorProcessor picture = new ColorProcessor(3, 2, new int[] { 0xFF0000, 0xFF00, 0xFF, 0, 0xFFFFFF, 0x123456 });
		final File file = folder.resolve("figures/plot.png").toFile();
		run("SavePlot", "plot", new ImagePlus("plot", picture), "file", file);
		assertEquals(0xFF123456, ImageIO.read(file).getRGB(2, 1));
		run("SavePlot", "plot", new ImagePlus("map", new ByteProcessor(5, 4)), "file", file.getPath());
		assertEquals(5, ImageIO.read(file).getWidth());
		assertEquals(List.of("plot.png"), names(file.getParentFile().toPath()));
	}

	@Test
	void badInputIsRefused() {
		final File file = folder.resolve("a.csv").toFile();
		final ImagePlus plot = new ImagePlus("plot", new ByteProcessor(5, 4));
		refused("file must end in .png, .svg, .pdf, .tif or .tiff, was " + file, "SavePlot", "plot", plot, "file", file);
		for (final String name : new String[] { "t.xlsx", "t.tsv", "t.csv.gz", "t", "csv" }) {
			final File other = folder.resolve("new").resolve(name).toFile();
			refused("file must end in .csv or .txt, was " + other, "SaveTable", "table", table, "file", other);
			assertFalse(other.getParentFile().exists());
		}
		refused("table must have a column, had none", "SaveTable", "table", Columns.builder().build(), "file", file);
		assertFalse(file.exists());
	}

	private static void same(final Columns expected, final Columns actual) {
		assertEquals(expected.names(), actual.names());
		for (final String name : expected.names())
			assertArrayEquals(expected.column(name), actual.column(name)); // compares bits
		assertEquals(expected.metadata(), actual.metadata());
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static Columns opened(final File file) throws InterruptedException, ExecutionException {
		return (Columns) run("OpenTable", "file", file).getOutput("table");
	}

	private static void assertDoesNotFail(final String command, final Object... inputs) {
		try {
			run(command, inputs);
		}
		catch (final InterruptedException | ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	private static Module run(final String command, final Object... inputs) throws InterruptedException,
		ExecutionException
	{
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return context.service(CommandService.class).run("org.scalinglaws.command." + command, false, map).get();
	}

	private static String refused(final String message, final String command, final Object... inputs) {
		Throwable cause = assertThrows(ExecutionException.class, () -> run(command, inputs));
		while (cause.getCause() != null && !(cause instanceof IllegalArgumentException))
			cause = cause.getCause();
		assertTrue(cause instanceof IllegalArgumentException, cause.toString());
		assertTrue(cause.getMessage().startsWith(message), cause.getMessage());
		return cause.getMessage();
	}
}
