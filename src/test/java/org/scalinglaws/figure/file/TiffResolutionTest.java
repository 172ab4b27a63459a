package org.scalinglaws.figure.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TiffResolutionTest {

	@Test
	void ratiosAreConvergents() {
		assertArrayEquals(new int[] { 1, 3 }, TiffResolution.ratio(1 / 3.0));
		assertArrayEquals(new int[] { 1, 1000 }, TiffResolution.ratio(1e-3));
		assertArrayEquals(new int[] { Integer.MAX_VALUE, 1 }, TiffResolution.ratio(Integer.MAX_VALUE));
		final int[] pi = TiffResolution.ratio(Math.PI);
		assertEquals(Math.PI, pi[0] / (double) pi[1], 1e-16);
	}
}
