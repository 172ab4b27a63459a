package org.scalinglaws.regression.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

class RiskMapTest {

	private static final RidgeSpectrum SPECTRUM = PowerLawRidge.of(500, 1.5, 1.2);

	private static RiskMap map(final double ridge, final double noise, final Progress progress) {
		return RiskMap.of(SPECTRUM, ridge, noise, ImageAxis.logarithmic("samples", 10, 1e4), ImageAxis.logarithmic("features",
			10, 1e4), 13, progress);
	}

	/** Every pixel is what is found without a neighbour; warm starts leave no more than rounding. */
	@Test
	void eachPixelIsTheTheory() {
		for (final double ridge : new double[] { 0, 1e-8, 1e-2 }) {
			final RiskMap map = map(ridge, 0.1, Progress.NONE);
			assertTrue(map.complete());
			assertEquals(10, map.risk().coordinate(0, 0));
			assertEquals(1e4, map.risk().coordinate(1, 12));
			for (int x = 0; x < 13; x++)
				for (int y = 0; y < 13; y++) {
					final RidgeTheory theory = RidgeTheory.of(new RidgeSums(SPECTRUM), new RidgeProblem(map.risk().coordinate(0, x), map
						.risk().coordinate(1, y), ridge, 0.1), 0);
					final String where = ridge + ", " + x + ", " + y;
					assertNear(theory.risk(), map.risk().get(x, y), where);
					assertNear(theory.exponentInSamples(), map.exponentInSamples().get(x, y), where);
					assertNear(theory.exponentInFeatures(), map.exponentInFeatures().get(x, y), where);
					assertTrue(map.residual().get(x, y) < 1e-13, where);
				}
		}
	}

	private static void assertNear(final double expected, final double actual, final String where) {
		if (expected == Double.POSITIVE_INFINITY || Double.isNaN(expected)) assertEquals(expected, actual, where);
		else assertEquals(expected, actual, 1e-10 * (1e-3 + Math.abs(expected)), where);
	}

	/** Without a ridge: 10 = 10 to 316 = 316 on the diagonal; from 1000 on there are more than 500 coordinates. */
	@Test
	void thePeakIsInfiniteAndSaysSo() {
		final RiskMap map = map(0, 0.1, Progress.NONE);
		assertEquals("the risk is infinite at 7 pixels on the interpolation peak of ridge 0: there are no exponents there", map
			.risk().metadata().get("reason"));
		for (int k = 0; k < 13; k++)
			assertEquals(k < 7, Double.isInfinite(map.risk().get(k, k)), "pixel " + k);
		assertTrue(Double.isNaN(map.exponentInSamples().get(3, 3)) && Double.isNaN(map.exponentInFeatures().get(3, 3)));
		assertEquals("the risk is infinite at 7 pixels on the interpolation peak of ridge 0; the risk is 0 at 36 pixels where " +
			"samples and features find the target: there are no exponents there", map(0, 0, Progress.NONE).exponentInSamples()
				.metadata().get("reason"));
		assertFalse(map(1e-9, 0.1, Progress.NONE).risk().metadata().containsKey("reason"));
	}

	@Test
	void theSameBitsOnOneThread() {
		final RiskMap many = map(1e-6, 0.1, Progress.NONE);
		Parallel.workers(1, thread -> {
			final RiskMap one = map(1e-6, 0.1, Progress.NONE);
			assertArrayEquals(many.risk().values(), one.risk().values());
			assertArrayEquals(many.exponentInFeatures().values(), one.exponentInFeatures().values());
		});
	}

	@Test
	void cancelLeavesWhatThereIs() {
		final AtomicInteger rows = new AtomicInteger();
		final RiskMap map = map(1e-6, 0.1, new Progress() {

			@Override
			public void update(final double fraction) {
				rows.incrementAndGet();
			}

			@Override
			public boolean isCanceled() {
				return rows.get() >= 4;
			}
		});
		assertFalse(map.complete());
		final CalibratedImage risk = map.risk();
		final long missing = Arrays.stream(risk.values()).filter(Double::isNaN).count();
		assertTrue(missing > 0 && missing < 13 * 13, "missing " + missing);
	}

	@Test
	void wrongValuesAreNamed() {
		assertEquals("samples must be in [1, 1.0E100], was 0.1", assertThrows(IllegalArgumentException.class, () -> RiskMap.of(
			SPECTRUM, 0, 0, ImageAxis.logarithmic("samples", 0.1, 10), ImageAxis.logarithmic("features", 1, 10), 4, Progress.NONE))
				.getMessage());
		assertEquals("resolution must be in [2, 4096], was 1", assertThrows(IllegalArgumentException.class, () -> RiskMap.of(
			SPECTRUM, 0, 0, ImageAxis.logarithmic("samples", 1, 10), ImageAxis.logarithmic("features", 1, 10), 1, Progress.NONE))
				.getMessage());
	}
}
