package org.scalinglaws.host;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every output of every command is what it was, to the last bit, on 1, 2 and 8 processors, each in a Java of its own. A
 * Java that is another one than that of the kept lines may round elementary functions otherwise: there the numbers that
 * are shown must agree to 1e-10. {@code -Dgolden.java=/usr/lib/jvm/.../bin/java} takes one.
 */
@Tag("slow")
class GoldenTest {

	private static final String PROGRAM = System.getProperty("golden.java", Path.of(System.getProperty("java.home"), "bin",
		"java").toString());

	@TempDir
	private Path folder;

	/** All three at once, as they need a processor each. */
	@Test
	void allBitsAreAsTheyWere() throws Exception {
		final Map<String, Process> running = new TreeMap<>();
		for (final String processors : List.of("1", "2", "8"))
			running.put(processors, new ProcessBuilder(PROGRAM, "-XX:TieredStopAtLevel=1", "-XX:ActiveProcessorCount=" +
				processors, "-Djava.awt.headless=true", "-Djava.util.prefs.userRoot=" + folder.resolve(processors), "-cp", System
					.getProperty("java.class.path"), Golden.class.getName(), found(processors).toString()).redirectErrorStream(true)
						.redirectOutput(printed(processors).toFile()).start());
		try {
			for (final Process process : running.values())
				assertTrue(process.waitFor(900, TimeUnit.SECONDS), "too long");
		}
		finally {
			running.values().forEach(Process::destroyForcibly);
		}
		assertAll(running.keySet().stream().map(processors -> () -> {
			assertEquals(0, running.get(processors).exitValue(), () -> text(printed(processors)));
			final Path found = found(processors);
			final Map<String, String> differences = differences(Golden.read(Golden.FILE), Golden.read(found), java(found).equals(
				java(Golden.FILE)));
			assertEquals(Map.of(), differences, () -> processors + " processors, " + java(found) + ", kept: " + java(
				Golden.FILE) + "; if the change is meant: mvn -q test-compile exec:exec@golden");
		}));
	}

	private Path found(final String processors) {
		return folder.resolve(processors + ".csv");
	}

	private Path printed(final String processors) {
		return folder.resolve(processors + ".txt");
	}

	/** The comparison itself: a last bit, a missing line, a number further off. */
	@Test
	void differencesAreSeen() {
		final Map<String, String> kept = Map.of("A,x", "A,x,3,aa,1.0,2.0,3.0,2.16");
		assertEquals(Map.of(), differences(kept, kept, true));
		final Map<String, String> lastBit = Map.of("A,x", "A,x,3,ab,1.0,2.0,3.0,2.16"), off = Map.of("A,x",
			"A,x,3,ab,1.0,2.000000001,3.0,2.16"), longer = Map.of("A,x", "A,x,4,ab,1.0,2.0,3.0,2.16");
		assertEquals(1, differences(kept, lastBit, true).size());
		assertEquals(Map.of(), differences(kept, lastBit, false));
		for (final Map<String, String> other : List.of(off, longer, Map.<String, String> of()))
			assertEquals(1, differences(kept, other, false).size());
	}

	private static Map<String, String> differences(final Map<String, String> kept, final Map<String, String> found,
		final boolean same)
	{
		final Map<String, String> differences = new LinkedHashMap<>();
		final TreeSet<String> all = new TreeSet<>(kept.keySet());
		all.addAll(found.keySet());
		for (final String key : all) {
			final String was = kept.get(key), is = found.get(key);
			if (was == null || is == null || !was.equals(is) && (same || !isNear(was.split(","), is.split(","), tolerance(key))))
				differences.put(key, was + " became " + is);
		}
		return differences;
	}

	/** How far numbers may be off with another Java, as measured without its intrinsic functions. */
	private static double tolerance(final String key) {
		if (key.matches("(?i).*residual.*")) return Double.POSITIVE_INFINITY; // rounding and nothing else, bounded where it is computed
		return key.matches("FitScalingLaw,rivals.*|FitExponent,models.*") ? 1e-2 // forms that do not fit have flat valleys
			: 1e-10;
	}

	private static boolean isNear(final String[] was, final String[] is, final double tolerance) {
		if (was.length != is.length || !was[2].equals(is[2])) return false;
		if (was[2].equals("text")) return was[4].equals(is[4]);
		final double scale = Math.abs(Double.parseDouble(was[was.length - 1]));
		for (int i = 4; i < was.length; i++) {
			final double one = Double.parseDouble(was[i]), other = Double.parseDouble(is[i]);
			if (one != other && !(Math.abs(one - other) <= tolerance * Math.max(scale, Math.abs(one))) && !(Double.isNaN(one) &&
				Double.isNaN(other))) return false;
		}
		return true;
	}

	private static String java(final Path file) {
		return text(file).lines().findFirst().orElse("");
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
