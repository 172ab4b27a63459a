package org.scalinglaws.sweep.run;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.scalinglaws.sweep.grid.Grid;

/**
 * Hands the cells of a sweep to its threads: the pilots first, beside them cells in the grid's own order, so that no thread
 * waits, and from the end of the pilots on the longest first.
 */
final class CellQueue {

	/** No cell is left. */
	static final long NONE = -1;

	private final PendingCells pending;
	private final Grid grid;
	private final SweepProgress told;
	private final Deque<Long> pilots;
	private final Set<Long> open; // pilots that have not ended
	private final BitSet early = new BitSet(); // handed out before the pilots had ended
	private final Set<Long> ended = new HashSet<>(); // of these
	private CellOrder order;
	private boolean known; // that is the order by cost
	private long next;

	/**
	 * @param told hears of the order
	 */
	CellQueue(final PendingCells pending, final SweepProgress told) {
		this.pending = pending;
		this.told = told;
		grid = pending.grid();
		pilots = new ArrayDeque<>(CellOrder.pilots(grid));
		pilots.removeIf(cell -> !pending.isPending(cell));
		open = new HashSet<>(pilots);
		order = CellOrder.given(grid);
		told.order(order, pending);
	}

	/** {@return a cell that nobody has yet, or {@link #NONE}} */
	synchronized long next() {
		if (!pilots.isEmpty()) return first(pilots.poll());
		if (!known && open.isEmpty()) sort();
		while (next < grid.cells()) {
			final long cell = order.cell(next++);
			if (pending.isPending(cell) && !early.get((int) cell)) return known ? cell : first(cell);
		}
		return NONE;
	}

	private long first(final long cell) {
		early.set((int) cell);
		return cell;
	}

	private void sort() {
		known = true;
		next = 0;
		order = CellOrder.of(grid, pending::nanos);
		told.order(order, pending.without(ended));
		ended.clear();
	}

	/** Takes note of a cell that a thread has run; at once with who is told, lest it be counted twice or never. */
	synchronized void ran(final int thread, final long cell, final long nanos) {
		pending.ran(cell, nanos);
		open.remove(cell);
		if (!known) ended.add(cell);
		told.done(thread, cell);
	}
}
