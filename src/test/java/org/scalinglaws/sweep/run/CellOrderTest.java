package org.scalinglaws.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.sweep.grid.Grid;
import org.scalinglaws.table.Columns;

class CellOrderTest {

	private final Grid grid = Grid.parse("a = 1, 2, 4; b = 1 : 8 : 4; c = x, y").seeds(2);

	private static final double SECOND = 1e9;

	/** Of a cell that is cheaper the greater a is, and much dearer the greater b is. */
	private long nanos(final long cell) {
		return (long) (SECOND * Math.pow(0.5, grid.point(0, cell)) * Math.pow(8, grid.point(1, cell)));
	}

	@Test
	void allCellsComeOnceTheLongestFirst() {
		final CellOrder order = CellOrder.of(grid, this::nanos);
		final List<Long> cells = LongStream.range(0, grid.cells()).mapToObj(order::cell).toList();
		assertEquals(LongStream.range(0, grid.cells()).boxed().collect(Collectors.toSet()), Set.copyOf(cells));
		assertEquals(8 * 8 * 8, order.cost(cells.get(0)), 1e-9);
		assertEquals(0.25, order.cost(cells.get(cells.size() - 1)), 1e-12);
		for (int i = 1; i < cells.size(); i++)
			assertTrue(order.cost(cells.get(i)) <= order.cost(cells.get(i - 1)) * (1 + 1e-9) || grid.point(1, cells.get(i)) < grid.point(
				1, cells.get(i - 1)), "b, the stronger one, is the slowest");
	}

	@Test
	void costsAddUp() {
		final CellOrder order = CellOrder.of(grid, this::nanos);
		double total = 0;
		for (long cell = 0; cell < grid.cells(); cell++) {
			assertEquals(nanos(cell) / SECOND, order.cost(cell), 1e-6 * order.cost(cell), "geometric axes are met exactly");
			total += order.cost(cell);
		}
		assertEquals(total, order.total(), 1e-9 * total);
		assertEquals(48, CellOrder.given(grid).total());
	}

	@Test
	void withoutCostsTheGridsOwnOrder() {
		for (final CellOrder order : List.of(CellOrder.given(grid), CellOrder.of(grid, cell -> 0), CellOrder.of(grid,
			cell -> 1000 + cell)))
			assertEquals(LongStream.range(0, 48).boxed().toList(), LongStream.range(0, 48).mapToObj(order::cell).toList());
	}

	@Test
	void pilotsAreTheFirstCellAndTheOtherEnds() {
		assertEquals(new TreeSet<>(Set.of(0L, 32L, 12L, 2L)), new TreeSet<>(CellOrder.pilots(grid)));
		assertEquals(Set.of(), CellOrder.pilots(Grid.of(Columns.builder("a").row(1).row(2).build())));
		assertEquals(Set.of(0L), CellOrder.pilots(Grid.parse("a = 1").seeds(5)));
	}
}
