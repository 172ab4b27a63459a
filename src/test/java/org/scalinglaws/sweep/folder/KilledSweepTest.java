package org.scalinglaws.sweep.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.task.Progress;

/**
 * A process of its own sweeps, and is killed (SIGKILL) at random moments until it comes to its end: nothing is lost, nothing
 * done twice, and the files are those of an undisturbed sweep. {@code -Dscalinglaws.kills=200} for more of them.
 */
@Tag("slow")
class KilledSweepTest {

	private static final int KILLS = Integer.getInteger("scalinglaws.kills", 6);
	private static final SweepSettings SETTINGS = SweepCases.settings("a = 1, 2, 4, 5; b = 1 : 2 : 15", 10, SweepSettings.ALL, Map.of());

	/** A millisecond or two each, some with a table. */
	private static final CellWork WORK = (inputs, progress) -> {
		Thread.sleep((long) (2 * (Double) inputs.get("b")) - 1);
		final Map<String, Object> outputs = new LinkedHashMap<>(SweepCases.WORK.run(inputs, progress));
		if ((Double) inputs.get("seed") > 1) outputs.replace("trajectory", "none");
		return outputs;
	};

	/** What the other process does. */
	public static void main(final String[] arguments) {
		SweepCases.run(Path.of(arguments[0]), SETTINGS, WORK, Integer.parseInt(arguments[1]), false, Progress.NONE);
	}

	@TempDir
	private Path folder;

	@Test
	@Timeout(3600)
	void killsLeaveNoTrace() throws Exception {
		final Path whole = folder.resolve("whole");
		SweepCases.run(whole, SETTINGS, WORK, 2, false, Progress.NONE);
		final Map<String, String> expected = SweepCases.files(whole);
		final Random random = new Random(5);
		int kills = 0, sweeps = 0, inside = 0;
		while (kills < KILLS) {
			final Path one = folder.resolve("sweep" + sweeps++);
			final int threads = 1 + random.nextInt(3);
			while (true) {
				final Process process = start(one, threads);
				final boolean ended = process.waitFor(kills < KILLS ? random.nextInt(1500) : 600_000, TimeUnit.MILLISECONDS);
				if (ended) {
					assertEquals(0, process.exitValue());
					break;
				}
				process.destroyForcibly().waitFor();
				kills++;
				final int done = requireOnce(one);
				if (done > 0 && done < SETTINGS.cells().cells()) inside++;
			}
			assertEquals(SETTINGS.cells().cells(), requireOnce(one));
			assertEquals(expected.keySet(), SweepCases.files(one).keySet());
			assertEquals(expected, SweepCases.files(one));
		}
		assertTrue(inside > 0, "of " + kills + " kills none was between cells");
		Files.writeString(Path.of("target", "kills.txt"), kills + " kills in " + sweeps + " sweeps, " + inside +
			" of them between the first and the last cell\n");
	}

	/** The lock of another process holds, and goes with it. */
	@Test
	@Timeout(120)
	void anotherProcessKeepsTheFolderAsLongAsItLives() throws Exception {
		final Process process = start(folder, 1);
		while (!Files.exists(folder.resolve(SweepFolder.JOURNAL)))
			Thread.sleep(10);
		final String message = assertThrows(IllegalArgumentException.class, () -> new SweepFolder(folder.toFile(), SETTINGS))
			.getMessage();
		process.destroyForcibly().waitFor();
		assertEquals("folder is in use by another sweep that runs: " + folder, message);
		new SweepFolder(folder.toFile(), SETTINGS).close();
	}

	/** How many cells the journal has; none of them twice. */
	private static int requireOnce(final Path folder) {
		if (!Files.exists(folder.resolve(SweepFolder.JOURNAL))) return 0;
		final BitSet seen = new BitSet();
		try (SweepFolder kept = new SweepFolder(folder.toFile(), SETTINGS)) {
			kept.forEach(record -> {
				assertTrue(!seen.get((int) record.cell()), "cell " + record.cell() + " twice");
				seen.set((int) record.cell());
			});
		}
		return seen.cardinality();
	}

	private static Process start(final Path folder, final int threads) throws IOException {
		final String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
		final ProcessBuilder builder = new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System
			.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), KilledSweepTest.class.getName(), folder
				.toString(), String.valueOf(threads)));
		return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
	}
}
