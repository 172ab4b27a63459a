package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.host.operations.Operations;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** What the command line tells of what there is. */
@Tag("slow")
class HeadlessHelpTest {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private String printed(final int code, final String... args) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertEquals(code, new Headless(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true,
			StandardCharsets.UTF_8)).run(args), err::toString);
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void listsEveryOperationAndScript() throws IOException {
		final List<String> list = printed(0, "list").lines().toList();
		assertEquals(CommandDescriptionsTest.commands().size(), new Operations().all().size());
		for (final CommandInfo operation : CommandDescriptionsTest.commands())
			assertTrue(list.stream().anyMatch(line -> line.matches("  " + Operations.name(operation) + " +.*") && line.endsWith(
				operation.getDescription())), operation::toString);
		try (Stream<Path> scripts = Files.walk(Path.of("scripts/Plugins"))) {
			scripts.filter(Files::isRegularFile).map(file -> file.getFileName().toString().replaceFirst("\\..*", "")).forEach(
				name -> assertTrue(list.stream().anyMatch(line -> line.matches("  " + name + " +\\w.{10,}")), name));
		}
		assertEquals(List.of("Data", "Phase Retrieval", "Shallow Networks", "Online Learning", "Regression", "Reparametrized Models",
			"Spectra", "Perceptron", "Diffusion", "Noise", "Deep Networks", "Analysis", "Sweeps", "Scripts, to run as script:NAME"), list
			.stream().filter(line -> line.matches("\\S.*")).toList());
		assertTrue(list.indexOf("Data") < list.indexOf("Analysis"));
	}

	@Test
	void describesEveryOperation() {
		for (final CommandInfo operation : new Operations().all()) {
			final String page = printed(0, "describe", Operations.name(operation));
			assertTrue(page.contains(operation.getDescription()), page);
			for (final ModuleItem<?> item : StrictInputs.given(operation))
				assertTrue(page.contains("  " + item.getName() + "  ") && page.contains("      " + item.getDescription()), item
					.getName());
			operation.inputs().forEach(item -> assertEquals(item.is(Attributes.ABOVE_MIN), page.matches("(?s).*  " + item
				.getName() + "  (whole )?number in \\(-?\\d.*"), item.getName()));
			operation.outputs().forEach(item -> assertTrue(page.contains("  " + item.getName() + "  "), item.getName()));
			assertFalse(page.contains("null") || page.contains("taskService"), page);
		}
	}

	@Test
	void describesRangesChoicesAndDefaults() {
		final String page = printed(0, "describe", "scaling.powerlawspectrum");
		assertTrue(page.startsWith("PowerLawSpectrum  (menu Plugins > Scaling Laws > Data > Power-Law Spectrum...)"), page);
		assertTrue(page.contains("  dimension  whole number in [1, 100000000]; default 1000"), page);
		assertTrue(page.contains("  exponent  number in [0, 20]; default 2"), page);
		assertTrue(page.contains("  spectrum  numbers"), page);
		assertTrue(page.contains("phase-retrieval.md"), page);
		final String flow = printed(0, "describe", "IntegrateFlow");
		assertTrue(flow.contains("  endTime  number in (0, infinity); default 1000000"), flow);
		final String sgd = printed(0, "describe", "SimulateSgd");
		assertTrue(sgd.contains("  method  one of exact, leaping; default exact"), sgd);
		assertTrue(sgd.contains("  weights  list of numbers [1, 0.5], or path of a table or image; required"), sgd);
		assertTrue(sgd.contains("  kappa  number") && sgd.contains("; optional"), sgd);
	}

	@Test
	void describesScripts() throws IOException {
		final String page = printed(0, "describe", "script:Three_Phases");
		assertTrue(page.contains("  epsilon  number in (0, 1); default 0.05") && !page.contains("      Folder"), page);
		final Path script = Files.writeString(folder.resolve("s.groovy"), "#@ Integer (min=1) n\n#@output Double m\n");
		assertTrue(printed(0, "describe", script.toString()).contains("  n  whole number in [1, 2147483647]; required"));
	}

	@Test
	void whatIsNotKnownIsRefused() {
		assertEquals("", printed(1, "describe", "Powerlaw"));
		assertEquals("error: command must be one of those that list shows or a command's class name, was Powerlaw; " +
			"did you mean PowerLawTarget or PowerLawSpectrum?", err.toString(StandardCharsets.UTF_8).strip());
	}

	@Test
	void tellsItsVersion() {
		assertTrue(printed(0, "--version").matches("Scaling Laws \\d.*\\R"));
	}

	@Test
	void bashCompletesVerbsOperationsAndInputs() throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
		final Path script = Files.writeString(folder.resolve("completion"), printed(0, "completion"));
		assertEquals("describe", completed(script, "des"));
		assertEquals("PowerLawSpectrum PowerLawTarget", completed(script, "run", "Power"));
		assertEquals("exponent=", completed(script, "run", "PowerLawSpectrum", "dimension=3", "e"));
		assertEquals("--save", completed(script, "run", "PowerLawSpectrum", "--s"));
		assertEquals("", completed(script, "run", "TeacherWeights", "spectrum", "="));
	}

	/** What bash offers for the last of the words, which came after the program's name. */
	private String completed(final Path script, final String... words) throws IOException, InterruptedException {
		final Process bash = new ProcessBuilder(Stream.concat(Stream
				.of("/bin/bash", "--norc", "-c", "source " + script + "; COMP_WORDS=(scaling-laws \"$@\"); COMP_CWORD=$#; " +
					"_scaling_laws; echo ${COMPREPLY[*]}", "bash"), Stream.of(words)).toList()).redirectErrorStream(true).start();
		final String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		bash.waitFor();
		return text;
	}
}
