package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;

class DescendingOrderTest {

	@Test
	void equalsAStableSort() {
		final Random random = new Random(3);
		for (final int levels : new int[] { 1, 2, 7, 1_000_000 })
			for (final int length : new int[] { 1, 2, 3, 1000 }) {
				final double[] values = random.ints(length, 0, levels).mapToDouble(i -> i / 3.0).toArray();
				assertArrayEquals(IntStream.range(0, length).boxed().sorted(Comparator.comparingDouble(i -> -values[i])).mapToInt(
					Integer::intValue).toArray(), DescendingOrder.of(values));
			}
		assertArrayEquals(new int[] { 3, 0, 1, 2 }, DescendingOrder.of(new double[] { 0.0, -0.0, 0.0, 1 }));
	}

	/** Long arrays are sorted by other digits than short ones, and progress is told of all of them. */
	@Test
	void longArraysAreSortedTheSame() {
		final double[] values = new Random(5).doubles(20_000).map(u -> Math.pow(u, 40)).toArray();
		final Looks looks = new Looks(Integer.MAX_VALUE);
		assertArrayEquals(IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> -values[i]))
			.mapToInt(Integer::intValue).toArray(), DescendingOrder.of(values, looks));
		assertEquals(1, looks.last());
		assertEquals(4, looks.count());
	}
}
