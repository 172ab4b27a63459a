package org.scalinglaws.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * Divides cells into rounds of tasks. A task shall be long beside the milliseconds that Spark needs for each, and so short
 * that little is lost with it and that the processors end together: between a quarter of a second and a minute, and at most
 * so many of them for each processor. How long a cell takes is known from the round before, so each round has tasks of at
 * most sixteen times as many cells.
 */
final class Rounds {

	static final int TASKS_PER_CORE = 64;

	private static final double SHORTEST = 0.25e9, LONGEST = 60e9; // nanoseconds
	private static final int GROWTH = 16;

	private final long[] cells;
	private final LongToDoubleFunction cost;
	private double left;
	private int next;
	private int most = 1;
	private double nanos, costs; // of what has run since the last round

	/**
	 * @param cells in the order in which they shall run
	 * @param cost of a cell, beside others
	 */
	Rounds(final long[] cells, final LongToDoubleFunction cost) {
		this.cells = cells;
		this.cost = cost;
		left = Arrays.stream(cells).mapToDouble(cost::applyAsDouble).sum();
	}

	boolean hasNext() {
		return next < cells.length;
	}

	/** Takes note of how long a cell took, whether it is one of these or ran before them. */
	void ran(final long cell, final long time) {
		nanos += time;
		costs += cost.applyAsDouble(cell);
	}

	/**
	 * {@return the cells of each task of the next round}
	 *
	 * @param cores that run tasks, at least 1
	 */
	List<long[]> next(final int cores) {
		final int tasks = TASKS_PER_CORE * cores;
		final double pace = Math.max(1, nanos) / costs;
		nanos = costs = 0;
		final double duration = Math.max(SHORTEST, Math.min(LONGEST, left * pace / tasks));
		most = Math.min(cells.length, most * GROWTH);
		final List<long[]> round = new ArrayList<>();
		while (hasNext() && round.size() < tasks)
			round.add(task(duration / pace));
		return round;
	}

	/** Cells of a cost together, at least one. */
	private long[] task(final double whole) {
		final int first = next;
		double sum = 0;
		do
			sum += cost.applyAsDouble(cells[next++]);
		while (hasNext() && next - first < most && sum + cost.applyAsDouble(cells[next]) <= whole);
		left -= sum;
		return Arrays.copyOfRange(cells, first, next);
	}
}
