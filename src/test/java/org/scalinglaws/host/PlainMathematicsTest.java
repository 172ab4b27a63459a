package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.command.PowerLawSpectrum;
import org.scijava.command.Command;

/** The mathematics loads nothing of a desktop, of ImageJ or of SciJava; the index of annotations lists each command. */
class PlainMathematicsTest {

	private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");
	private static final List<String> FOREIGN = List.of("java.awt.", "javax.swing.", "sun.awt.", "ij.", "org.scijava.",
		"org.scalinglaws.command.", "org.scalinglaws.figure.", "org.scalinglaws.host.");

	@TempDir
	private Path folder;

	@Test
	void loadsNoDesktop() throws IOException, InterruptedException {
		final Path log = folder.resolve("classes.log");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xlog:class+load=info:file=" + log, "-cp", System.getProperty("java.class.path"), PlainMathematics.class
				.getName()).redirectErrorStream(true).redirectOutput(folder.resolve("printed").toFile()).start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		final String printed = Files.readString(folder.resolve("printed"));
		assertEquals(0, process.exitValue(), printed);
		assertTrue(Double.isFinite(Double.parseDouble(printed.strip())), printed);
		final Set<String> loaded = LOADED.matcher(Files.readString(log)).results().map(match -> match.group(1)).collect(
			Collectors.toCollection(TreeSet::new));
		assertTrue(loaded.contains("org.scalinglaws.retrieval.flow.GradientFlow") && loaded.size() > 300, "the log was read");
		loaded.removeIf(name -> name.equals(PlainMathematics.class.getName()) || FOREIGN.stream().noneMatch(name::startsWith));
		assertEquals(Set.of(), loaded);
	}

	@Test
	void indexListsEachCommand() throws Exception {
		final Path classes = Path.of(PowerLawSpectrum.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		final Set<String> commands = new TreeSet<>();
		try (Stream<Path> files = Files.list(classes.resolve("org/scalinglaws/command"))) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final String name = "org.scalinglaws.command." + file.getFileName().toString().replace(".class", "");
				final Class<?> type = Class.forName(name, false, getClass().getClassLoader());
				if (Command.class.isAssignableFrom(type) && !java.lang.reflect.Modifier.isAbstract(type.getModifiers())) commands
					.add(name);
			}
		}
		assertTrue(commands.size() >= 33, commands::toString);
		try (InputStream index = Files.newInputStream(classes.resolve("META-INF/json/org.scijava.plugin.Plugin"))) {
			final String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
			commands.removeIf(name -> text.contains("\"class\":\"" + name + "\""));
		}
		assertEquals(Set.of(), commands);
	}
}
