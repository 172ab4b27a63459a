package org.scalinglaws.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.command.Sweep;
import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.command.support.sweep.SweepPlan;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.folder.SweepFolder;
import org.scalinglaws.task.Progress;
import org.scijava.command.CommandInfo;

/** Sweeps on a Spark in this process against those of the command. */
class SparkSweepTest {

	private static final String OPERATION = "FunctionalScalingLaw";
	private static final String GRID = "exponent = 1.5 : 2.5 : 3; features = 10, 20; steps = 100";

	/** Fails for some cells, and has outputs of all kinds. */
	private static final String SCRIPT = """
		#@ Double x
		#@ Integer (required = false) seed
		#@output Double square
		#@output Boolean even
		#@output org.scalinglaws.table.Columns table
		if (x == 3) throw new IllegalArgumentException("x must not be 3, with a \\"quote\\"")
		square = x * x + seed
		even = x % 2 == 0
		if (even) table = org.scalinglaws.table.Columns.builder("a", "b").row(x, seed).build()
		""";

	/** Its tasks may fail three times. */
	private static final String MASTER = "local[2,4]";

	private static final Set<String> RAN = ConcurrentHashMap.newKeySet();
	private static final AtomicInteger RUNS = new AtomicInteger(), DEATHS = new AtomicInteger();

	private static SparkContext spark;

	@TempDir
	private Path folder;

	@BeforeAll
	static void begin() {
		spark = new SparkContext(SparkRunner.conf().setMaster(MASTER).set("spark.ui.enabled", "false").set("spark.driver.host",
			"localhost"));
	}

	@AfterAll
	static void end() {
		spark.stop();
	}

	@BeforeEach
	void forget() {
		RAN.clear();
		RUNS.set(0);
		DEATHS.set(0);
	}

	/** Counts the cells that run, and lets some tasks die, as if their computer did. */
	private static class Counted implements CellSource {

		private static final long serialVersionUID = 1;

		private final CellSource source;
		private final int deaths;

		/** @param deaths how often a task dies that has a cell with 20 features */
		Counted(final CellSource source, final int deaths) {
			this.source = source;
			this.deaths = deaths;
		}

		@Override
		public CellWork work() {
			final int attempt = TaskContext.get().attemptNumber();
			final CellWork work = source.work();
			return (inputs, progress) -> {
				if (attempt < deaths && Double.valueOf(20).equals(inputs.get("features"))) {
					DEATHS.incrementAndGet();
					throw new AssertionError("the computer burns"); // not a failure of the cell, which were an Exception
				}
				RUNS.incrementAndGet();
				RAN.add(inputs.toString());
				return work.run(inputs, progress);
			};
		}
	}

	/** The sweep, its cells counted. */
	public static class CountedSweep extends ClusterSweep {

		@Override
		CellSource source(final SweepPlan plan) {
			return new Counted(super.source(plan), 0);
		}
	}

	/** The sweep, where tasks die at their first attempt. */
	public static class DyingSweep extends ClusterSweep {

		@Override
		CellSource source(final SweepPlan plan) {
			return new Counted(super.source(plan), 1);
		}
	}

	/** The sweep, where tasks die as often as they are tried. */
	public static class DeadSweep extends ClusterSweep {

		@Override
		CellSource source(final SweepPlan plan) {
			return new Counted(super.source(plan), 1000);
		}
	}

	private static Map<String, Object> threads(final Map<String, ?> inputs) throws ExecutionException {
		final OperationService operations = ProcessContext.get().service(OperationService.class);
		return operations.run(new CommandInfo(Sweep.class), inputs);
	}

	private static Map<String, Object> spark(final Class<? extends Sweep> sweep, final Map<String, ?> inputs) {
		return SparkSweep.run(sweep, inputs, Progress.NONE);
	}

	private Map<String, Object> operation(final String name, final Object... more) {
		return inputs(OPERATION, GRID, name, more);
	}

	private Map<String, Object> inputs(final String command, final String grid, final String name, final Object... more) {
		final Map<String, Object> inputs = new LinkedHashMap<>(Map.of("command", command, "grid", grid));
		if (name != null) inputs.put("folder", folder.resolve(name).toFile());
		for (int i = 0; i < more.length; i += 2)
			inputs.put((String) more[i], more[i + 1]);
		return inputs;
	}

	private String script() throws IOException {
		return Files.writeString(folder.resolve("cell.groovy"), SCRIPT).toString();
	}

