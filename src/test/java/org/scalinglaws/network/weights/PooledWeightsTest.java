package org.scalinglaws.network.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.table.Columns;

/** Histograms, distances and tails of given weights. */
class PooledWeightsTest {

	@Test
	void distanceIsThatOfTheDefinition() {
		final WeightDistribution law = WeightDistribution.diagonal(new double[] { 0.3, -2, 1 }, 0.5, 0.4);
		final double[] weights = { 0, 0, -0., 0.2, -1.4, 0.7, 0.7, 2 };
		double distance = 0;
		for (double x = -4; x < 4; x += 1e-5) { // the law rises by at most 1e-5 between these
			final double at = x;
			final double share = Arrays.stream(weights).filter(w -> w <= at).count() / 8.;
			distance = Math.max(distance, Math.abs(share - law.distribution(x)));
		}
		assertEquals(distance, PooledWeights.diagonal(weights).distance(law), 1e-5);
	}

	/** A law without mass at 0 among weights that are all 0, and the reverse. */
	@Test
	void massAtZeroCounts() {
		final WeightDistribution law = WeightDistribution.diagonal(new double[1], 1, 0.5);
		assertEquals(law.distribution(0) - law.massAtZero(), PooledWeights.diagonal(new double[5]).distance(law), 1e-14);
		final double beside = law.massAtZero() / 2; // weights on both sides, none between
		assertTrue(PooledWeights.diagonal(new double[] { -1e-9, 1e-9 }).distance(law) >= beside - 1e-6);
	}

	@Test
	void histogramHoldsTheShareThatIsNotZero() {
		final Random random = new Random(2);
		final double[] weights = new double[4000];
		for (int i = 0; i < weights.length; i++)
			weights[i] = i % 4 == 0 ? 0 : random.nextGaussian();
		final PooledWeights pooled = PooledWeights.diagonal(weights);
		assertEquals(0.25, pooled.zeroFraction());
		for (final Columns bars : new Columns[] { pooled.histogram(), pooled.histogram(17, false), pooled.histogram(30,
			true) }) {
			double share = 0, count = 0;
			for (int k = 0; k < bars.rows(); k++) {
				share += bars.get("density", k) * bars.get("width", k);
				count += bars.get("count", k);
			}
			assertEquals(0.75, share, 1e-12);
			assertEquals(3000, count);
		}
		final Columns bars = pooled.histogram(); // width near 2 x 1.35 / 3000^(1/3)
		assertEquals(0.187, bars.get("width", 0), 0.015);
		for (int k = 0; k < bars.rows(); k++) {
			final double x = bars.get("value", k), expected = 0.75 * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
			assertEquals(expected, bars.get("density", k), 0.003 + 4 * Math.sqrt(expected / 4000 / bars.get("width", k)));
		}
	}

	@Test
	void fewWeightsHaveAHistogramToo() {
		assertEquals(0, PooledWeights.diagonal(new double[3]).histogram().rows());
		final Columns one = PooledWeights.diagonal(new double[] { 2, 0, 2 }).histogram();
		assertEquals(1, one.rows());
		assertEquals(2, one.get("value", 0));
		assertEquals(2 / 3., one.get("density", 0) * one.get("width", 0), 1e-15);
		assertTrue(Double.isNaN(PooledWeights.diagonal(new double[] { 2, 0, 2 }).tail().exponent()));
	}

	/** A bin about weights that are all alike: of the half of them to either side, or of a factor e of their modulus. */
	@Test
	void equalWeightsLieInTheMiddleOfTheirBin() {
		final PooledWeights pooled = PooledWeights.diagonal(new double[] { -4, -4, 0, -4 });
		final Columns one = pooled.histogram(1, false), logarithmic = pooled.histogram(1, true);
		assertEquals(-4, one.get("value", 0), 1e-14);
		assertEquals(4, one.get("width", 0), 1e-14);
		assertEquals(4, logarithmic.get("value", 0), 1e-14);
		assertEquals(8 * Math.sinh(0.5), logarithmic.get("width", 0), 1e-13);
		assertEquals(0.75, logarithmic.get("density", 0) * logarithmic.get("width", 0), 1e-14);
	}

	/** Rounding is relative to the largest element, in any unit. */
	@Test
	void nearlySymmetricMatricesAreTaken() {
		for (final double unit : new double[] { 1e-6, 1, 1e6 }) {
			final double[] nearly = { 2 * unit, unit, unit * (1 + 1e-9), 2 * unit };
			assertArrayEquals(new double[] { unit, 3 * unit }, PooledWeights.quadratic(new double[][] { nearly }).values(), 1e-8 *
				unit);
			nearly[2] = unit * (1 + 1e-7);
			assertMessage("symmetric", () -> PooledWeights.quadratic(new double[][] { nearly }));
		}
	}

