package org.scalinglaws.host.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.script.ScriptService;

import ij.ImagePlus;
import ij.process.ColorProcessor;

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
}
