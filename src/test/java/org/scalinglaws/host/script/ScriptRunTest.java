package org.scalinglaws.host.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Notes;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import ij.ImagePlus;
import ij.process.ColorProcessor;

@Tag("slow")
class ScriptRunTest {

	private static Context context;

	@TempDir
	private Path folder;

	private final StringWriter printed = new StringWriter();

	@BeforeAll
	static void createContext() {
		context = new Context();
		ScriptLanguages.register(context);
	}

	@AfterAll
	static void disposeContext() {
		context.dispose();
	}

	private ScriptRun script() {
		return new ScriptRun(context.service(CommandService.class), folder.resolve("new").toFile(), "name", new PrintWriter(
			printed, true));
	}

	@Test
	void runsACommand() throws Exception {
		final Map<String, Object> outputs = script().compute("PowerLawSpectrum", Map.of("dimension", 10, "exponent", 2.0));
		assertEquals(10, ((net.imglib2.img.Img<?>) outputs.get("spectrum")).dimension(0));
		assertEquals(outputs.keySet(), script().compute(Map.of("dimension", 10), "org.scalinglaws.command.PowerLawSpectrum")
			.keySet());
	}

	@Test
	void tellsWhatACommandRefuses() {
		final Throwable refused = assertThrows(ExecutionException.class, () -> script().compute("PowerLawSpectrum", Map.of(
			"dimension", -3)));
		Throwable root = refused;
		while (root.getCause() != null)
			root = root.getCause();
		assertEquals("dimension must be in [1, 100000000], was -3", root.getMessage());
	}

	@Test
	void savesUnderThePrefix() throws Exception {
		script().save(Columns.builder("x").row(0.5).build(), "_numbers");
		script().save(new ImagePlus("figure", new ColorProcessor(3, 2)), "");
		assertTrue(Files.readString(folder.resolve("new/name_numbers.csv")).contains("0.5"));
		assertTrue(Files.isRegularFile(folder.resolve("new/name.png")));
		assertEquals(new File(folder.resolve("new").toFile(), "name*"), script().file("*"));
	}

