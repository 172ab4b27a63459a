package org.scalinglaws.sweep.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

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

	private static final long NONE = -1;

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
		told.order(CellOrder.given(grid), pending);
		final List<Long> pilots = new ArrayList<>(CellOrder.pilots(grid));
		pilots.removeIf(cell -> !pending.isPending(cell));
		final Iterator<Long> first = pilots.iterator();
		if (!run(useful, told, () -> first.hasNext() ? first.next() : NONE)) return false;
		final PendingCells rest = pending.without(pilots);
		final CellOrder order = CellOrder.of(grid, pending::nanos);
		told.order(order, rest);
		return run(useful, told, new LongSupplier() {

			private long next;

			@Override
			public long getAsLong() {
				while (next < grid.cells()) {
					final long cell = order.cell(next++);
					if (rest.isPending(cell)) return cell;
				}
				return NONE;
			}
		});
	}

	/** Until there are no more; whether that was the end. */
	private boolean run(final int threads, final SweepProgress told, final LongSupplier cells) {
		Parallel.workers(threads, thread -> {
			for (long cell = next(cells); cell != NONE && !told.isEnded(); cell = next(cells))
				if (!run(thread, cell, told)) break;
		});
		return !told.isEnded();
	}

	private static long next(final LongSupplier cells) {
		synchronized (cells) {
			return cells.getAsLong();
		}
	}

	private boolean run(final int thread, final long cell, final SweepProgress told) {
		boolean kept = false;
		try {
			final CellRun run = CellRun.of(grid, cell, work, keepTables, told.of(thread, cell));
			keeper.accept(run);
			pending.ran(cell, run.record().nanos());
			told.done(thread, cell);
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
