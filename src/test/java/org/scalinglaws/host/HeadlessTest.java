package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlessTest {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(final String... args) {
		return new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run(args);
	}

	private String script(final String name, final String... lines) throws IOException {
		return Files.write(folder.resolve(name), List.of(lines)).toString();
	}

	private void assertFails(final String message, final String... args) {
		assertEquals(1, run(args));
		assertEquals("error: " + message, err.toString(StandardCharsets.UTF_8).strip());
		assertEquals("", out.toString(StandardCharsets.UTF_8));
	}

	@Test
	void helpFitsOneScreen() {
		assertEquals(0, run("--help"));
		final String help = out.toString(StandardCharsets.UTF_8);
		assertTrue(help.contains("--run") && help.lines().count() <= 25 && help.lines().allMatch(line -> line
			.length() <= 100), help);
	}

	@Test
	void runsACommand() {
		assertEquals(0, run("--run", "org.scalinglaws.command.PowerLawSpectrum", "dimension=12,exponent=1.5"));
		assertEquals("spectrum = image 12 of DoubleType", out.toString(StandardCharsets.UTF_8).strip());
		assertEquals("", err.toString(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "dimension=0 | dimension must be in [1, 100000000], was 0",
		"exponent=NaN | exponent must be in [0, 20], was NaN", "exponent=-1 | exponent must be in [0, 20], was -1",
		"dimension=2.5 | dimension must be a whole number of type Integer, was 2.5",
		"dimension=x | dimension must be a number, was x",
		"size=3 | input name must be one of [dimension, exponent], was size",
		"dimension | inputs must be written key=value,key=value: 'dimension' is no pair, in dimension" })
	void refusesBadInputs(final String inputs, final String message) {
		assertFails(message, "--run", "PowerLawSpectrum", inputs);
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertEquals(1, run("--run", "org.scalinglaws.command.Nothing"));
		assertTrue(err.toString(StandardCharsets.UTF_8).matches(
			"error: command must be one of \\[.*PowerLawSpectrum.*\\] or a command's class name, was .*Nothing\\s*"));
	}

	@Test
	void refusesAMissingScript() {
		assertFails("script file must exist, was nowhere.groovy", "--run", "nowhere.groovy");
	}

	@Test
	void refusesAScriptOfNoLanguage() throws IOException {
		final String file = script("x.unknown", "1");
		assertFails("no script language for " + file, "--run", file);
	}

	@Test
	void refusesMalformedArguments() {
		assertFails("unexpected argument --rum (see --help)", "--rum", "x");
		err.reset();
		assertFails("unexpected argument b=2 (see --help)", "--run", "x", "a=1", "b=2");
	}

	@ParameterizedTest
	@CsvSource({ "s.groovy, false", "s.py, False" })
	void runsAScript(final String name, final String no) throws IOException {
		final String file = script(name, "#@ CommandService command", "#@ Double (value=2, min=0, max=20) exponent",
			"#@ Integer (value=2) n", "#@output Double first",
			"spectrum = command.run('org.scalinglaws.command.PowerLawSpectrum', " + no +
				", 'dimension', n, 'exponent', exponent).get().getOutput('spectrum')",
			"first = spectrum.firstElement().get()", "print('hello')");
		assertEquals(0, run("--run", file, "exponent=1"), err::toString);
		// 1 / (1 + 1/2)
		assertArrayEquals(new String[] { "hellofirst = 0.6666666666666666" }, out.toString(StandardCharsets.UTF_8).replace(
			"\n", "").replace("\r", "").split("\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"n=0 | n must be in [1, 5], was 0", "n=1,m=c | m must be one of [a, b], was c",
		"m=a | n is required, was not given", "n=1,k=1 | input name must be one of [n, m], was k" })
	void refusesBadInputsOfScripts(final String inputs, final String message) throws IOException {
		assertFails(message, "--run", script("s.groovy", "#@ Integer (min=1, max=5) n",
			"#@ String (choices={'a', 'b'}, value='a') m".replace('\'', '"'), "println 'ran'"), inputs);
	}

	@Test
	void tellsWhereAScriptFailed() throws IOException {
		assertFails("IllegalStateException: no luck (s.groovy line 2)", "--run", script("s.groovy", "",
			"throw new IllegalStateException('no luck')"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'dimension', -3 | dimension must be in [1, 100000000], was -3",
		"'dimensions', 3 | input name must be one of [dimension, exponent], was dimensions",
		"'exponent', 'two' | exponent must be a number, was two" })
	void tellsWhichInputOfACommandWasWrong(final String inputs, final String message) throws IOException {
		assertFails(message + " (s.groovy line 2)", "--run", script("s.groovy", "#@ CommandService command",
			"command.run('org.scalinglaws.command.PowerLawSpectrum', false, " + inputs.replace('|', '\'') + ").get()",
			"println 'went on'"));
	}

	@Test
	void countsLoggedErrors() throws IOException {
		assertFails("half a result", "--run", script("s.groovy", "#@ LogService log", "log.error('half a result')"));
	}

	@Test
	void printsTheStackTraceOnlyOnDemand() throws IOException {
		final String file = script("s.groovy", "throw new IllegalStateException('no luck')");
		assertEquals(1, run("--run", file));
		assertFalse(err.toString(StandardCharsets.UTF_8).contains("\tat "));
		assertEquals(1, run("--run", file, "--debug"));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("\tat "));
	}

	@Test
	void endsTheProcessWithTheExitCode() throws Exception {
		assertEquals("spectrum = image 2 of DoubleType, exit 0", process("--run", "PowerLawSpectrum", "dimension=2"));
		assertEquals("error: dimension must be in [1, 100000000], was 0, exit 1", process("--run", "PowerLawSpectrum",
			"dimension=0"));
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count()); // preferences stay in memory
		}
	}

	/** What a process of its own, started in an empty home, prints, and its exit code. */
	private String process(final String... args) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Duser.home=" + folder, "-cp", System.getProperty("surefire.test.class.path", System.getProperty(
				"java.class.path")), Headless.class.getName()));
		command.addAll(List.of(args));
		final Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return text + ", exit " + process.waitFor();
	}
}