	/** What is left of a sweep, but for the journal, whose order is that in which the cells ended. */
	private Map<String, String> files(final String name) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		final Path of = folder.resolve(name);
		try (Stream<Path> all = Files.walk(of)) {
			for (final Path file : all.filter(Files::isRegularFile).toList())
				if (!file.toString().matches(".*\\.(journal|lock)")) files.put(of.relativize(file).toString(), Files.readString(file));
		}
		assertTrue(files.containsKey(SweepFolder.TABLE), files.keySet().toString());
		return files;
	}

	/** As a kill would have left it. */
	private void cut(final String name) throws IOException {
		try (FileChannel journal = FileChannel.open(folder.resolve(name).resolve(SweepFolder.JOURNAL), StandardOpenOption.WRITE)) {
			journal.truncate(journal.size() / 2);
		}
		for (final String file : List.of(SweepFolder.TABLE, SweepFolder.TABLE + ".json", SweepFolder.MESSAGES))
			Files.deleteIfExists(folder.resolve(name).resolve(file));
	}

	@Test
	void operationsGiveTheSameBytes() throws Exception {
		threads(operation("threads", "keep", "all"));
		spark(CountedSweep.class, operation("spark", "keep", "all"));
		assertEquals(6, RUNS.get());
		assertEquals(files("threads"), files("spark"));
		assertEquals(6 + 3, files("spark").size());
	}

	/** Failures, tables that some cells have, and rounds of many cells a task. */
	@Test
	void scriptsGiveTheSameBytes() throws Exception {
		final String script = script();
		final Object[] more = { "seeds", 40, "keep", "all" };
		final Map<String, Object> one = threads(inputs(script, "x = 1 : 9 : 9", "threads", more));
		final Map<String, Object> other = spark(CountedSweep.class, inputs(script, "x = 1 : 9 : 9", "spark", more));
		assertEquals(360, RUNS.get());
		assertEquals(files("threads"), files("spark"));
		assertEquals(40L, other.get("failed"));
		assertEquals(one.get("messages"), other.get("messages"));
		assertTrue(files("spark").get(SweepFolder.MESSAGES).contains("x must not be 3, with a \"\"quote\"\""));
		assertTrue(files("spark").containsKey("cells/359.table.csv") || files("spark").containsKey("cells/319.table.csv"));
	}

	@Test
	void tablesAreGrids() throws Exception {
		final Object rows = org.scalinglaws.table.Columns.builder("exponent", "steps").row(1.5, 100).row(2, 200).row(3, 50).build();
		final Map<String, Object> one = operation("threads"), other = operation("spark");
		one.put("grid", rows);
		other.put("grid", rows);
		threads(one);
		spark(ClusterSweep.class, other);
		assertEquals(files("threads"), files("spark"));
	}

	@Test
	void fixedInputsTravel() throws Exception {
		final Map<String, Object> fixed = Map.of("noiseVariance", 0.5, "schedule", "cosine", "steps", 300);
		final String grid = "exponent = 1.5, 2";
		threads(inputs(OPERATION, grid, "threads", "inputs", fixed));
		spark(ClusterSweep.class, inputs(OPERATION, grid, "spark", "inputs", fixed));
		assertEquals(files("threads"), files("spark"));
	}

	@Test
	void goesOnWhereThreadsWereKilled() throws Exception {
		threads(operation("whole"));
		threads(operation("half"));
		cut("half");
		final long resumed = (Long) spark(CountedSweep.class, operation("half")).get("resumed");
		assertTrue(resumed > 0 && resumed < 6, "resumed " + resumed);
		assertEquals(6 - resumed, RUNS.get());
		assertEquals(files("whole"), files("half"));
	}

	@Test
	void threadsGoOnWhereSparkWasKilled() throws Exception {
		final String script = script();
		threads(inputs(script, "x = 1, 2, 3", "whole", "seeds", 5));
		spark(ClusterSweep.class, inputs(script, "x = 1, 2, 3", "half", "seeds", 5));
		cut("half");
		final long resumed = (Long) threads(inputs(script, "x = 1, 2, 3", "half", "seeds", 5)).get("resumed");
		assertTrue(resumed > 0 && resumed < 15, "resumed " + resumed);
		assertEquals(files("whole"), files("half"));
	}

	@Test
	void nothingIsLeftToDo() throws Exception {
		threads(operation("folder"));
		final Map<String, String> before = files("folder");
		assertEquals(6L, spark(CountedSweep.class, operation("folder")).get("resumed"));
		assertEquals(0, RUNS.get());
		assertEquals(before, files("folder"));
	}

	/** The cells with 20 features are three, each in a task of its own that dies once. */
	@Test
	void tasksThatDieAreTriedAgain() throws Exception {
		threads(operation("threads"));
		spark(DyingSweep.class, operation("spark"));
		assertTrue(DEATHS.get() > 0 && DEATHS.get() <= 3, "deaths " + DEATHS);
		assertEquals(6, RAN.size());
		assertEquals(files("threads"), files("spark"));
	}

	@Test
	void whatIsDoneIsKeptWhereSparkGivesUp() throws Exception {
		threads(operation("threads"));
		final String message = assertThrows(IllegalStateException.class, () -> spark(DeadSweep.class, operation("spark")))
			.getMessage();
		assertTrue(message.startsWith("Spark has given up: ") && message.contains("failed 4 times") && message.endsWith(
			"goes on from there"), message);
		assertFalse(Files.exists(folder.resolve("spark").resolve(SweepFolder.TABLE)));
		threads(operation("spark"));
		assertEquals(files("threads"), files("spark"));
	}

	@Test
	void failedCellsRunAgainIfAsked() throws Exception {
		final Path flag = folder.resolve("flag");
		final String script = Files.writeString(folder.resolve("cell.groovy"), "#@ Double x\n#@output Double y\n" +
			"if (x > 1 && !new File('" + flag.toString().replace("\\", "/") + "').exists()) throw new RuntimeException('no file')\ny = x\n")
			.toString();
		assertEquals(2L, spark(CountedSweep.class, inputs(script, "x = 1, 2, 3", "kept")).get("failed"));
		Files.createFile(flag);
		final Map<String, Object> again = spark(CountedSweep.class, inputs(script, "x = 1, 2, 3", "kept", "retry", true));
		assertEquals(0L, again.get("failed"));
		assertEquals(1L, again.get("resumed"));
		assertEquals(5, RUNS.get());
		assertFalse(files("kept").containsKey(SweepFolder.MESSAGES));
	}

	/** Each cell would take minutes; those that run end, too. */
	@Test
	@Timeout(120)
	void cancelEndsTheJob() throws InterruptedException {
		final AtomicInteger asked = new AtomicInteger();
		final Map<String, Object> inputs = inputs(OPERATION,
			"features = 20, 1000000; exponent = 1.5, 1.7; steps = 100000; records = 100000", "spark");
		assertThrows(CancellationException.class, () -> SparkSweep.run(ClusterSweep.class, inputs, new Progress() {

			@Override
			public void update(final double fraction) {
				// not of interest
			}

			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() > 10;
			}
		}));
		while (Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().startsWith("Scaling Laws ")))
			Thread.sleep(10);
		assertFalse(Files.exists(folder.resolve("spark").resolve(SweepFolder.TABLE)));
	}

	private static String message(final Map<String, Object> inputs) {
		return assertThrows(IllegalArgumentException.class, () -> SparkSweep.run(inputs)).getMessage();
	}

	@Test
	void aFolderIsRequired() {
		assertEquals("folder is required on Spark, as what a sweep that ends early goes on from, was not given", message(operation(
			null)));
	}

	@Test
	void threadsAreThoseOfTheMaster() {
		assertEquals("threads must be 0 on Spark, which has so many as its master says, was 3", message(operation("spark", "threads",
			3)));
		assertFalse(Files.exists(folder.resolve("spark")));
	}

	@Test
	void imagesAreRefusedByName() {
		assertEquals("input spectrum must be a number, text or truth value on Spark, was of type ArrayImg", message(inputs(
			"PlateauEscape", "learningRate = 0.1, 0.2", "spark", "inputs", Map.of("spectrum", new double[] { 2, 1 }))));
		assertFalse(Files.exists(folder.resolve("spark")));
	}

	@Test
	void foldersOfOthersStayAsTheyAre() throws Exception {
		threads(operation("folder"));
		final Map<String, String> before = files("folder");
		final byte[] journal = Files.readAllBytes(folder.resolve("folder").resolve(SweepFolder.JOURNAL));
		final String message = message(inputs(OPERATION, GRID.replace("20", "30"), "folder"));
		assertTrue(message.startsWith("features was 10, 20 in " + folder.resolve("folder") + ", is now 10, 30"), message);
		assertEquals(before, files("folder"));
		assertArrayEquals(journal, Files.readAllBytes(folder.resolve("folder").resolve(SweepFolder.JOURNAL)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "NoCommand|a = 1|NoCommand", "FunctionalScalingLaw|a = 1|axis must be one of [",
		"FunctionalScalingLaw|exponent = 2, 21|exponent must be in (1, 20], was 21" })
	void whatDoesNotFitIsRefused(final String command, final String grid, final String why) {
		final String message = message(inputs(command, grid, "new"));
		assertTrue(message.contains(why), message);
		assertFalse(Files.exists(folder.resolve("new")));
	}

	@Test
	void inputsAreThoseOfTheCommandLine() throws Exception {
		threads(operation("threads", "seeds", 1));
		SparkSweep.run("command=" + OPERATION, "grid=\"" + GRID.replace("10, 20", "10,20") + "\"", "seeds=1", "folder=" + folder
			.resolve("spark"));
		assertEquals(files("threads"), files("spark"));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> SparkSweep.run("comand=" + OPERATION)).getMessage().startsWith(
			"input name must be one of ["));
	}
}
