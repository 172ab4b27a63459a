package org.scalinglaws.sweep.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.run.PendingCells;
import org.scalinglaws.sweep.run.SweepRun;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Sweeps of simple cells, some of which fail, have other numbers than the others, or none. */
public final class SweepCases {

	private SweepCases() {
		// static functions only
	}

	/** The settings of one. */
	public static SweepSettings settings(final String grid, final long seeds, final String keep, final Map<String, Object> inputs) {
		return new SweepSettings("Test", null, "1.0", Grid.parse(grid), seeds, keep, inputs);
	}

	public static SweepSettings settings(final String grid, final long seeds) {
		return settings(grid, seeds, SweepSettings.ROWS, Map.of());
	}

	/** Outputs that depend on the inputs alone. */
	public static final CellWork WORK = (inputs, progress) -> {
		final double a = (Double) inputs.get("a"), seed = (Double) inputs.getOrDefault("seed", 0.0);
		if (a == 3) throw new IllegalStateException("a = 3 fails, \"always\"\nseed " + seed);
		final Map<String, Object> outputs = new LinkedHashMap<>();
		outputs.put("product", Math.sin(a) * Math.exp(-seed));
		outputs.put("large", a > 4);
		if (a == 5) outputs.put("only5", 1 / a);
		if (a == 2) {
			outputs.put("missing", Double.NaN);
			outputs.put("reason", "2 has no number");
		}
		outputs.put("text", "no number");
		outputs.put("trajectory", Columns.builder("time", "a").row(0, 1).row(a * a, -a).build());
		return outputs;
	};

	/** Runs one in a folder, to its end or until it is canceled; how many cells were done before. */
	public static long run(final Path folder, final SweepSettings settings, final CellWork work, final int threads,
		final boolean retry, final Progress progress)
	{
		try (SweepFolder kept = new SweepFolder(folder.toFile(), settings)) {
			final PendingCells pending = PendingCells.of(settings.cells(), kept, retry);
			final long done = pending.done();
			if (new SweepRun(pending, work, settings.keep().equals(SweepSettings.ALL), kept::keep).run(threads, progress)) kept
				.finish(SweepTable.of(settings, kept));
			return done;
		}
	}

	/** The bytes of what a sweep leaves, but for its journal and lock, as texts by the names of the files. */
	public static Map<String, String> files(final Path folder) throws IOException {
		final Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) all.filter(Files::isRegularFile).filter(file -> !file.endsWith(
				SweepFolder.JOURNAL) && !file.endsWith("sweep.lock"))::iterator)
				files.put(folder.relativize(file).toString().replace('\\', '/'), new String(Files.readAllBytes(file),
					StandardCharsets.ISO_8859_1));
		}
		return files;
	}
}