	@Test
	void printsWithAPointInEveryCountry() {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			script().say("%.2f %s%%", 0.25, "a");
		}
		finally {
			Locale.setDefault(before);
		}
		assertEquals("0.25 a%" + System.lineSeparator(), printed.toString());
	}

	@ParameterizedTest
	@CsvSource({ "12, 12", "-3, -3", "99999, 99999", "1e5, 1e5", "1e12, 1e12", "0.25, 0.25", "0.001, 0.001", "1e-4, 1e-4",
		"-2.5e-7, -2.5e-7", "316227766.0168, 3.16228e8", "144955.9, 144956", "0.1, 0.1", "0, 0", "NaN, NaN",
		"-Infinity, -Infinity" })
	void writesNumbersShortly(final double value, final String text) {
		assertEquals(text, ScriptRun.number(value));
	}

	@Test
	void roundsNumbersToDigits() {
		assertEquals("3333", ScriptRun.number(10000 / 3., 4));
		assertEquals("\u22120.667", ScriptRun.typeset(-2 / 3., 3));
	}

	@Test
	void readsNumbers() {
		assertEquals(List.of(0.5, 1.0, 2.0), ScriptRun.numbers("exponents", " 2; 1,0.5  1e0", 0, 20));
		assertEquals(List.of(20, 1000), ScriptRun.wholeNumbers("dimensions", "1e3; 20", 1, 10_000));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1; x | exponents must be numbers separated by semicolons, was 1; x",
		"1; 21 | each of exponents must be in [0, 20], was 21", "NaN | each of exponents must be in [0, 20], was NaN",
		"'' | exponents must be numbers separated by semicolons, was ''" })
	void refusesWhatIsNoNumber(final String text, final String message) {
		assertEquals(message.replace("''", ""), assertThrows(IllegalArgumentException.class, () -> ScriptRun.numbers("exponents",
			text, 0, 20)).getMessage());
	}

	@Test
	void refusesWhatIsNotWhole() {
		assertEquals("runs must be whole numbers separated by semicolons, was 2.5", assertThrows(IllegalArgumentException.class,
			() -> ScriptRun.wholeNumbers("runs", "2.5", 0, 9)).getMessage());
	}

	@Test
	void worksSideBySideInOrder() throws Exception {
		assertEquals(List.of(1, 4, 9), script().parallel(List.of(1, 2, 3), i -> i * i));
		assertEquals("no 2", assertThrows(ExecutionException.class, () -> script().parallel(List.of(1, 2), i -> {
			if (i == 2) throw new IllegalStateException("no 2");
			return i;
		})).getCause().getMessage());
	}

	@Test
	void beginsNothingMoreAfterAFailure() {
		final int threads = Runtime.getRuntime().availableProcessors();
		final AtomicInteger begun = new AtomicInteger();
		assertThrows(ExecutionException.class, () -> script().parallel(IntStream.range(0, 100 + threads).boxed().toList(), i -> {
			if (begun.incrementAndGet() > threads) throw new IllegalStateException();
			return i;
		}));
		assertTrue(begun.get() <= 2 * threads, begun::toString);
		assertThrows(CancellationException.class, () -> script().parallel(List.of(1), i -> {
			throw new CancellationException();
		}));
	}

	@Test
	void spacesNumbersByTheirLogarithms() {
		final List<Double> grid = ScriptRun.logarithmic(1e-2, 1e2, 5);
		for (int i = 0; i < 5; i++)
			assertEquals(Math.pow(10, i - 2), grid.get(i), 1e-14 * Math.pow(10, i - 2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"groovy | s = new ScriptRun(command, folder, 'g', out); first = s.compute('PowerLawSpectrum', dimension: 3).spectrum.firstElement().get(); s.say('%s', first); s.save(Columns.builder('x').row(first).build(), '_t')",
		"py | s = ScriptRun(command, folder, 'p'); first = s.compute('PowerLawSpectrum', {'dimension': 3})['spectrum'].firstElement().get(); s.save(Columns.builder(['x']).row([first]).build(), '_t')" })
	void servesScripts(final String language, final String body) throws Exception {
		final String imports = language.equals("py") ? "from org.scalinglaws.host.script import ScriptRun\nfrom org.scalinglaws.table import Columns\n"
			: "import org.scalinglaws.host.script.ScriptRun\nimport org.scalinglaws.table.Columns\n";
		final Path file = Files.writeString(folder.resolve("script." + language), "#@ File (style=\"directory\") folder\n#@ CommandService command\n#@output Double first\n" +
			imports + body.replace("; ", "\n") + "\n");
		final Module module = new Execution(context, new PrintWriter(printed, true)).run(context.service(ScriptService.class)
			.getScript(file.toFile()), Map.of("folder", folder.toString()));
		final double first = 1 / (1 + 1 / 4. + 1 / 9.); // of i^-2, with sum 1
		assertEquals(first, (Double) module.getOutput("first"), 1e-15);
		assertEquals(language.equals("py") ? "" : module.getOutput("first") + System.lineSeparator(), printed.toString());
		assertTrue(Files.isRegularFile(folder.resolve(language.charAt(0) + "_t.csv")));
	}

	/** Hears the words and values of tasks. */
	private static final class Listener {

		private final List<String> heard = new ArrayList<>();

		@EventHandler
		void onEvent(final TaskEvent event) {
			final Task task = event.getTask();
			heard.add(task.getName() + " " + task.getStatusMessage() + " " + task.getProgressValue() / 10_000_000 + (task
				.isDone() ? " done" : ""));
		}
	}

	private static final String STEPS = """
		#@ org.scalinglaws.host.script.ScriptRun s
		#@ File (value="nowhere", required=false) folder
		#@output String prefix
		#@output Long length
		s.steps(first: 1, second: 3)
		s.step("first")
		length = s.compute("PowerLawSpectrum", dimension: 10).spectrum.dimension(0)
		s.step("second", 2)
		s.compute("PowerLawSpectrum", dimension: 10)
		s.compute("PowerLawSpectrum", dimension: 10)
		prefix = s.file("_x").name
		""";

	private static ScriptInfo script(final String text) {
		return new ScriptInfo(context, "/nowhere/My_Script.groovy", new StringReader(text));
	}

	@Test
	void aScriptsStepsAreOneTask() throws Exception {
		final Listener listener = new Listener();
		final List<EventSubscriber<?>> subscriptions = context.service(EventService.class).subscribe(listener);
		final Module module = new Execution(context, new PrintWriter(printed)).run(script(STEPS), Map.of());
		context.service(EventService.class).unsubscribe(subscriptions);
		assertEquals("my_script_x", module.getOutput("prefix"));
		assertEquals(10L, module.getOutput("length"));
		final List<String> told = listener.heard.stream().map(line -> line.replaceAll(", .* left", "")).distinct().toList();
		assertEquals(List.of("My Script step 1 of 2: first 0", "My Script step 1 of 2: first 25",
			"My Script step 2 of 2: second 25", "My Script step 2 of 2: second 62", "My Script step 2 of 2: second 100"), told
				.stream().filter(line -> line.contains("step") && !line.contains("done")).toList());
		assertTrue(told.stream().allMatch(line -> line.startsWith("My Script ")), told::toString); // no tasks of its commands
		assertTrue(told.get(told.size() - 1).endsWith("done"), told::toString);
	}

	/** Quick commands beside slow ones do not move the progress; jobs side by side do, together. */
	@Test
	void countsWhatTakesLong() throws Exception {
		final Notes whole = new Notes();
		context.service(OperationService.class).run(script("""
			#@ org.scalinglaws.host.script.ScriptRun s
			s.steps(start: 1, sizes: 3, runs: 4)
			s.step("start")
			s.step("sizes", PowerLawSpectrum: [1, 2])
			2.times { s.compute("PowerLawSpectrum", dimension: 10) }
			s.step("runs", InitialWeights: 4)
			s.parallel(1..4) {
				s.compute("PowerLawSpectrum", dimension: 10)
				s.compute("InitialWeights", dimension: 10)
			}
			"""), Map.of(), whole);
		final List<Double> distinct = whole.fractions().stream().map(fraction -> Math.rint(100 * fraction)).distinct().toList();
		assertEquals(List.of(0.0, 12.0, 25.0, 50.0, 62.0, 75.0, 88.0, 100.0), distinct);
	}

	@Test
	void cancelsJobsSideBySide() {
		final AtomicInteger updates = new AtomicInteger();
		final Progress whole = new Progress() {

			@Override
			public void update(final double fraction) {
				updates.incrementAndGet();
			}

			@Override
			public boolean isCanceled() {
				return updates.get() >= 3;
			}
		};
		assertThrows(CancellationException.class, () -> context.service(OperationService.class).run(script("""
			#@ org.scalinglaws.host.script.ScriptRun s
			s.steps(runs: 1)
			s.step("runs", 10000)
			s.parallel(1..10000) { s.compute("PowerLawSpectrum", dimension: 10) }
			"""), Map.of(), whole));
		assertTrue(updates.get() < 100, updates::toString);
	}

	@Test
	void aScriptThatIsAPartTellsItsWholeAndEndsWithIt() throws Exception {
		final OperationService operations = context.service(OperationService.class);
		final List<Double> told = new ArrayList<>();
		final Progress whole = new Progress() {

			@Override
			public void update(final double fraction) {
				told.add(fraction);
			}

			@Override
			public boolean isCanceled() {
				return told.size() > 2;
			}
		};
		final ScriptInfo info = script(STEPS.replace("10)", "1000000)"));
		assertThrows(CancellationException.class, () -> operations.run(info, Map.of(), whole));
		assertTrue(told.get(told.size() - 1) < 1, told::toString);
	}

	@Test
	void whatAPartThrowsIsTold() {
		final OperationService operations = context.service(OperationService.class);
		assertEquals("no such luck", assertThrows(ExecutionException.class, () -> operations.run(script(
			"throw new IllegalStateException('no such luck')"), Map.of(), Progress.NONE)).getCause().getMessage());
	}

	@Test
	void refusesAnUnknownStep() {
		final ScriptRun script = script();
		script.steps(Map.of("first", 1));
		assertEquals("step must be one of [first], was last", assertThrows(IllegalArgumentException.class, () -> script.step(
			"last")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> script.steps(Map.of("first", 0)));
	}

	/** Their engines are kept, their variables not. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "groovy | y = binding.hasVariable('z') ? -1d : 2 * x; z = 1", //
		"py | y = 2 * x if globals().get('z') is None else -1.0; z = 1" })
	void scriptsSideBySideHaveVariablesOfTheirOwn(final String language, final String body) throws Exception {
		final OperationService operations = context.service(OperationService.class);
		final ScriptInfo info = new ScriptInfo(context, "/nowhere/cell." + language, new StringReader(
			"#@ Double x\n#@output Double y\n" + body.replace("; ", "\n") + "\n"));
		final double[] results = new double[12];
		operations.checked(info, Map.of("x", 0)); // which reads the script's head, as all that runs many cells does
		Parallel.forEach(results.length, 4, i -> {
			try {
				results[i] = (Double) operations.run(info, Map.of("x", i), Progress.NONE).get("y");
			}
			catch (final ExecutionException exc) {
				throw new IllegalStateException(exc);
			}
		});
		assertArrayEquals(IntStream.range(0, results.length).mapToDouble(i -> 2. * i).toArray(), results);
	}
}
