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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
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
		assertEquals(0, run("--run", "org.scalinglaws.command.PowerLawSpectrum", "dimension=12,exponent=0"));
		assertEquals("spectrum = 12 numbers, minimum 0.0833333, mean 0.0833333, maximum 0.0833333, first " + String.join(", ",
			java.util.Collections.nCopies(5, Double.toString(1.0 / 12))), out.toString(StandardCharsets.UTF_8).strip());
		assertEquals("", err.toString(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "dimension=0 | dimension must be in [1, 100000000], was 0",
		"exponent=NaN | exponent must be in [0, 20], was NaN", "exponent=-1 | exponent must be in [0, 20], was -1",
		"dimension=2.5 | dimension must be a whole number in [1, 100000000], was 2.5",
		"dimension=x | dimension must be a whole number in [1, 100000000], was x",
		"dimension=1e3.2 | dimension must be a whole number in [1, 100000000], was 1e3.2",
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
	void tellsWhichCommandMayBeMeant() {
		assertFails("command must be one of those that list shows or a command's class name, was PowerLawSpectrm; " +
			"did you mean PowerLawSpectrum?", "--run", "PowerLawSpectrm");
	}

	@ParameterizedTest
	@ValueSource(strings = { "powerlawspectrum", "scaling.powerLawSpectrum", "Power-Law Spectrum...",
		"org.scalinglaws.command.PowerLawSpectrum" })
	void knowsACommandByAllItsNames(final String name) {
		assertEquals(0, run("run", name, "dimension=010", "exponent=0"), err::toString);
		// ten, not eight
		assertEquals("spectrum = " + java.util.Collections.nCopies(10, 0.1), out.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void inputsStandByThemselvesOrBetweenCommas() {
		assertEquals(0, run("run", "PowerLawSpectrum", "dimension=2,exponent=2"), err::toString);
		assertEquals("spectrum = [0.8, 0.2]", out.toString(StandardCharsets.UTF_8).strip());
		out.reset();
		assertFails("inputs must be written key=value,key=value: dimension is given twice, in dimension=3", "run",
			"PowerLawSpectrum", "dimension=2", "dimension=3");
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
		err.reset();
		assertFails("verb must be one of [list, describe, run, completion], was lisst (see --help)", "lisst");
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
	@ValueSource(strings = { "2024-01-01", "3-2", "007", "1<2", "1/2", "0x10", "a = b", "Newton's law", "f(x)", "true",
		"[1, 2]" })
	void textStandsAsItIs(final String text) throws IOException {
		final String file = script("s.groovy", "#@ String title", "#@output String result", "result = '<' + title + '>'");
		assertEquals(0, run("--run", file, "title=" + text), err::toString);
		assertEquals("result = <" + text + ">", out.toString(StandardCharsets.UTF_8).strip());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '#', value = { "\"C:\\temp\\new, 1.csv\" | C:\\temp\\new, 1.csv",
		"'x, \"y\"' | x, \"y\"", "\"say \"\"hi\"\"\" | say \"hi\"", "\"C:\\temp\\\" | C:\\temp\\" })
	void quotedTextStandsAsItIs(final String quoted, final String text) throws IOException {
		final String file = script("s.groovy", "#@ File file", "#@output String result", "result = file.path");
		assertEquals(0, run("run", file, "file=" + quoted), err::toString);
		assertEquals("result = " + text, out.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void aSeedIsDecimal() throws IOException {
		assertEquals(0, run("--run", script("s.groovy", "#@ Long seed", "#@output Long next", "next = seed + 1"), "seed=008"));
		assertEquals("next = 9", out.toString(StandardCharsets.UTF_8).strip());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[1/2, 0.5]", "[0.5, x]", "[]", "[[1], [1, 2]]", "[[1], 2]" })
	void refusesListsThatAreNoNumbers(final String list) {
		assertFails("spectrum must be a list of numbers, as [1, 0.5], or of such lists of one length, was " + list, "run",
			"TeacherWeights", "spectrum=" + list);
	}

	@ParameterizedTest
	@ValueSource(strings = { "coding.py", "\u03b2.py", "mark.py", "mark.groovy", "\u03b2.groovy" })
	void runsScriptsOfAnyNameAndEncoding(final String name) throws IOException {
		final String file = script(name, (name.startsWith("mark") ? "\uFEFF" : "") + (name.startsWith("coding")
			? "# -*- coding: utf-8 -*-" : ""), "#@ Integer n", "#@output Integer m", "#@output String letter", "m = n + 1",
			"letter = " + (name.endsWith("py") ? "u" : "") + "'\u03b2'");
		assertEquals(0, run("--run", file, "n=2"), err::toString);
		assertEquals(List.of("m = 3", "letter = \u03b2"), out.toString(StandardCharsets.UTF_8).lines().toList());
	}

	@Test
	void tellsTheLineInAScriptWithACodingLine() throws IOException {
		assertFails("PyException: NameError: name 'nothing' is not defined (coding.py line 2)", "--run", script("coding.py",
			"# coding: utf-8", "nothing"));
	}

	@ParameterizedTest
	@CsvSource({ "s.groovy, false, catch (Exception e) { result = 'handled' }, try {, }", "s.py, False, except: result = 'handled', try:," })
	void whatAScriptHandlesIsHandled(final String name, final String no, final String handle, final String begin,
		final String end) throws IOException
	{
		assertEquals(0, run("--run", script(name, "#@ CommandService command", "#@output String result", begin,
			" command.run('org.scalinglaws.command.PowerLawSpectrum', " + no + ", 'exponent', -1).get()", end == null ? handle
				: end + handle)), err::toString);
		assertEquals("", err.toString(StandardCharsets.UTF_8));
		assertEquals("result = handled", out.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void whatAScriptDoesNotHandleIsAnError() throws IOException {
		final String call = "command.run('org.scalinglaws.command.PowerLawSpectrum', false, 'exponent', -1.5)";
		final String message = "exponent must be in [0, 20], was -1.5";
		assertFails(message + " (s.groovy line 2)", "--run", script("s.groovy", "#@ CommandService command", call +
			".get()"));
		err.reset();
		// nobody asks how it ended
		assertFails(message, "--run", script("t.groovy", "#@ CommandService command", "run = " + call,
			"while (!run.isDone()) Thread.sleep(1)"));
		err.reset();
		assertFails("IllegalStateException: another (u.groovy line 3)", "--run", script("u.groovy", "#@ CommandService command",
			"try { " + call + ".get() }", "catch (Exception e) { throw new IllegalStateException('another') }"));
	}

	@Test
	void aRunOfACommandIsNoResult() throws IOException {
		final String call = "command.run('org.scalinglaws.command.PowerLawSpectrum', false, 'dimension', 2)";
		assertEquals(0, run("--run", script("s.groovy", "#@ CommandService command", call)), err::toString);
		assertEquals(0, run("--run", script("t.groovy", "#@ CommandService command", call + ".get()")), err::toString);
		assertEquals(0, run("--run", script("u.groovy", "new Object()")), err::toString);
		assertEquals(0, run("--run", script("w.groovy", "#@ org.scalinglaws.host.script.ScriptRun s",
			"s.compute('SaveTable', table: org.scalinglaws.table.Columns.builder('x').row(1).build(), file: new File('" + folder
				.resolve("t.csv") + "'))")), err::toString);
		assertEquals("", out.toString(StandardCharsets.UTF_8));
		assertEquals(0, run("--run", script("v.groovy", "1 + 1")), err::toString);
		assertEquals("result = 2", out.toString(StandardCharsets.UTF_8).strip());
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
		"'exponent', 'two' | exponent must be a number in [0, 20], was two" })
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
		assertEquals("spectrum = [0.8, 0.2], exit 0", process("--run", "PowerLawSpectrum", "dimension=2"));
		assertEquals("error: dimension must be in [1, 100000000], was 0, exit 1", process("--run", "PowerLawSpectrum",
			"dimension=0"));
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count()); // preferences stay in memory
		}
	}

	/** What a process of its own, started in an empty home, prints, and its exit code. */
	private String process(final String... args) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Duser.home=" + folder, "-cp", classPath(), Headless.class.getName()));
		command.addAll(List.of(args));
		final Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return text + ", exit " + process.waitFor();
	}

	/** Without slf4j, which only the tests have, and which would say that nobody listens to it. */
	private static String classPath() {
		final String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Stream.of(all.split(File.pathSeparator)).filter(path -> !path.contains("slf4j")).collect(Collectors.joining(
			File.pathSeparator));
	}
}
