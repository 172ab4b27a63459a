package org.scalinglaws.sweep.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.scalinglaws.sweep.folder.SweepCases.WORK;
import static org.scalinglaws.sweep.folder.SweepCases.files;
import static org.scalinglaws.sweep.folder.SweepCases.run;
import static org.scalinglaws.sweep.folder.SweepCases.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.file.TableFiles;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.run.PendingCells;
import org.scalinglaws.sweep.run.SweepRun;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

@Tag("slow")
class SweepFolderTest {

	private static final SweepSettings SMALL = settings("a = 1, 2, 3, 4, 5; b = 7, 8", 3);

	@TempDir
	private Path folder;

	@Test
	void tableHasARowForEachCell() {
		run(folder, SMALL, WORK, 2, false, Progress.NONE);
		final Columns table = TableFiles.read(folder.resolve(SweepFolder.TABLE).toFile());
		assertEquals(java.util.List.of("a", "b", "seed", "product", "large", "time", "trajectory.a", "missing", "only5", "status"),
			table.names());
		assertEquals(30, table.rows());
		for (int row = 0; row < 30; row++) {
			final double a = 1 + row / 6, b = 7 + row / 3 % 2, seed = 1 + row % 3, nan = Double.NaN;
			final double[] expected = { a, b, seed, Math.sin(a) * Math.exp(-seed), a > 4 ? 1 : 0, a * a, -a, nan, a == 5 ? 0.2 : nan, 0 };
			if (a == 3) for (int column = 3; column < 10; column++)
				expected[column] = column == 9 ? 1 : nan;
			org.junit.jupiter.api.Assertions.assertArrayEquals(expected, table.row(row), "row " + row);
		}
		assertEquals("a = 1, 2, 3, 4, 5; b = 7, 8", table.metadata().get("grid"));
	}

	@Test
	void messagesAreTold() throws IOException {
		run(folder, settings("a = 1, 2, 3", 1), WORK, 1, false, Progress.NONE);
		assertEquals("cell,message\n1,\"2 has no number\"\n2,\"a = 3 fails, \"\"always\"\"\nseed 1.0\"\n", files(folder).get(
			SweepFolder.MESSAGES));
	}

	/** Stopped after any number of cells and gone on with, by any number of threads: equal bytes. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void resumedSweepsEndWithEqualBytes(final int threads, @TempDir final Path whole) throws IOException {
		final SweepSettings settings = settings("a = 1, 2, 3, 4, 5; b = 7, 8", 3, SweepSettings.ALL, Map.of("c", 2L, "d", "word"));
		run(whole, settings, WORK, 1, false, Progress.NONE);
		final Map<String, String> expected = files(whole);
		assertEquals(3 + 1 + 24, expected.size());
		for (int stop = 1; stop < 30; stop += 4) {
			final Path one = folder.resolve("stop" + stop);
			final long done = stopped(one, settings, stop, threads);
			assertFalse(Files.exists(one.resolve(SweepFolder.TABLE)));
			final long resumed = run(one, settings, WORK, threads, false, Progress.NONE);
			assertEquals(done, resumed);
			assertEquals(expected, files(one), "stopped after " + stop);
		}
	}

	/** Runs so many cells; how many were done when it was canceled. */
	private static long stopped(final Path folder, final SweepSettings settings, final int stop, final int threads) {
		final AtomicInteger begun = new AtomicInteger(), done = new AtomicInteger();
		final CellWork work = (inputs, progress) -> {
			if (begun.incrementAndGet() > stop) throw new java.util.concurrent.CancellationException();
			try {
				return WORK.run(inputs, Progress.NONE);
			}
			finally {
				done.incrementAndGet();
			}
		};
		run(folder, settings, work, threads, false, Progress.NONE);
		try (SweepFolder kept = new SweepFolder(folder.toFile(), settings)) {
			final AtomicInteger records = new AtomicInteger();
			kept.forEach(record -> records.incrementAndGet());
			assertTrue(records.get() <= done.get() && records.get() > done.get() - threads);
			return records.get();
		}
	}

	@Test
	void finishedSweepsAreOnlyWrittenAgain() throws IOException {
		run(folder, SMALL, WORK, 2, false, Progress.NONE);
		final Map<String, String> first = files(folder);
		final CellWork none = (inputs, progress) -> {
			throw new AssertionError("ran again");
		};
		Files.delete(folder.resolve(SweepFolder.TABLE)); // as if killed between journal and table
		assertEquals(30, run(folder, SMALL, none, 2, false, Progress.NONE));
		assertEquals(first, files(folder));
	}

