package org.scalinglaws.host.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.figure.curves.ColumnsPlot;
import org.scalinglaws.file.AtomicFile;
import org.scalinglaws.host.outputs.SavedOutputs;
import org.scalinglaws.sweep.folder.SweepCases;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

import ij.ImagePlus;

/**
 * Every file that is written, to every place that it may be sent to: it is there as a whole, or an error names it and says
 * in words what prevents it; what was there before is then as it was, and nothing else is left.
 */
@Tag("slow")
class FaultsWritingTest {

	private static Context context;

	@TempDir
	private Path folder;

	/** Writes a file with one of several contents. */
	private interface Work {

		void on(Path file, int content) throws Exception;
	}

	/** Something that is written, the ending of its files. */
	private record Writer(String name, String ending, Work work) {

		/** Why it could not be done, or null. */
		String write(final Path file, final int content) {
			try {
				work.on(file, content);
				return null;
			}
			catch (final Throwable thrown) {
				return Refusals.text(thrown);
			}
		}

		@Override
		public String toString() {
			return name;
		}
	}

	@BeforeAll
	static void open() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	static List<Writer> writers() {
		return List.of(new Writer("table", ".csv", (file, content) -> run("SaveTable", "table", table(content), "file", file.toFile())),
			plot(".png"), plot(".svg"), plot(".pdf"), plot(".tif"), //
			new Writer("report", ".html", (file, content) -> run("SaveReport", "title", "T" + content, "items", Map.of("loss", table(
				content)), "file", file.toFile())), //
			new Writer("outputs", "outputs.json", (file, content) -> new SavedOutputs(context, file.getParent().toFile()).save(Map.of(
				"value", content))), //
			new Writer("sweep", "sweep.json", (file, content) -> SweepCases.run(file.getParent(), SweepCases.settings("a = 1, 2", 1),
				SweepCases.WORK, 1, false, Progress.NONE)));
	}

	/** Those whose file's name is the user's. */
	static List<Writer> named() {
		return writers().stream().filter(writer -> writer.ending.startsWith(".")).toList();
	}

	private static Writer plot(final String ending) {
		return new Writer("plot" + ending, ending, (file, content) -> run("SavePlot", "plot", plot(content), "file", file.toFile()));
	}

	private static ImagePlus plot(final int content) {
		return ColumnsPlot.of(table(content)).x("x").y("y").image();
	}

	private static Columns table(final int content) {
		return Columns.builder("x", "y").row(1, 2 + content).row(2, 1. / 3).metadata("content", content).build();
	}

	private static void run(final String command, final Object... inputs) throws Exception {
		context.service(CommandService.class).run("org.scalinglaws.command." + command, false, inputs).get();
	}

	@ParameterizedTest
	@MethodSource("named")
	void oddNamesAndFoldersAreTaken(final Writer writer) throws IOException {
		for (final String name : Names.ODD) {
			final Path file;
			try {
				file = folder.resolve("of " + name.substring(0, Math.min(9, name.length()))).resolve(shortened(name, writer));
			}
			catch (final InvalidPathException e) {
				continue; // this system has no such name
			}
			assertNull(writer.write(file, 1));
			assertEquals(writer.name.equals("table") ? 2 : 1, files(file.getParent()).size(), name);
		}
	}

	/** As long as a file of a table with its side file may be. */
	private static String shortened(final String name, final Writer writer) {
		final String ending = writer.ending + (writer.name.equals("table") ? ".json" : "");
		return (name.length() > 100 ? name.substring(0, 250 - ending.length()) : name) + writer.ending;
	}

	@ParameterizedTest
	@MethodSource("named")
	void linksStayAndLeadToWhatIsWritten(final Writer writer) throws IOException {
		final Path plain = folder.resolve("plain/file" + writer.ending), real = folder.resolve("real/file" + writer.ending);
		assertNull(writer.write(plain, 2));
		final Map<String, String> expected = files(plain.getParent());
		assertNull(writer.write(real, 1));
		final Path links = Files.createDirectories(folder.resolve("links"));
		final Path link = links(() -> Files.createSymbolicLink(links.resolve("link" + writer.ending), Path.of("../real/file" +
			writer.ending)));
		assertNull(writer.write(link, 2));
		assertTrue(Files.isSymbolicLink(link));
		assertSame(expected, files(real.getParent()));
		assertEquals(Set.of("link" + writer.ending), files(links).keySet());
		final Path dangling = Files.createSymbolicLink(links.resolve("dangling" + writer.ending), folder.resolve("new").resolve("file" +
			writer.ending));
		assertNull(writer.write(dangling, 2));
		assertSame(expected, files(folder.resolve("new")));
		final Path within = Files.createSymbolicLink(folder.resolve("linked"), Files.createDirectories(folder.resolve("empty")));
		assertNull(writer.write(within.resolve("file" + writer.ending), 2));
		assertSame(expected, files(folder.resolve("empty")));
		final Path circle = Files.createSymbolicLink(folder.resolve("circle" + writer.ending), Path.of("circle" + writer.ending));
		final String refusal = writer.write(circle, 2);
		assertNotNull(refusal);
		Refusals.check(refusal, circle, "circle");
	}

	/** Of what may differ from run to run, only the names. */
	private static void assertSame(final Map<String, String> expected, final Map<String, String> found) {
		assertEquals(expected.keySet(), found.keySet());
		if (expected.containsKey("file.csv")) assertEquals(expected, found);
	}

