package org.scalinglaws.sweep.run;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.journal.CellStore;

/** Which cells of a grid are still to run, as their records tell. */
public final class PendingCells {

	private final Grid grid;
	private final BitSet done = new BitSet();
	private final Map<Long, Long> nanos = new HashMap<>(); // of some cells

	private PendingCells(final Grid grid) {
		this.grid = grid;
	}

	/**
	 * Looks which there are.
	 *
	 * @param retry whether those that failed are to run again
	 */
	public static PendingCells of(final Grid grid, final CellStore store, final boolean retry) {
		final PendingCells pending = new PendingCells(grid);
		for (final long cell : CellOrder.pilots(grid))
			pending.nanos.put(cell, 0L);
		store.forEach(record -> {
			pending.done.set((int) record.cell(), !(retry && record.failed()));
			pending.nanos.computeIfPresent(record.cell(), (cell, before) -> record.nanos());
		});
		return pending;
	}

	/** {@return whether a cell is to run} */
	public boolean isPending(final long cell) {
		return !done.get((int) cell);
	}

	/** {@return how many are not} */
	public long done() {
		return done.cardinality();
	}

	/** {@return how many are to run} */
	public long count() {
		return grid.cells() - done();
	}

	/** {@return the numbers of those that are to run, ascending} */
	public long[] cells() {
		final long[] cells = new long[(int) count()];
		int next = -1;
		for (int i = 0; i < cells.length; i++) {
			next = done.nextClearBit(next + 1);
			cells[i] = next;
		}
		return cells;
	}

	void forEachDone(final LongConsumer use) {
		done.stream().forEach(use::accept);
	}

	/** {@return of which grid} */
	public Grid grid() {
		return grid;
	}

	/** {@return those that are left when some have run} */
	public PendingCells without(final Iterable<Long> cells) {
		final PendingCells rest = new PendingCells(grid);
		rest.done.or(done);
		for (final long cell : cells)
			rest.done.set((int) cell);
		return rest;
	}

	/** {@return how long a pilot took, 0 if it has not run} */
	public synchronized long nanos(final long cell) {
		return nanos.getOrDefault(cell, 0L);
	}

	/** Takes note of how long a cell took. */
	public synchronized void ran(final long cell, final long time) {
		nanos.computeIfPresent(cell, (same, before) -> Math.max(1, time));
	}
}
