package org.scalinglaws.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sweep.cell.CellRecord;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.sweep.journal.CellStore;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

class SweepProgressTest {

	private final Grid grid = Grid.parse("a = 1, 2, 4; b = 1 : 8 : 4").seeds(2);

	/** Sums of costs differ from their total by rounding, and other costs by more: the listener throws where it falls. */
	@Test
	void neverFalls() {
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final SweepProgress told = new SweepProgress(looks, grid, 2);
		final PendingCells none = PendingCells.of(grid, new Empty(), false).without(LongStream.range(0, grid.cells()).boxed()
			.toList());
		told.order(CellOrder.given(grid), none);
		assertEquals(1, looks.last());
		for (int i = 2; i < 200; i++) {
			final double slower = Math.sqrt(i);
			told.order(CellOrder.of(grid, cell -> (long) (1e9 * Math.pow(slower, grid.point(1, cell)))), none);
		}
	}

	@Test
	void tellsOfCellsThatRun() {
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final SweepProgress told = new SweepProgress(looks, grid, 2);
		final PendingCells half = PendingCells.of(grid, new Empty(), false).without(LongStream.range(0, grid.cells() - 1).boxed()
			.toList());
		told.order(CellOrder.given(grid), half);
		final Progress last = told.of(1, grid.cells() - 1);
		last.update(0.5);
		assertEquals(23 / 24.0, looks.last(), 1e-12, "not more often than some times a second");
		told.done(1, grid.cells() - 1);
		assertEquals(1, looks.last());
	}

	private static final class Empty implements CellStore {

		@Override
		public void append(final CellRecord cell) {
			throw new AssertionError();
		}

		@Override
		public void forEach(final Consumer<CellRecord> use) {
			// there are none
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