	private interface Link {

		Path make() throws IOException;
	}

	private static Path links(final Link link) throws IOException {
		try {
			return link.make();
		}
		catch (final UnsupportedOperationException e) {
			assumeTrue(false, "this system has no links");
			return null;
		}
	}

	@ParameterizedTest
	@MethodSource("writers")
	void impossiblePlacesAreNamedAndLeftAlone(final Writer writer) throws IOException {
		final Path plain = Files.writeString(folder.resolve("plain"), "text"), within = plain.resolve(file(writer));
		Refusals.check(writer.write(within, 1), writer.name.equals("table") || writer.ending.startsWith(".") ? within : plain, "in a file");
		final Path taken = Files.createDirectories(folder.resolve("folder").resolve(file(writer)));
		if (!writer.name.equals("sweep")) Refusals.check(writer.write(taken, 1), taken, "a folder");
		assertEquals(Map.of("plain", "text"), files(folder));
	}

	@ParameterizedTest
	@MethodSource("writers")
	void protectedFilesAndFoldersAreLeftAlone(final Writer writer) throws IOException {
		final Path file = folder.resolve(file(writer));
		assertNull(writer.write(file, 1));
		final Map<String, String> before = files(folder);
		assertTrue(file.toFile().setWritable(false) && folder.toFile().setWritable(false));
		assumeFalse(Files.isWritable(folder), "this user may write everywhere");
		try {
			final String refusal = writer.write(file, 2);
			if (!writer.name.equals("sweep")) Refusals.check(refusal, file, "read-only");
			assertEquals(before, files(folder));
		}
		finally {
			assertTrue(folder.toFile().setWritable(true));
		}
	}

	@ParameterizedTest
	@MethodSource("writers")
	void fullAndReadOnlyDisksAreNamedAndLeftAlone(final Writer writer) throws Exception {
		try (SmallDisk disk = new SmallDisk(folder.resolve("disk"))) {
			assumeTrue(disk.isThere(), "this user may mount no disk");
			final Path old = folder.resolve("disk").resolve(file(writer)), fresh = folder.resolve("disk/fresh").resolve(file(writer));
			assertNull(writer.write(old, 1));
			disk.fill();
			final Map<String, String> before = files(folder);
			for (final String state : List.of("full", "read-only")) {
				if (state.equals("read-only")) assertTrue(disk.readOnly(true));
				final String refusal = writer.write(fresh, 2), again = writer.write(old, 2);
				assertNotNull(refusal, state);
				assertTrue(refusal.contains(fresh.getParent().toString()) && refusal.contains(state.equals("full") ? "No space left"
					: "Read-only"), refusal);
				if (again != null || !writer.name.equals("sweep")) assertTrue(again.contains(folder.resolve("disk").toString()), again);
				final Map<String, String> after = files(folder);
				after.keySet().removeIf(name -> name.matches("sweep\\.(lock|journal)")); // of the sweep that could not begin
				before.keySet().removeIf(name -> name.matches("sweep\\.(lock|journal)"));
				assertEquals(before, after, state);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("named")
	void ofTwoWritersOneIsWhole(final Writer writer) throws Exception {
		final Path file = folder.resolve("shared/file" + writer.ending);
		final Set<Map<String, String>> whole = new HashSet<>();
		for (int content = 1; content <= 2; content++) {
			assertNull(writer.write(folder.resolve("alone" + content).resolve("file" + writer.ending), content));
			whole.add(files(folder.resolve("alone" + content)));
		}
		final List<Thread> threads = IntStream.of(1, 2).mapToObj(content -> new Thread(() -> {
			for (int i = 0; i < 5; i++)
				assertNull(writer.write(file, content));
		})).toList();
		threads.forEach(Thread::start);
		for (final Thread thread : threads)
			thread.join();
		final Map<String, String> found = files(file.getParent());
		assertEquals(whole.iterator().next().keySet(), found.keySet());
		if (!writer.ending.matches("\\.(pdf|svg)")) assertTrue(whole.contains(found), "a mixture"); // which have an identity of their own
	}

	/** Content that fails or is canceled in the middle. */
	@Test
	void brokenOffContentLeavesNothing() throws IOException {
		final Path one = Files.writeString(folder.resolve("one"), "old"), two = Files.writeString(folder.resolve("two"), "old");
		final AtomicFile.Content canceled = target -> {
			target.write(new byte[100_000]);
			throw new CancellationException();
		};
		final AtomicFile.Content failed = target -> {
			target.write(new byte[100_000]);
			throw new IOException("the cable");
		};
		final Map<File, AtomicFile.Content> both = new LinkedHashMap<>();
		both.put(one.toFile(), target -> target.write(1));
		both.put(two.toFile(), failed);
		assertThrows(CancellationException.class, () -> AtomicFile.write(one.toFile(), canceled));
		final String message = assertThrows(IllegalArgumentException.class, () -> AtomicFile.write(both)).getMessage();
		assertEquals("file cannot be written: " + two + " (IO: the cable)", message);
		assertEquals(Map.of("one", "old", "two", "old"), files(folder));
	}

	private static String file(final Writer writer) {
		return writer.ending.startsWith(".") ? "file" + writer.ending : writer.ending;
	}

	/** All plain files below a folder, by name, with their bytes; temporary ones and those of sub-folders, too. */
	private static Map<String, String> files(final Path folder) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator)
				files.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
		}
		return files;
	}
}
