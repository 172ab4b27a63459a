package org.scalinglaws.command;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.command.support.sweep.SweepPlan;
import org.scalinglaws.ground.Require;
import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.sweep.folder.Checksum;
import org.scalinglaws.sweep.folder.SweepFolder;
import org.scalinglaws.sweep.folder.SweepSettings;
import org.scalinglaws.sweep.folder.SweepTable;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.journal.CellStore;
import org.scalinglaws.sweep.journal.MemoryStore;
import org.scalinglaws.sweep.run.CellRunner;
import org.scalinglaws.sweep.run.PendingCells;
import org.scalinglaws.sweep.run.SweepRun;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.convert.ConvertService;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Runs an operation or a script over a grid of its inputs, on all processors: one row for each cell, with every number that
 * it gives. With a folder each cell is kept when it is done; the same sweep goes on where it ended, and ends with the same
 * bytes as one that was never stopped.
 */
@Plugin(type = Command.class, headless = true, description = "Runs an operation or script over a grid of its inputs, on all processors, and goes on where it was stopped",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "sweeps.md#a-sweep"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Sweeps", weight = 5), @Menu(label = "Sweep...", weight = 1) })
public class Sweep extends ScalingCommand {

	private static final int SHOWN = 100;

	@Parameter
	private OperationService operations;

	@Parameter
	private ConvertService converter;

	@Parameter(label = "Command", description = "What each cell runs: an operation by its name, script:NAME of a packaged script, or a script file; that of the parameters if not given",
		required = false, persist = false)
	private String command;

	@Parameter(label = "Grid", description = "Inputs that change: name = v1, v2; name = from : to : count, with : log behind it evenly by logarithms; or the name of a table with a row for each cell; that of the parameters if not given",
		required = false, attrs = @Attr(name = Attributes.TEXT_OR_TABLE), persist = false)
	private Object grid;

	@Parameter(label = "Seeds", description = "How many runs each cell of the grid has, with seeds 1, 2, ...; 1 if not given",
		required = false, min = "1", max = "100000000", persist = false)
	private Integer seeds;

	@Parameter(label = "Folder", description = "Keeps each cell when it is done; the same sweep goes on there where it was stopped",
		required = false, style = "directory", persist = false)
	private File folder;

	@Parameter(label = "Threads", description = "How many cells run at once, 0 for as many as there are processors", min = "0",
		max = "4096", persist = false)
	private int threads = 0;

	@Parameter(label = "Keep", description = "rows: the numbers of each cell; all: also each table of each cell, in the folder; rows if not given",
		choices = { SweepSettings.ROWS, SweepSettings.ALL }, required = false, persist = false)
	private String keep;

	@Parameter(label = "Retry", description = "Whether cells that failed before run again", persist = false)
	private boolean retry;

	@Parameter(label = "Parameters", description = "A saved sweep.json, whose command, grid, seeds, inputs and keep are taken where they are not given",
		required = false, persist = false)
	private File parameters;

	@Parameter(label = "Inputs", description = "Inputs that are the same in all cells, by name (a map of a script)", required = false,
		persist = false)
	private Map<String, Object> inputs;

	@Parameter(type = ItemIO.OUTPUT, label = "Table", description = "One row for each cell: its inputs, each number that it gave, the last row of each table, and its status: 0 done, 1 failed")
	private Columns table;

	@Parameter(type = ItemIO.OUTPUT, label = "Resumed", description = "How many cells had been done before")
	private long resumed;

	@Parameter(type = ItemIO.OUTPUT, label = "Failed", description = "How many cells failed")
	private long failed;

	@Parameter(type = ItemIO.OUTPUT, label = "Messages", description = "What the first 100 cells say that failed or have no number")
	private String messages = "";

	@Override
	public void run() {
		final Map<String, Object> fixed = new LinkedHashMap<>(inputs == null ? Map.of() : inputs);
		final SweepPlan plan = new SweepPlan(operations, asked(fixed), fixed, folder != null);
		final SweepSettings settings = plan.settings();
		if (plan.keepsTables() && folder == null) throw new IllegalArgumentException(
			"folder is required where all is kept, was not given");
		final CellRunner runner = runner(plan);
		if (folder == null) run(plan, runner, new MemoryStore());
		else run(plan, runner, new SweepFolder(folder, settings));
	}

	/** What is asked for: by the parameters, where it is not given. */
	private SweepSettings asked(final Map<String, Object> fixed) {
		final SweepSettings saved = parameters == null ? null : SweepFolder.settings(parameters);
		if (saved != null) saved.inputs().forEach((name, value) -> fixed.computeIfAbsent(name, missing -> saved(name, value)));
		if (saved != null && command == null) requireSameScript(saved);
		final Grid cells = saved != null && grid == null ? saved.grid() : grid();
		return new SweepSettings(saved != null && command == null ? saved.command() : Require.given("command", command), null,
			version(), cells.withoutSeeds(), seeds(cells, saved), keep != null ? keep : saved != null ? saved.keep() : SweepSettings.ROWS, Map.of());
	}

	private long seeds(final Grid cells, final SweepSettings saved) {
		final long written = cells.seedCount();
		if (seeds != null && written > 0 && seeds != written) throw new IllegalArgumentException(
			"seeds must be as the grid has them, " + written + ", was " + seeds);
		if (seeds != null || written > 0) return seeds != null ? seeds : written;
		return saved == null ? 1 : Math.max(1, saved.seeds());
	}

	private Object saved(final String name, final Object value) {
		if (value instanceof Checksum) throw new IllegalArgumentException("inputs must give " + name + ", of which " +
			parameters + " has only a checksum");
		return value;
	}

	private void requireSameScript(final SweepSettings saved) {
		if (saved.script() != null && !saved.script().equals(SweepPlan.scriptChecksum(saved.command())))
			throw new IllegalArgumentException("script " + saved.command() + " must be as it was when " + parameters +
				" was saved, has changed");
	}

	private Grid grid() {
		if (Require.given("grid", grid) instanceof CharSequence) return Grid.parse(grid.toString());
		final Columns rows = grid instanceof Columns ? (Columns) grid : converter.convert(grid, Columns.class);
		if (rows == null) throw new IllegalArgumentException("grid must be a text or a table, was of type " + grid.getClass()
			.getSimpleName());
		return Grid.of(rows);
	}

	/**
	 * {@return what runs the cells}
	 *
	 * @throws IllegalArgumentException if it cannot run those of this sweep, of which nothing is begun then
	 */
	protected CellRunner runner(final SweepPlan plan) {
		final int all = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
		return (pending, keeper, progress) -> new SweepRun(pending, plan, plan.keepsTables(), keeper).run(all, progress);
	}

	/** {@return the folder, or null} */
	protected final File folder() {
		return folder;
	}

	/** {@return how many threads are asked for, or 0} */
	protected final int threads() {
		return threads;
	}

	private void run(final SweepPlan plan, final CellRunner runner, final CellStore store) {
		final SweepSettings settings = plan.settings();
		final SweepFolder kept = store instanceof SweepFolder ? (SweepFolder) store : null;
		try (store) {
			final PendingCells pending = PendingCells.of(settings.cells(), store, retry);
			resumed = pending.done();
			final Consumer<CellRun> keeper = cell -> {
				if (kept == null) store.append(cell.record());
				else kept.keep(cell);
			};
			final boolean complete = withProgress(progress -> runner.run(pending, keeper, progress));
			final SweepTable result = SweepTable.of(settings, store);
			if (kept != null && complete) kept.finish(result);
			tell(result, complete);
		}
	}

	private void tell(final SweepTable result, final boolean complete) {
		table = complete ? result.table() : result.table().with(Map.of("canceled", true));
		failed = result.failed();
		messages = result.messages().entrySet().stream().limit(SHOWN).map(one -> "cell " + one.getKey() + ": " + one
			.getValue()).collect(Collectors.joining("\n"));
		if (!complete && !isCanceled()) cancel("canceled");
	}
}
