package org.scalinglaws.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds as they would be where a cell takes what it costs, in nanoseconds times a factor. */
class RoundsTest {

	private static final double SECOND = 1e9;

	private static List<List<long[]>> all(final int cells, final int cores, final double nanos, final LongToDoubleFunction cost) {
		final Rounds rounds = new Rounds(LongStream.range(0, cells).toArray(), cost);
		rounds.ran(0, (long) (nanos * cost.applyAsDouble(0)));
		final List<List<long[]>> all = new ArrayList<>();
		while (rounds.hasNext()) {
			all.add(rounds.next(cores));
			for (final long[] task : all.get(all.size() - 1))
				for (final long cell : task)
					rounds.ran(cell, (long) (nanos * cost.applyAsDouble(cell)));
		}
		return all;
	}

	private static long[] cells(final List<List<long[]>> rounds) {
		return rounds.stream().flatMap(List::stream).flatMapToLong(LongStream::of).toArray();
	}

	/** Whatever they take, in the order that was asked for, with no task longer than a cell or a minute. */
	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "1000, 2, 1e3", "100000, 2, 1e6", "100000, 64, 1e6", "20000, 2, 1e9", "5000, 3, 1e11" })
	void eachCellOnce(final int cells, final int cores, final double nanos) {
		final LongToDoubleFunction cost = cell -> 2 - cell / (double) cells;
		final List<List<long[]>> rounds = all(cells, cores, nanos, cost);
		assertArrayEquals(LongStream.range(0, cells).toArray(), cells(rounds));
		for (final List<long[]> round : rounds) {
			assertTrue(round.size() <= Rounds.TASKS_PER_CORE * cores);
			for (final long[] task : round)
				assertTrue(task.length == 1 || LongStream.of(task).mapToDouble(cell -> nanos * cost.applyAsDouble(cell)).sum() <= 60 *
					SECOND);
		}
	}

	@Test
	void longCellsAreTasks() {
		assertTrue(all(1000, 2, 100 * SECOND, cell -> 1).stream().flatMap(List::stream).allMatch(task -> task.length == 1));
	}

	/** Of 500 s of cells on 2 cores the first tasks have at most 16 cells each, the next 256, and then 64 tasks a core all. */
	@Test
	void shortCellsComeTogether() {
		final List<List<long[]>> rounds = all(500_000, 2, 1e6, cell -> 1);
		assertEquals(16, rounds.get(0).get(0).length);
		assertEquals(256, rounds.get(1).get(0).length);
		assertTrue(rounds.size() <= 4, "rounds " + rounds.size());
		assertEquals((500_000 - 128 * (16 + 256)) / 128, rounds.get(2).get(0).length);
	}

	/** What the first cells took too long, as the compiler is cold, is forgotten in the next round. */
	@Test
	void paceIsThatOfTheRoundBefore() {
		final Rounds rounds = new Rounds(LongStream.range(0, 1_000_000).toArray(), cell -> 1);
		rounds.ran(0, (long) (100 * SECOND));
		final List<long[]> first = rounds.next(2);
		assertEquals(128, first.size());
		assertEquals(1, first.get(0).length);
		first.forEach(task -> rounds.ran(task[0], 1_000_000));
		assertEquals(256, rounds.next(2).get(0).length);
	}

	/** Of 10 cells, the first as long as the others together, a task of one and some of more. */
	@Test
	void costsDivideCells() {
		final List<long[]> round = all(10, 1, SECOND / 20, cell -> cell == 0 ? 9 : 1).get(0);
		assertArrayEquals(new long[] { 0 }, round.get(0));
		assertArrayEquals(new long[] { 1, 2, 3, 4, 5 }, round.get(1));
		assertArrayEquals(new long[] { 6, 7, 8, 9 }, round.get(2));
	}

	@Test
	void cellsWithoutDurationAreFew() {
		assertEquals(3, cells(all(3, 2, 0, cell -> 1)).length);
	}
}
