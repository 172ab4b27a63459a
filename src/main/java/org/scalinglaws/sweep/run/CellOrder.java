package org.scalinglaws.sweep.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

import org.scalinglaws.sweep.grid.Axis;
import org.scalinglaws.sweep.grid.Grid;

/**
 * The order in which cells run, the longest first, so that none begins when the others have ended; and what they cost, by
 * which the time left is told. Each axis multiplies the cost by a factor from its first point to its last, evenly by
 * logarithms in between: known from pilots, which are the first cell and for each axis that at its other end.
 */
public final class CellOrder {

	/** Cells that are shorter tell more of the clock and the compiler than of themselves. */
	private static final double TELLING_NANOS = 1e6;

	private final Grid grid;
	private final double[] logFactors; // of the cost, per axis
	private final Integer[] axes; // the fastest first

	private CellOrder(final Grid grid, final double[] logFactors) {
		this.grid = grid;
		this.logFactors = logFactors;
		axes = IntStream.range(0, logFactors.length).boxed().toArray(Integer[]::new);
		// what makes no difference keeps the grid's own order
		Arrays.sort(axes, Comparator.<Integer>comparingDouble(axis -> Math.abs(logFactors[axis])).thenComparing(Comparator
			.reverseOrder()));
	}

	/** As the grid has them. */
	public static CellOrder given(final Grid grid) {
		return new CellOrder(grid, new double[grid.axes().size()]);
	}

	/**
	 * By what the pilots took.
	 *
	 * @param nanos of a cell, 0 if not known
	 */
	public static CellOrder of(final Grid grid, final LongUnaryOperator nanos) {
		final double[] factors = new double[grid.axes().size()];
		final double first = nanos.applyAsLong(0);
		if (!grid.isTable()) for (int axis = 0; axis < factors.length; axis++) {
			final double other = nanos.applyAsLong(end(grid, axis));
			if (first > 0 && other > 0 && Math.max(first, other) > TELLING_NANOS) factors[axis] = Math.log(other / first);
		}
		return new CellOrder(grid, factors);
	}

	/** The cells to run first, the first cell of the grid last, when the compiler is warm; none for a table. */
	public static Set<Long> pilots(final Grid grid) {
		final Set<Long> pilots = new LinkedHashSet<>();
		if (grid.isTable()) return pilots;
		for (int axis = 0; axis < grid.axes().size(); axis++)
			if (!isSeed(grid, axis) && grid.axes().get(axis).length() > 1) pilots.add(end(grid, axis));
		pilots.add(0L);
		return pilots;
	}

	private static boolean isSeed(final Grid grid, final int axis) {
		return grid.names().get(axis).equals(Grid.SEED);
	}

	private static long end(final Grid grid, final int axis) {
		return isSeed(grid, axis) ? 0 : grid.stride(axis) * (grid.axes().get(axis).length() - 1);
	}

	/** {@return the cell at a place in this order} */
	public long cell(final long place) {
		if (grid.isTable()) return place;
		long rest = place, cell = 0;
		for (final int axis : axes) {
			final int length = grid.axes().get(axis).length(), point = (int) (rest % length);
			rest /= length;
			cell += grid.stride(axis) * (logFactors[axis] > 0 ? length - 1 - point : point);
		}
		return cell;
	}

	/** {@return what a cell costs, that of the first cell being 1} */
	public double cost(final long cell) {
		double log = 0;
		for (int axis = 0; axis < logFactors.length; axis++)
			if (logFactors[axis] != 0) log += logFactors[axis] * grid.point(axis, cell) / (grid.axes().get(axis).length() - 1);
		return Math.exp(log);
	}

	/** {@return what all cells cost} */
	public double total() {
		if (grid.isTable()) return grid.cells();
		double total = 1;
		for (int axis = 0; axis < logFactors.length; axis++)
			total *= sum(grid.axes().get(axis), logFactors[axis]);
		return total;
	}

	/** Over the points of an axis: a geometric series. */
	private static double sum(final Axis axis, final double logFactor) {
		final int length = axis.length();
		final double step = length < 2 ? 0 : logFactor / (length - 1);
		return Math.abs(step) < 1e-12 ? length : Math.expm1(step * length) / Math.expm1(step);
	}
}