	@Test
	void retryRunsTheFailedCellsAlone() throws IOException {
		final SweepSettings settings = settings("a = 1, 2, 3, 4", 2);
		run(folder, settings, WORK, 1, false, Progress.NONE);
		final AtomicInteger ran = new AtomicInteger();
		final CellWork mended = (inputs, progress) -> {
			ran.incrementAndGet();
			assertEquals(3.0, inputs.get("a"));
			return Map.of("product", 33);
		};
		assertEquals(6, run(folder, settings, mended, 2, true, Progress.NONE));
		assertEquals(2, ran.get());
		final Columns table = TableFiles.read(folder.resolve(SweepFolder.TABLE).toFile());
		assertEquals(33, table.get("product", 4));
		assertEquals(0, table.max("status"));
		assertFalse(files(folder).get(SweepFolder.MESSAGES).contains("fails"));
		assertEquals(8, run(folder, settings, mended, 2, true, Progress.NONE));
	}

	@Test
	void retriedCellMayFailAgain() throws IOException {
		final SweepSettings settings = settings("a = 1, 3", 1);
		run(folder, settings, WORK, 1, false, Progress.NONE);
		final Map<String, String> first = files(folder);
		run(folder, settings, WORK, 1, true, Progress.NONE);
		assertEquals(first, files(folder));
	}

	@Test
	void anotherSweepIsRefusedByItsFirstDifference() throws IOException {
		final SweepSettings begun = settings("exponent = 1.5 : 3 : 7; n = 1, 2", 2, SweepSettings.ROWS, Map.of("noise", 0.5));
		new SweepFolder(folder.toFile(), begun).close();
		final Map<String, String> before = files(folder);
		final Map<String, Object> noise = Map.of("noise", 0.5);
		refuses("exponent was 1.5 : 3 : 7 in FOLDER, is now 1.5 : 4 : 7", settings("exponent = 1.5:4:7; n = 1, 2", 2, "rows", noise));
		refuses("exponent was 1.5 : 3 : 7 in FOLDER, is now none", settings("n = 1, 2", 2, "rows", noise));
		refuses("m was none in FOLDER, is now 1", settings("exponent = 1.5:3:7; n = 1, 2; m = 1", 2, "rows", noise));
		refuses("order of the axes was [exponent, n] in FOLDER, is now [n, exponent]", settings("n = 1, 2; exponent = 1.5:3:7", 2,
			"rows", noise));
		refuses("seeds was 2 in FOLDER, is now 3", settings("exponent = 1.5:3:7; n = 1, 2", 3, "rows", noise));
		refuses("noise was 0.5 in FOLDER, is now 0.25", settings("exponent = 1.5:3:7; n = 1, 2", 2, "rows", Map.of("noise", 0.25)));
		refuses("keep was rows in FOLDER, is now all", settings("exponent = 1.5:3:7; n = 1, 2", 2, "all", noise));
		refuses("command was Test in FOLDER, is now Other", new SweepSettings("Other", null, "1.0", begun.grid(), 2, "rows", noise));
		refuses("version was 1.0 in FOLDER, is now 1.1", new SweepSettings("Test", null, "1.1", begun.grid(), 2, "rows", noise));
		refuses("exponent was 1.5 : 3 : 7 in FOLDER, is now 1.5, 3", new SweepSettings("Test", null, "1.0", Grid.of(Columns.builder(
			"exponent", "n").row(1.5, 1).row(3, 1).build()), 2, "rows", noise));
		assertEquals(before, files(folder));
		new SweepFolder(folder.toFile(), settings("exponent = 1.50:3:7; n = 1, 2.0", 2, "rows", noise)).close();
	}

	private void refuses(final String why, final SweepSettings other) {
		final String message = assertThrows(IllegalArgumentException.class, () -> new SweepFolder(folder.toFile(), other))
			.getMessage();
		assertTrue(message.startsWith(why.replace("FOLDER", folder.toAbsolutePath().toString())), message);
	}

	@Test
	void scriptIsKnownByItsTextNotByItsPlace() {
		final Grid grid = SMALL.grid();
		new SweepFolder(folder.toFile(), new SweepSettings("/here/run.groovy", "12", "1.0", grid, 3, "rows", Map.of())).close();
		new SweepFolder(folder.toFile(), new SweepSettings("/there/run.groovy", "12", "1.0", grid, 3, "rows", Map.of())).close();
		refuses("text of the script run.groovy was checksum 12 in FOLDER, is now checksum 13", new SweepSettings("/here/run.groovy", "13", "1.0",
			grid, 3, "rows", Map.of()));
	}

