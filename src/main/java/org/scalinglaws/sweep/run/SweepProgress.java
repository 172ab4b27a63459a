package org.scalinglaws.sweep.run;

import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.task.Progress;
import org.scalinglaws.task.TimeLeft;

/** Tells how far a sweep is, by what its cells are expected to cost, and in words: "120 of 5000 cells, 3 min left". */
public final class SweepProgress {

	private static final long TELL_NANOS = 200_000_000;

	private final Progress whole;
	private final Grid grid;
	private final double[] running; // what the cell of each thread has done, in costs
	private CellOrder order;
	private double total;
	private double cost;
	private long cells;
	private double highest;
	private TimeLeft left;
	private long told = System.nanoTime() - TELL_NANOS;
	private volatile boolean ended;

	/**
	 * @param whole hears it
	 * @param threads how many cells run at once that tell of themselves
	 */
	public SweepProgress(final Progress whole, final Grid grid, final int threads) {
		this.whole = whole;
		this.grid = grid;
		running = new double[threads];
	}

	/** Begins, or goes on with other costs. */
	public synchronized void order(final CellOrder cellOrder, final PendingCells pending) {
		order = cellOrder;
		total = order.total();
		cost = 0;
		pending.forEachDone(cell -> cost += order.cost(cell));
		cells = pending.done();
		left = new TimeLeft(fraction());
		tell();
	}

	/** What the cell that a thread begins tells of itself. */
	Progress of(final int thread, final long cell) {
		final double all = order.cost(cell);
		return new Progress() {

			@Override
			public void update(final double fraction) {
				ran(thread, all * Math.max(0, Math.min(1, fraction)));
			}

			@Override
			public boolean isCanceled() {
				return isEnded();
			}
		};
	}

	private synchronized void ran(final int thread, final double part) {
		running[thread] = part;
		tell();
	}

	/** Counts a cell. */
	public synchronized void done(final int thread, final long cell) {
		running[thread] = 0;
		cost += order.cost(cell);
		cells++;
		tell();
	}

	private double fraction() {
		double sum = cost;
		for (final double part : running)
			sum += part;
		return Math.min(1, sum / total);
	}

	private void tell() {
		final long now = System.nanoTime();
		if (now - told < TELL_NANOS && cells < grid.cells()) return;
		told = now;
		final double fraction = fraction();
		final String time = left.text(fraction);
		highest = Math.max(highest, fraction); // other costs, or rounding, may make it less
		whole.update(highest);
		whole.tell(cells + " of " + grid.cells() + " cells" + (time.isEmpty() ? "" : ", " + time));
	}

	/** Ends the cells that run. */
	void end() {
		ended = true;
	}

	/** {@return whether no more cells shall run} */
	public boolean isEnded() {
		return ended || whole.isCanceled();
	}
}
