package org.scalinglaws.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces cover all elements once, in order, with a look at cancel before each. */
class PiecesTest {

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "7, 1000000000", "131072, 1", "131073, 1", "1000000, 4", "2000, 2147483647" })
	void coverAllOnceInOrder(final int length, final int cost) {
		final Looks looks = new Looks(Integer.MAX_VALUE);
		final List<int[]> pieces = new ArrayList<>();
		Pieces.forEach(length, cost, looks, (from, to) -> pieces.add(new int[] { from, to }));
		int next = 0;
		for (final int[] piece : pieces) {
			assertEquals(next, piece[0]);
			assertTrue(piece[1] > piece[0] && (piece[1] - piece[0] == 1 || (double) (piece[1] - piece[0]) * cost <= 1 << 17));
			next = piece[1];
		}
		assertEquals(length, next);
		assertEquals(pieces.size(), looks.count());
		if (length > 0) assertEquals(1, looks.last());
	}

	@Test
	void aCancelEndsThemBeforeTheNext() {
		final int[] last = { 0 };
		assertThrows(CancellationException.class, () -> Pieces.forEach(Integer.MAX_VALUE, new Looks(3), (from,
			to) -> last[0] = to));
		assertEquals(2 << 17, last[0]);
	}
}
