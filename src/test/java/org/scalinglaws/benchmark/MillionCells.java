package org.scalinglaws.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.folder.SweepFolder;
import org.scalinglaws.sweep.folder.SweepSettings;
import org.scalinglaws.sweep.folder.SweepTable;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.run.PendingCells;
import org.scalinglaws.sweep.run.SweepRun;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * A sweep of a million cells with a table each, to be run with -Xmx2g: the seconds of each tenth, those of the end, and the
 * memory in use. Its argument is the folder; a second run reads all of it again.
 */
public final class MillionCells {

	private static final double NANOS = 1e9;
	private static final int CELLS = 1_000_000;

	private MillionCells() {
		// a program
	}

	/** Begins. */
	public static void main(final String[] arguments) {
		final SweepSettings settings = new SweepSettings("Million", null, "1", Grid.parse("a = 1 : 2 : 100; b = 1 : 2 : 100"), 100,
			SweepSettings.ROWS, Map.of());
		final Columns curve = Columns.builder("time", "loss", "overlap", "energy", "norm").row(1, 2, 3, 4, 5).build();
		final CellWork work = (inputs, progress) -> {
			final Map<String, Object> outputs = new LinkedHashMap<>(); // in the same order in each process
			outputs.put("exponent", inputs.get("a"));
			outputs.put("error", inputs.get("b"));
			outputs.put("curve", curve);
			return outputs;
		};
		final AtomicLong cells = new AtomicLong(), told = new AtomicLong(System.nanoTime());
		try (SweepFolder folder = new SweepFolder(Path.of(arguments[0]).toFile(), settings)) {
			final PendingCells pending = PendingCells.of(settings.cells(), folder, false);
			new SweepRun(pending, work, false, run -> {
				folder.keep(run);
				if (cells.incrementAndGet() % (CELLS / 10) == 0) tell(cells.get() + " cells", told);
			}).run(2, Progress.NONE);
			final SweepTable table = SweepTable.of(settings, folder);
			tell("table", told);
			folder.finish(table);
			tell("files, " + Files.exists(Path.of(arguments[0], SweepFolder.TABLE)), told);
		}
	}

	private static void tell(final String what, final AtomicLong told) {
		final long now = System.nanoTime();
		final Runtime runtime = Runtime.getRuntime();
		System.out.printf(Locale.ROOT, "%s: %.2f s, %d MB of %d%n", what, (now - told.getAndSet(now)) / NANOS, (runtime.totalMemory() -
			runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
	}
}
