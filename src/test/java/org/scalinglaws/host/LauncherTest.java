package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in folders as the zips make them, with the jars that their descriptors let in. */
@Tag("slow")
class LauncherTest {

	private static final Path CLASSES = Path.of("target", "classes");

	@TempDir
	private Path folder;

	@BeforeEach
	void needsAShell() {
		assumeTrue(File.separatorChar == '/' && new File("/bin/sh").canExecute());
	}

	@Test
	void startsFromTheZipOfTheCommandLine() throws IOException, InterruptedException {
		final Path lib = Files.createDirectories(folder.resolve("a folder").resolve("lib"));
		jar(lib.resolve("Scaling_Laws.jar"));
		libraries(lib, "jython|python");
		final Path launcher = launcher(lib.getParent());
		assertTrue(run(launcher, "list").contains("  PowerLawSpectrum "));
		final Path script = Files.writeString(folder.resolve("s.groovy"), "#@ String title\n#@output String said\nsaid = title\n");
		assertEquals("said = a b, exit 0", run(launcher, "--run", script.toString(), "title=a b"));
		final Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
		assertEquals("error: unexpected argument --rum (see --help), exit 1", run(link, "--rum"));
	}

	@Test
	void startsFromTheFolderOfImageJ() throws IOException, InterruptedException {
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		final Path jars = Files.createDirectories(plugins.resolve("jars"));
		jar(plugins.resolve("Scaling_Laws.jar"));
		libraries(jars, "jython|python|groovy|/ij-");
		try (Stream<String> all = libraries()) {
			Files.copy(Path.of(all.filter(jar -> jar.contains("/ij-")).findFirst().orElseThrow()), folder.resolve("ij.jar"));
		}
		assertEquals("spectrum = [0.8, 0.2], exit 0", run(launcher(folder), "run", "PowerLawSpectrum", "dimension=2"));
	}

	/** As the parent's class path lists them, without those of the tests. */
	private static Stream<String> libraries() {
		return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(
			File.pathSeparator)).filter(path -> path.matches(
				".*(scijava-common|parsington|imglib2|ejml|commons-|gson|picocli|groovy|/ij-|jfree|pdfbox|fontbox|graphics2d|csv).*\\.jar"));
	}

	private static void libraries(final Path target, final String without) throws IOException {
		for (final String jar : libraries().toList())
			if (!jar.matches(".*(" + without + ").*")) Files.copy(Path.of(jar), target.resolve(Path.of(jar).getFileName()));
	}

	private static Path launcher(final Path home) throws IOException {
		final Path bin = Files.createDirectories(home.resolve("bin"));
		final Path launcher = Files.copy(Path.of("src", "launcher", "scaling-laws"), bin.resolve("scaling-laws"));
		assertTrue(launcher.toFile().setExecutable(true));
		return launcher;
	}

	/** The project's classes and scripts as a jar. */
	private static void jar(final Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out); Stream<Path> files =
			Files.walk(CLASSES))
		{
			for (final Path path : (Iterable<Path>) files.sorted()::iterator) {
				final boolean isFolder = Files.isDirectory(path);
				final String name = CLASSES.relativize(path).toString();
				if (name.isEmpty()) continue;
				jar.putNextEntry(new JarEntry(name + (isFolder ? "/" : "")));
				if (!isFolder) Files.copy(path, jar);
				jar.closeEntry();
			}
		}
	}

	private static String run(final Path launcher, final String... args) throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList())
			.redirectErrorStream(true).start();
		final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return text + ", exit " + process.waitFor();
	}
}