	@Test
	void eigenvaluesOfSeveralMatricesArePooled() {
		final PooledWeights pooled = PooledWeights.quadratic(new double[][] { { 2, 1, 1, 2 }, { 1, 1, 1, 1 } });
		assertArrayEquals(new double[] { 0, 1, 2, 3 }, pooled.values(), 1e-14);
		assertEquals(0.25, pooled.withZeros(1e-3).zeroFraction());
	}

	@Test
	void tailIsThatOfTheModuli() {
		final double[] weights = new double[1000];
		for (int i = 0; i < 500; i++)
			weights[i] = (i % 2 == 0 ? 1 : -1) * Math.pow(i + 1, -0.5);
		assertEquals(3, PooledWeights.diagonal(weights).tail().exponent(), 0.05);
	}

	@Test
	void pruningLowersTheSpectrum() {
		assertArrayEquals(new double[] { 0, -0.5, 1 }, Pruning.diagonal(new double[] { 0.9, -1.5, 2 }, 1, Math.sqrt(2 * Math
			.log(3)) - 1), 1e-14);
		final double[] matrix = { 2, 1, 1, 2 }; // 3 along (1, 1), 1 along (1, -1)
		assertArrayEquals(new double[] { 0.75, 0.75, 0.75, 0.75 }, Pruning.quadratic(matrix, 1, 0.5), 1e-14);
		assertArrayEquals(matrix, Pruning.quadratic(matrix, 1, 5), 1e-14);
		assertArrayEquals(new double[] { 2, 1, 1, 2 }, matrix);
	}

	/** lambda to 0 at d = 1e5, gamma = 1, as others computed it. */
	@Test
	void prunedRiskIsThatOfOthers() {
		final StateEvolution evolution = StateEvolution.quadraticPowerLaw(1e5, 1);
		final double[][] expected = { { 30, .756, 5e-4 }, { 300, .192, 5e-4 }, { 3e3, .0606, 5e-5 }, { 3e4, .0401, 6e-5 } };
		for (final double[] at : expected)
			assertEquals(at[1], evolution.prunedRisk(evolution.solve(new StateEvolution.Setting(at[0] * 1e5, 1e-6, 0.5))), at[2]);
	}

	/** The same for the diagonal network: slopes -.57 and -.50 over two decades. */
	@Test
	void pruningRestoresTheRateOfTheDiagonalNetwork() {
		final StateEvolution evolution = StateEvolution.diagonalPowerLaw(1e5, 1);
		final double[] risk = new double[3];
		for (int k = 0; k < 3; k++)
			risk[k] = Math.log10(evolution.prunedRisk(evolution.solve(new StateEvolution.Setting(Math.pow(10, k + 2), 1e-6,
				0.5))));
		assertEquals(-0.57, risk[1] - risk[0], 0.01);
		assertEquals(-0.50, risk[2] - risk[1], 0.01);
	}

	/** A threshold beyond the noise's edge is left as it is. */
	@Test
	void nothingIsPrunedFromStrongDecay() {
		final StateEvolution evolution = StateEvolution.quadratic(PowerLawTargets.eigenvalues(50, 1));
		final StateEvolution.State state = evolution.solve(new StateEvolution.Setting(500, 5, 0.5));
		assertTrue(state.threshold() > 2 * state.noiseLevel());
		assertEquals(state.risk(), evolution.prunedRisk(state), 1e-12 * state.risk());
	}

	@Test
	void badWeightsAreNamed() {
		assertMessage("weights must not be empty", () -> PooledWeights.diagonal(new double[0]));
		assertMessage("weights must be finite", () -> PooledWeights.diagonal(new double[] { 1, Double.NaN }));
		assertMessage("square", () -> PooledWeights.quadratic(new double[][] { { 1, 2, 3 } }));
		assertMessage("symmetric", () -> PooledWeights.quadratic(new double[][] { { 1, 2, 3, 4 } }));
		assertMessage("positive semidefinite", () -> PooledWeights.quadratic(new double[][] { { -1, 0, 0, 1 } }));
		assertMessage("square", () -> Pruning.quadratic(new double[2], 1, 1));
		assertMessage("noiseLevel", () -> Pruning.diagonal(new double[2], -1, 1));
		assertMessage("threshold", () -> Pruning.diagonal(new double[2], 1, Double.NaN));
		assertMessage("bins", () -> PooledWeights.diagonal(new double[2]).histogram(0, false));
	}

	private static void assertMessage(final String message, final Runnable work) {
		final String was = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(was.contains(message), was);
	}
}