	@Test
	void oneWriterAtATime() {
		final SweepFolder first = new SweepFolder(folder.toFile(), SMALL);
		refuses("folder is in use by another sweep that runs: FOLDER", SMALL);
		first.close();
		new SweepFolder(folder.toFile(), SMALL).close();
	}

	@Test
	void foldersOfOthersAreUsedButNotTouched() throws IOException {
		Files.writeString(folder.resolve("notes.txt"), "mine");
		run(folder, SMALL, WORK, 1, false, Progress.NONE);
		assertEquals("mine", files(folder).get("notes.txt"));
	}

	@ParameterizedTest
	@ValueSource(strings = { SweepFolder.TABLE, SweepFolder.JOURNAL, SweepFolder.MESSAGES, "sweep.csv.json", "cells" })
	void filesOfASweepWithoutSettingsAreNotReplaced(final String name) throws IOException {
		Files.writeString(folder.resolve(name), "mine");
		refuses("folder must have the settings of its sweep, sweep.json, or no file of a sweep, had " + name, SMALL);
		assertEquals(java.util.List.of(name), java.util.List.of(folder.toFile().list()));
	}

	@Test
	void brokenSettingsAreTold() throws IOException {
		run(folder, SMALL, WORK, 1, false, Progress.NONE);
		final String text = Files.readString(folder.resolve(SweepFolder.SETTINGS));
		for (int length = 0; length < text.length() - 1; length++) {
			Files.writeString(folder.resolve(SweepFolder.SETTINGS), text.substring(0, length));
			refuses("file is no settings of a sweep that can be read: FOLDER", SMALL);
		}
		Files.writeString(folder.resolve(SweepFolder.SETTINGS), text.replace("\"formatVersion\": 1", "\"formatVersion\": 2"));
		final String message = assertThrows(IllegalArgumentException.class, () -> new SweepFolder(folder.toFile(), SMALL))
			.getMessage();
		assertTrue(message.contains("formatVersion must be 1, was 2"), message);
	}

	@Test
	void whatIsNoFolderIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "mine");
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new SweepFolder(file.toFile(), SMALL)).getMessage()
			.startsWith("folder must be a folder, was the file"));
	}

	@Test
	void settingsReadBack() {
		final SweepSettings some = settings("a = 0.1 : 3 : 7 : log; b = x, y; c = true", 4, SweepSettings.ALL, Map.of("n", 5L, "x",
			0.1, "t", true, "w", "word", "image", Checksum.plain("image", new double[] { 1, 2 })));
		assertEquals(SettingsText.write(some), SettingsText.write(SettingsText.read(SettingsText.write(some))));
		some.requireSame(SettingsText.read(SettingsText.write(some)), "folder");
		final SweepSettings table = new SweepSettings("Test", "aa", "1", Grid.of(Columns.builder("a").row(0.1).row(1e300).build()),
			0, "rows", Map.of());
		table.requireSame(SettingsText.read(SettingsText.write(table)), "folder");
	}

	/** A cell that waits is canceled, and is not a row. */
	@Test
	@Timeout(20)
	void cancelKeepsWhatIsDone() throws Exception {
		final CountDownLatch waiting = new CountDownLatch(1), kept = new CountDownLatch(1);
		final CellWork work = (inputs, progress) -> {
			if ((Double) inputs.get("a") < 5) return WORK.run(inputs, progress);
			waiting.countDown();
			while (!progress.isCanceled())
				Thread.onSpinWait();
			return Map.of("product", -1);
		};
		final Progress canceled = new Progress() {

			@Override
			public void update(final double fraction) {
				// not looked at
			}

			@Override
			public boolean isCanceled() {
				return waiting.getCount() + kept.getCount() == 0;
			}
		};
		final SweepSettings settings = settings("a = 1, 2, 4, 5", 1);
		try (SweepFolder store = new SweepFolder(folder.toFile(), settings)) {
			assertFalse(new SweepRun(PendingCells.of(settings.cells(), store, false), work, false, run -> {
				store.keep(run);
				kept.countDown();
			}).run(2, canceled));
			final Columns table = SweepTable.of(settings, store).table();
			assertTrue(table.rows() > 0 && table.rows() < 4 && table.max("a") < 5, table.toString());
			assertEquals(table.rows(), table.where("product > -1").rows());
		}
	}
}
