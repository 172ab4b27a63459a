package org.scalinglaws.sweep.run;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.scalinglaws.sweep.cell.CellRun;
import org.scalinglaws.sweep.cell.CellWork;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Runs the cells that are missing, by so many threads at once, each of which stays one thread in whatever a cell does. The
 * longest cells come first; the results depend neither on the order nor on the number of threads.
 *
 * <pre>
 * PendingCells pending = PendingCells.of(grid, store, false);
 * new SweepRun(pending, work, false, run -&gt; store.append(run.record())).run(8, progress);
 * </pre>
 */
public final class SweepRun {

	private final PendingCells pending;
	private final Grid grid;
	private final CellWork work;
	private final boolean keepTables;
	private final Consumer<CellRun> keeper;

	/**
	 * @param keepTables whether the keeper is given the tables of the cells, too
	 * @param keeper takes each cell when it has run; called by several threads at once
	 */
	public SweepRun(final PendingCells pending, final CellWork work, final boolean keepTables,
		final Consumer<CellRun> keeper)
	{
		this.pending = pending;
		this.grid = pending.grid();
		this.work = work;
		this.keepTables = keepTables;
		this.keeper = keeper;
	}

	/**
	 * Runs all.
	 *
	 * @param threads at least 1
	 * @return whether all are done; if not, it was canceled, and those that were done are kept
	 */
	public boolean run(final int threads, final Progress progress) {
		final int useful = (int) Math.max(1, Math.min(threads, pending.count()));
		final SweepProgress told = new SweepProgress(progress, grid, useful);
		final CellQueue queue = new CellQueue(pending, told);
		Parallel.workers(useful, thread -> {
			for (long cell = queue.next(); cell != CellQueue.NONE && !told.isEnded(); cell = queue.next())
				if (!run(thread, cell, told, queue)) break;
		});
		return !told.isEnded();
	}

	private boolean run(final int thread, final long cell, final SweepProgress told, final CellQueue queue) {
		boolean kept = false;
		try {
			final CellRun run = CellRun.of(grid, cell, work, keepTables, told.of(thread, cell));
			keeper.accept(run);
			queue.ran(thread, cell, run.record().nanos());
			kept = true;
		}
		catch (final CancellationException e) {
			// told below
		}
		finally {
			if (!kept) told.end(); // what one thread cannot keep, the others need not run
		}
		return kept;
	}
}
