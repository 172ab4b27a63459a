package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.command.Sweep;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.sweep.folder.SweepFolder;
import org.scalinglaws.table.Columns;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Sweeps of real commands and scripts, as a script makes them. */
@Tag("slow")
class SweepTest {

	private static final String GRID = "exponent = 1.5 : 2.5 : 3; features = 10, 20; steps = 100";

	@TempDir
	private Path folder;

	private static Context context;

	@BeforeAll
	static void begin() {
		context = new Context();
		ScriptLanguages.register(context);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	private static Module run(final Object... inputs) {
		return command("Sweep", inputs);
	}

	private static Module command(final String command, final Object... inputs) {
		try {
			return context.service(CommandService.class).run("org.scalinglaws.command." + command, false, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause.getCause() != null && !(cause instanceof IllegalArgumentException))
				cause = cause.getCause();
			throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Columns table(final Module module) {
		return (Columns) module.getOutput("table");
	}

	private static String message(final Object... inputs) {
		return assertThrows(IllegalArgumentException.class, () -> run(inputs)).getMessage();
	}

	/** Each row is what the command gives by itself. */
	@Test
	void cellsAreRunsOfTheCommand() {
		final double[] spectrum = PowerLaw.spectrum(30, 1.5), teacher = Teachers.alternating(spectrum, Teachers.ENERGY);
		final Map<String, Object> fixed = new LinkedHashMap<>(Map.of("spectrum", spectrum, "teacher", teacher, "weights",
			StartingWeights.onSphere(30, 0.1, 1, Streams.of(2)), "steps", 200, "records", 20));
		final Columns table = table(run("command", "SimulateSgd", "grid", "learningRate = 1e-3, 1e-2; batchSize = 1 : 4 : 3 : log",
			"seeds", 2, "inputs", fixed, "threads", 2));
		assertEquals(List.of("learningRate", "batchSize", "seed"), table.names().subList(0, 3));
		assertArrayEquals(new double[] { 1, 1, 2, 2, 4, 4, 1, 1, 2, 2, 4, 4 }, table.column("batchSize"));
		for (int row = 0; row < table.rows(); row += 5) {
			final Map<String, Object> one = new LinkedHashMap<>(fixed);
			for (final String name : List.of("learningRate", "batchSize", "seed"))
				one.put(name, table.get(name, row));
			final Columns trajectory = (Columns) command("SimulateSgd", one.entrySet().stream().flatMap(entry -> java.util.stream.Stream.of(
				entry.getKey(), entry.getValue())).toArray()).getOutput("trajectory");
			for (final String name : trajectory.names())
				if (table.has(name)) assertEquals(trajectory.last(name), table.get(name, row), name + " of row " + row);
		}
		assertEquals(0, table.max("status"));
	}

	@Test
	void wordsAndTablesAreGrids() {
		final Columns words = table(run("command", "PowerLawTarget", "grid", "network = diagonal, quadratic; dimension = 3"));
		assertArrayEquals(new double[] { 0, 1 }, words.column("network"));
		assertEquals("diagonal, quadratic", words.metadata().get("network"));
		assertEquals(Sweep.class.getName(), words.metadata().get("command"));
		final Columns rows = Columns.builder("exponent", "steps").row(1.5, 100).row(2, 200).build();
		final Columns table = table(run("command", "functional scaling law", "grid", rows));
		assertArrayEquals(new double[] { 100, 200 }, table.column("step"));
	}

	@Test
	void folderGoesOnAndReplays() throws IOException {
		final Path first = folder.resolve("first"), second = folder.resolve("second");
		final Columns table = table(run("command", "FunctionalScalingLaw", "grid", GRID, "folder", first.toFile(), "inputs", Map.of(
			"noiseVariance", 0.5)));
		final Module again = run("command", "FunctionalScalingLaw", "grid", GRID, "folder", first.toFile(), "threads", 2, "inputs", Map
			.of("noiseVariance", 0.5));
		assertEquals(6L, again.getOutput("resumed"));
		assertEquals(table.toString(), table(again).toString());
		run("parameters", first.resolve(SweepFolder.SETTINGS).toFile(), "folder", second.toFile());
		for (final String name : List.of(SweepFolder.TABLE, SweepFolder.TABLE + ".json", SweepFolder.SETTINGS))
			assertEquals(Files.readString(first.resolve(name)), Files.readString(second.resolve(name)), name);
		assertEquals(table.metadata(), TableFiles.read(second.resolve(SweepFolder.TABLE).toFile()).metadata());
		final Columns other = table(run("parameters", first.resolve(SweepFolder.SETTINGS).toFile(), "grid", "steps = 100"));
		assertEquals(1, other.rows());
		assertEquals(0.5, other.metadata().get("noiseVariance"));
		final String message = message("command", "FunctionalScalingLaw", "grid", GRID, "folder", first.toFile());
		assertTrue(message.startsWith("noiseVariance was 0.5 in " + first), message);
	}

	@Test
	void inputsOfArraysAreToldByTheirContent() {
		final Map<String, Object> fixed = Map.of("spectrum", new double[] { 2, 1 }, "teacher", List.of(1, 1));
		run("command", "PlateauEscape", "grid", "learningRate = 0.1, 0.2", "inputs", Map.of("spectrum", new double[] { 2, 1 }), "folder",
			folder.toFile());
		run("command", "PlateauEscape", "grid", "learningRate = 0.1, 0.2", "inputs", Map.of("spectrum", List.of(2, 1)), "folder", folder
			.toFile());
		final String message = message("command", "PlateauEscape", "grid", "learningRate = 0.1, 0.2", "inputs", Map.of("spectrum",
			new double[] { 2, 1.5 }), "folder", folder.toFile());
		assertTrue(message.startsWith("spectrum was checksum ") && message.contains(", is now checksum "), message);
		assertEquals("inputs must give spectrum, of which " + folder.resolve("sweep.json") + " has only a checksum", message(
			"parameters", folder.resolve("sweep.json").toFile()));
		assertEquals(2, fixed.size());
	}

	@Test
	void scriptsAreCells() throws IOException {
		final Path script = Files.writeString(folder.resolve("cell.groovy"), "#@ double x\n#@ Integer (required = false) seed\n" +
			"#@output double square\n#@output Boolean even\nif (x == 3) throw new IllegalArgumentException('x must not be 3')\n" +
			"square = x * x + seed\neven = x % 2 == 0\n");
		final Path kept = folder.resolve("kept");
		final Module module = run("command", script.toString(), "grid", "x = 1, 2, 3", "seeds", 2, "folder", kept.toFile());
		final Columns table = table(module);
		assertEquals(List.of("x", "seed", "square", "even", "status"), table.names());
		assertArrayEquals(new double[] { 2, 3, 5, 6, Double.NaN, Double.NaN }, table.column("square"));
		assertArrayEquals(new double[] { 0, 0, 0, 0, 1, 1 }, table.column("status"));
		assertEquals(2L, module.getOutput("failed"));
		assertEquals("cell 4: x must not be 3\ncell 5: x must not be 3", module.getOutput("messages"));
		Files.writeString(script, Files.readString(script).replace("must not be 3'", "cannot be 3'").replace("x == 3", "x == 4"));
		final String message = message("command", script.toString(), "grid", "x = 1, 2, 3", "seeds", 2, "folder", kept.toFile());
		assertTrue(message.startsWith("text of the script cell.groovy was checksum "), message);
		assertTrue(message("parameters", kept.resolve("sweep.json").toFile()).endsWith("has changed"));
	}

	@Test
	void failedCellsRunAgainIfAsked() throws IOException {
		final Path flag = folder.resolve("flag"), kept = folder.resolve("kept");
		final Path script = Files.writeString(folder.resolve("cell.groovy"), "#@ double x\n#@output double y\n" +
			"if (x > 1 && !new File('" + flag.toString().replace("\\", "/") + "').exists()) throw new RuntimeException('no file')\ny = x\n");
		assertEquals(2L, run("command", script.toString(), "grid", "x = 1, 2, 3", "folder", kept.toFile()).getOutput("failed"));
		Files.createFile(flag);
		assertEquals(2L, run("command", script.toString(), "grid", "x = 1, 2, 3", "folder", kept.toFile()).getOutput("failed"));
		final Module again = run("command", script.toString(), "grid", "x = 1, 2, 3", "folder", kept.toFile(), "retry", true);
		assertEquals(0L, again.getOutput("failed"));
		assertEquals(1L, again.getOutput("resumed"));
		assertArrayEquals(new double[] { 1, 2, 3 }, table(again).column("y"));
		assertFalse(Files.exists(kept.resolve(SweepFolder.MESSAGES)));
	}

	@Test
	void keptTablesAreThoseOfTheCells() throws IOException {
		run("command", "FunctionalScalingLaw", "grid", GRID, "folder", folder.toFile(), "keep", "all");
		try (var files = Files.list(folder.resolve("cells"))) {
			assertEquals(6, files.count());
		}
		final Columns cell = TableFiles.read(folder.resolve("cells/5.table.csv").toFile()), table = TableFiles.read(folder.resolve(
			"sweep.csv").toFile());
		assertEquals(table.last("exact"), cell.last("exact"));
		assertTrue(cell.rows() > 10);
	}

	/** All that a sweep refuses, it refuses before the first cell, and leaves no folder. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "NoCommand|a = 1|NoCommand", "FunctionalScalingLaw|a = 1|axis must be one of [",
		"FunctionalScalingLaw|exponent = 2, 21|exponent must be in (1, 20], was 21", "FunctionalScalingLaw|steps = 10, 10.5|whole number",
		"FunctionalScalingLaw|schedule = constant, other|schedule must be one of", "FunctionalScalingLaw|features = 1:3:9|distinct whole",
		"FunctionalScalingLaw|''|grid must have an axis", "FunctionalScalingLaw|exponent = x|exponent must be a number in (1, 20], was x",
		"RiskDiagram|dimension = 10; dimension = 20|given twice", "EscapeRate|spectrum = 1, 2|command must have a number",
		"SimulateSgd|steps = 10, 20|weights is required", "GaussianInputs|samples = 1, 2|spectrum is required" })
	void whatDoesNotFitIsRefused(final String command, final String grid, final String why) {
		final String message = message("command", command, "grid", grid, "folder", folder.resolve("new").toFile());
		assertTrue(message.contains(why), message);
		assertFalse(Files.exists(folder.resolve("new")));
	}

	@Test
	void whatIsMissingIsTold() {
		assertEquals("command is required, was not given", message("grid", "a = 1"));
		assertEquals("grid is required, was not given", message("command", "RiskDiagram"));
		assertEquals("grid must be a text or a table, was of type Integer", message("command", "RiskDiagram", "grid", 3));
		assertEquals("folder is required where all is kept, was not given", message("command", "FunctionalScalingLaw", "grid", GRID,
			"keep", "all"));
		assertEquals("seeds must be 1 for a command without an input seed, was 2", message("command", "FunctionalScalingLaw", "grid",
			GRID, "seeds", 2));
		assertEquals("seeds must be 1 where seed is given otherwise, was 2", message("command", "InitialWeights", "grid",
			"seed = 1, 2", "seeds", 2));
		assertEquals("axis steps must not be among the inputs that are the same in all cells", message("command",
			"FunctionalScalingLaw", "grid", GRID, "inputs", Map.of("steps", 3)));
		assertTrue(message("parameters", folder.resolve("none.json").toFile()).startsWith("file cannot be read"));
	}

	/** Within a second, though each cell would take minutes. */
	@Test
	@Timeout(60)
	void cancelEndsRunningCells() throws Exception {
		final ModuleService modules = context.service(ModuleService.class);
		final Module module = modules.createModule(context.service(CommandService.class).getCommand(Sweep.class));
		final var future = modules.run(module, false, "command", "FunctionalScalingLaw", "grid",
			"features = 20, 1000000; exponent = 1.5, 1.7; steps = 100000; records = 100000", "folder", folder.toFile(), "threads", 2);
		while (!Files.exists(folder.resolve(SweepFolder.JOURNAL)))
			Thread.sleep(10);
		Thread.sleep(500);
		((Cancelable) module).cancel("enough");
		future.get();
		assertTrue(((Cancelable) module).isCanceled());
		assertEquals(true, table(module).metadata().get("canceled"));
		assertTrue(table(module).rows() < 4);
		assertFalse(Files.exists(folder.resolve(SweepFolder.TABLE)));
		assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("Scaling Laws ")));
	}
}
