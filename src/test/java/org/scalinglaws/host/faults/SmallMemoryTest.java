package org.scalinglaws.host.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.host.HeadlessCalls;
import org.scalinglaws.host.headless.Complaint;
import org.scalinglaws.host.inputs.MemoryNeed;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** What needs more memory than there is ends with a sentence that says so, on every way. */
@Tag("slow")
class SmallMemoryTest {

	private static final String NEED = " needs more memory than the 48 MB that Java may take (Java heap space); allow more with -Xmx, " +
		"in ImageJ under Edit > Options > Memory & Threads", LARGE = "Power-Law Spectrum with dimension = 100000000" + NEED;

	@TempDir
	private Path folder;

	/** Some calls, one after the other, in a Java of its own that has little memory; what each says is printed. */
	@Test
	void sentencesSayWhatNeedsIt() throws IOException, InterruptedException {
		final String computes = script("computes.groovy", "#@ org.scalinglaws.host.script.ScriptRun s",
			"s.parallel([1, 2]) { s.compute('PowerLawSpectrum', dimension: 100000000) }");
		final String itself = script("itself.groovy", "#@output Double[] a", "a = new Double[100000000]");
		final List<String> said = said(folder.resolve("sweep").toString(), computes, itself);
		assertEquals("1 error: " + LARGE, said.get(0));
		assertEquals("1 error: Initial Weights with dimension = 1000000, runs = 1000" + NEED, said.get(1));
		assertEquals("1 error: " + LARGE + " (computes.groovy line 2)", said.get(2));
		assertTrue(said.get(3).startsWith("1 error: What ran" + NEED), said.get(3)); // such an error may not know its place
		assertTrue(said.get(4).startsWith("0 ") && said.get(4).contains("failed = 1") && said.get(4).contains("messages = cell 1: " +
			LARGE), said.get(4));
		assertEquals("0 spectrum = [0.8, 0.2]", said.get(5)); // and it goes on
	}

	private String script(final String name, final String... lines) throws IOException {
		return Files.write(folder.resolve(name), List.of(lines)).toString();
	}

	private List<String> said(final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m",
			"-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + folder, "-cp", System.getProperty(
				"java.class.path"), SmallMemoryTest.class.getName()));
		command.addAll(List.of(arguments));
		final Path printed = folder.resolve("printed");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
		assertTrue(process.waitFor(600, TimeUnit.SECONDS), "too long");
		final String all = Files.readString(printed);
		return all.lines().filter(line -> line.startsWith("said ")).map(line -> line.substring(5)).toList();
	}

	/** In that Java: a line for each call. */
	public static void main(final String[] arguments) {
		final String large = "dimension=100000000";
		final String[][] calls = { { "run", "PowerLawSpectrum", large }, { "run", "InitialWeights", "dimension=1000000", "runs=1000" }, { "run",
			arguments[1] }, { "run", arguments[2] }, { "run", "Sweep", "command=PowerLawSpectrum", "grid=\"dimension = 10, 100000000, 20\"",
				"folder=" + arguments[0] }, { "run", "PowerLawSpectrum", "dimension=2" } };
		for (final String[] call : calls)
			System.out.println("said " + HeadlessCalls.all(call).replaceAll("(?m)^.*%.*\\R", "").strip().replaceAll("\\R", " "));
		System.exit(0); // SciJava's threads would linger
	}

	/** A dialog, which comes back where inputs are refused, takes a lack of memory for that. */
	@Test
	void dialogsComeBack() {
		try (Context context = new Context(CommandService.class)) {
			final Module module = context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(
				"org.scalinglaws.command.PowerLawSpectrum"));
			module.setInput("dimension", 2000);
			final Complaint lack = Complaint.of("", MemoryNeed.named(module, new ExecutionException(new OutOfMemoryError("no"))));
			assertTrue(lack.isRefusal() && lack.text().startsWith("Power-Law Spectrum with dimension = 2000 needs"), lack.text());
			final IllegalStateException other = new IllegalStateException("other");
			assertEquals(other, MemoryNeed.named(module, other));
		}
	}
}
