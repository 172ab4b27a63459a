package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

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
}
