package org.scalinglaws.network.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.network.convolution.Tail;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.Columns;

/** The law of the weights: its mass, moments and spikes, against state evolution, closed forms and draws. */
class WeightDistributionTest {

	@ParameterizedTest
	@CsvSource({ "400, 200, 1", "400, 100, 0.1", "400, 4000, 1", "400, 1e6, 1", "50, 10, 100", "20000, 3000, 0.1", "1, 3, 1" })
	void diagonalDensityHasTheMass(final int dimension, final double samples, final double decay) {
		final double[] target = PowerLawTargets.alternatingVector(dimension, 1);
		final WeightDistribution law = diagonal(target, state(StateEvolution.diagonal(target), samples, decay));
		assertEquals(1 - law.massAtZero(), integral(law.density(), x -> 1), 5e-4);
		assertIsItsIntegral(law);
	}

	@ParameterizedTest
	@CsvSource({ "100, 25, 1", "100, 10, 0.01", "100, 100, 0.1", "200, 20, 3", "60, 1e4, 1", "5000, 300, 0.1", "1, 3, 1",
		"50, 10, 100" })
	void quadraticDensityHasTheMass(final int dimension, final double effective, final double decay) {
		final double[] eigenvalues = PowerLawTargets.eigenvalues(dimension, 1);
		final WeightDistribution law = quadratic(eigenvalues, state(StateEvolution.quadratic(eigenvalues), effective *
			dimension, decay));
		assertEquals(1 - law.massAtZero(), integral(law.density(), x -> 1), 5e-4);
		assertIsItsIntegral(law);
	}

	/** From 0 on, the distribution is the integral of the density. */
	private static void assertIsItsIntegral(final WeightDistribution law) {
		final Columns curve = law.density();
		final double[] x = curve.column("value"), y = curve.column("density");
		double mass = law.distribution(0);
		for (int i = 1; i < x.length; i++) {
			assertTrue(x[i] >= x[i - 1] && y[i] >= 0);
			if (x[i - 1] < 0) continue;
			mass += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
			if (i % 97 == 0) assertEquals(law.distribution(x[i]), mass, 5e-4);
		}
		assertEquals(1, law.distribution(x[x.length - 1]), 1e-9);
	}

	/** sum E (theta - theta*)^2 of each coordinate's own law, one at a time, is the risk of the state evolution. */
	@Test
	void diagonalMomentsAreTheRisk() {
		final double[] target = PowerLawTargets.alternatingVector(40, 1);
		final State state = state(StateEvolution.diagonal(target), 30, 0.3);
		double risk = 0, zeros = 0;
		for (final double theta : target) {
			final WeightDistribution law = diagonal(new double[] { theta }, state);
			zeros += law.massAtZero() / target.length;
			risk += law.massAtZero() * theta * theta + integral(law.density(), x -> (x - theta) * (x - theta));
		}
		assertEquals(state.risk(), risk, 1e-3 * state.risk());
		assertEquals(diagonal(target, state).massAtZero(), zeros, 1e-12);
		assertEquals(1 - state.degreesOfFreedom() / target.length, zeros, 1e-10);
	}

	/** int x^2 and int x of the bulk are J and -dJ/dt / 2, which are contour integrals. */
	@Test
	void quadraticMomentsAreTheTail() {
		final double[] eigenvalues = PowerLawTargets.eigenvalues(80, 1);
		final State state = state(StateEvolution.quadratic(eigenvalues), 80 * 20, 1);
		final WeightDistribution law = quadratic(eigenvalues, state);
		final Tail tail = FreeConvolution.of(eigenvalues).tail(state.noiseLevel(), state.threshold());
		assertEquals(tail.value(), integral(law.density(), x -> x * x), 1e-3 * tail.value());
		assertEquals(-tail.thresholdSlope() / 2, integral(law.density(), x -> x), -1e-3 * tail.thresholdSlope() / 2);
		assertEquals(1 - tail.thresholdCurvature() / 2, law.massAtZero(), 1e-10);
	}

	/** A target of zeros: normal tails beyond t, and a semicircle. */
	@Test
	void targetOfZerosLeavesTheBulk() {
		final WeightDistribution vector = WeightDistribution.diagonal(new double[500], 0.5, 0.75);
		assertEquals(Erf.erf(1.5 / Math.sqrt(2)), vector.massAtZero(), 1e-14);
		assertEquals(0.5 * Erf.erfc(2.5 / Math.sqrt(2)), vector.distribution(-0.5), 1e-14);
		assertEquals(0.5 * Math.sqrt(2 * Math.log(500)) - 0.75, vector.bulkEdge(), 1e-14);
		assertEquals(0, vector.spikes().rows());
		final WeightDistribution matrix = WeightDistribution.quadratic(new double[500], 0.5, 0.3);
		final double angle = Math.asin(0.3);
		assertEquals(0.5 + (angle + 0.3 * Math.cos(angle)) / Math.PI, matrix.massAtZero(), 1e-12);
		assertEquals(0.7, matrix.bulkEdge(), 1e-14);
		final Columns curve = matrix.density();
		assertEquals(2 / Math.PI * Math.sqrt(1 - 0.09), curve.get("density", 0), 1e-12);
		assertEquals(0.7, curve.get("value", curve.rows() - 1), 1e-12);
		assertEquals(0, matrix.spikes().rows());
		assertEquals(0, WeightDistribution.quadratic(new double[500], 0.5, 1.5).bulkEdge());
	}

	/** A curve that rises from 0 jumps there, if the target is of one sign. */
	@Test
	void densityHasBothLimitsAtZero() {
		final Columns curve = WeightDistribution.diagonal(new double[] { 1 }, 1, 0.5).density();
		final double[] x = curve.column("value"), y = curve.column("density");
		int k = 0;
		while (x[k] < 0)
			k++;
		assertEquals(0, x[k + 1]);
		assertEquals(Math.exp(-1.125) / Math.sqrt(2 * Math.PI), y[k], 1e-14);
		assertEquals(Math.exp(-0.125) / Math.sqrt(2 * Math.PI), y[k + 1], 1e-14);
	}

	/** Target, noise and threshold k times as large: the same law at values k times as large. */
	@ParameterizedTest
	@CsvSource({ "100", "0.01" })
	void lawsHaveNoUnits(final double k) {
		final double[] target = { 1.5, 0.7, 0.2, 0.1, 0 }, scaled = Arrays.stream(target).map(value -> k * value).toArray();
		final WeightDistribution[] one = { WeightDistribution.diagonal(target, 0.3, 0.2), WeightDistribution.quadratic(target, 0.3,
			0.2) };
		final WeightDistribution[] other = { WeightDistribution.diagonal(scaled, 0.3 * k, 0.2 * k), WeightDistribution.quadratic(
			scaled, 0.3 * k, 0.2 * k) };
		for (int i = 0; i < 2; i++) {
			for (double x = -1; x < 2; x += 0.1)
				assertEquals(one[i].distribution(x), other[i].distribution(k * x), 1e-12);
			final Columns density = one[i].density(), stretched = other[i].density();
			assertEquals(density.rows(), stretched.rows());
			for (int row = 0; row < density.rows(); row++) {
				assertEquals(density.get("value", row), stretched.get("value", row) / k, 1e-10);
				assertEquals(density.get("density", row), stretched.get("density", row) * k, 1e-6);
			}
			assertEquals(one[i].riskParts().sum(), other[i].riskParts().sum() / k / k, 1e-12);
		}
	}

	@Test
	void spikesStandClear() {
		final Columns matrix = WeightDistribution.quadratic(new double[] { 0.5, 4, 2, 1, 0, 0, 1.2 }, 1, 2.1).spikes();
		assertArrayEquals(new double[] { 4.25 - 2.1, 2.5 - 2.1 }, matrix.column("value"), 1e-14);
		assertArrayEquals(new double[] { 4, 2 }, matrix.column("target"));
		assertArrayEquals(new double[] { 15 / 16., 0.75 }, matrix.column("overlap"), 1e-15);
		final double[] target = new double[100]; // noise up to 3.03
		target[7] = -5;
		target[8] = 3;
		target[9] = 3.1;
		final Columns vector = WeightDistribution.diagonal(target, 1, 2).spikes();
		assertArrayEquals(new double[] { -3, 1.1 }, vector.column("value"), 1e-14);
		assertArrayEquals(new double[] { -5, 3.1 }, vector.column("target"));
		assertEquals(0.5 * Erf.erfc(-3 / Math.sqrt(2)), vector.get("overlap", 0), 1e-14);
		target[6] = 3.5;
		assertArrayEquals(new double[] { -5, 3.5, 3.1 }, WeightDistribution.diagonal(target, 1, 2).spikes().column("target"));
	}

	/** Many coordinates are joined to fewer: drawn weights tell whether rightly. */
	@Test
	void manyCoordinatesHaveTheLawOfDraws() {
		final Random random = new Random(3);
		final double[] target = PowerLawTargets.alternatingVector(20_000, 0.75);
		final WeightDistribution law = WeightDistribution.diagonal(target, 0.01, 0.02);
		final double[] draws = new double[10 * target.length];
		for (int i = 0; i < draws.length; i++) {
			final double seen = target[i % target.length] + 0.01 * random.nextGaussian();
			draws[i] = Math.copySign(Math.max(0, Math.abs(seen) - 0.02), seen);
		}
		final PooledWeights pooled = PooledWeights.diagonal(draws);
		// Kolmogorov's law: exceeded once in 1000 samples, and fewer as each coordinate is drawn equally often
		assertTrue(pooled.distance(law) < 1.95 / Math.sqrt(draws.length) + 5e-5, "" + pooled.distance(law));
		assertEquals(law.massAtZero(), pooled.zeroFraction(), 3 * 0.5 / Math.sqrt(draws.length));
	}

	/** To rounding, wherever the network is. */
	@ParameterizedTest
	@CsvSource({ "400, 1, 200, 1, 0.5", "400, 1, 100, 0.1, 0.5", "400, 1.5, 4000, 1, 0", "1000, 0.75, 1000, 1e-3, 0.5",
		"400, 1, 1e6, 1, 0.5", "50, 1, 10, 100, 0.5" })
	void diagonalPartsSumToTheRisk(final int dimension, final double exponent, final double samples, final double decay,
		final double noise)
	{
		final double[] target = PowerLawTargets.alternatingVector(dimension, exponent);
		final State state = StateEvolution.diagonal(target).solve(new Setting(samples, decay, noise));
		final RiskParts parts = diagonal(target, state).riskParts();
		assertEquals(1, parts.sum() / state.risk(), 1e-11);
		assertTrue(parts.overfitting() >= 0 && parts.underfitting() >= 0 && parts.approximation() >= 0, parts.toString());
	}

	/** Noise alone is all overfitting, its second moment; a small target without noise is all underfitting. */
	@Test
	void diagonalPartsMeanWhatTheySay() {
		final RiskParts noise = WeightDistribution.diagonal(new double[100], 0.5, 0.4).riskParts();
		assertEquals(100 * integral(WeightDistribution.diagonal(new double[1], 0.5, 0.4).density(), x -> x * x), noise
			.overfitting(), 1e-3 * noise.overfitting());
		assertEquals(0, noise.underfitting() + noise.approximation());
		final double[] small = new double[100];
		Arrays.fill(small, 0.1);
		final RiskParts lost = WeightDistribution.diagonal(small, 0.05, 1).riskParts();
		assertEquals(1, lost.underfitting(), 1e-10);
		assertEquals(0, lost.overfitting() + lost.approximation(), 1e-10);
	}

	/** What others found of the formula: 1.004 to 1.033 of the risk at d = 1e5, 1.06 to 1.16 at d = 200 to 1000. */
	@Test
	void quadraticPartsSumToTheRiskOfFewSamples() {
		for (final double[] at : new double[][] { { 1e5, 300, 1e-4, 1.004, 1.033 }, { 1e5, 3e3, 1e-4, 1.004, 1.034 }, { 200,
			50, 1, 1.06, 1.16 }, { 1000, 30, 0.01, 1.06, 1.16 } }) {
			final double[] eigenvalues = PowerLawTargets.eigenvalues((int) at[0], 1);
			final State state = state(StateEvolution.quadratic(eigenvalues), at[1] * at[0], at[2]);
			final double ratio = quadratic(eigenvalues, state).riskParts().sum() / state.risk();
			assertTrue(ratio > at[3] && ratio < at[4], at[0] + " " + at[1] + ": " + ratio);
		}
	}

	/** The parts by an integral of the plain semicircle, and for a target that is no power law. */
	@Test
	void quadraticPartsAreTheFormula() {
		final double[] eigenvalues = { 5, 3, 3, 2.1, 0.9, 0.4, 0, 0, 0, 0 };
		final RiskParts parts = WeightDistribution.quadratic(eigenvalues, 2, 2.6).riskParts();
		double bulk = 0;
		final int steps = 200_000;
		for (int i = 0; i < steps; i++) {
			final double x = 1.3 + 0.7 * (i + 0.5) / steps;
			bulk += 0.7 / steps * (x - 1.3) * (x - 1.3) * Math.sqrt(4 - x * x) / (2 * Math.PI);
		}
		assertEquals(8 * bulk, parts.overfitting(), 1e-8);
		assertEquals(0.2 * (0.81 + 0.16), parts.underfitting(), 1e-14);
		double approximation = 0;
		for (final double s : new double[] { 5, 3, 3, 2.1 }) {
			final double l = s + 4 / s - 2.6;
			approximation += 0.2 * ((l - s) * (l - s) + 8 * l / s);
		}
		assertEquals(approximation, parts.approximation(), 1e-13);
		assertEquals(0.2 * 25, WeightDistribution.quadratic(eigenvalues, 2, 20).riskParts().approximation() - 0.2 * (9 + 9 +
			4.41), 1e-12); // cut off whole
	}

	/** Without noise the level may be below the digits of the target: the curve ends, with the mass of the spikes. */
	@Test
	void vanishingNoiseStillGivesACurve() {
		final double[] eigenvalues = { 1.7, 0.5, 0.26, 0 };
		final WeightDistribution law = WeightDistribution.quadratic(eigenvalues, 1e-17, 4e-14);
		assertEquals(0.25, law.massAtZero(), 1e-12);
		assertEquals(0.75, integral(law.density(), x -> 1), 2e-3);
		assertEquals((1.7 * 1.7 + 0.25 + 0.26 * 0.26) / 4, integral(law.density(), x -> x * x), 2e-3);
		assertEquals(0.5, integral(WeightDistribution.diagonal(new double[] { 1, -0.3, 0, 0 }, 1e-13, 1e-12).density(),
			x -> 1), 2e-3);
	}

	@Test
	void badInputsAreNamed() {
		assertMessage("target", () -> WeightDistribution.diagonal(new double[0], 1, 1));
		assertMessage("target", () -> WeightDistribution.diagonal(new double[] { Double.NaN }, 1, 1));
		assertMessage("eigenvalues", () -> WeightDistribution.quadratic(new double[] { 1, -1 }, 1, 1));
		assertMessage("eigenvalues must not be empty", () -> WeightDistribution.quadratic(new double[0], 1, 1));
		assertMessage("noiseLevel", () -> WeightDistribution.quadratic(new double[] { 1 }, 0, 1));
		assertMessage("threshold", () -> WeightDistribution.diagonal(new double[] { 1 }, 1, Double.NaN));
	}

	private static void assertMessage(final String name, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(name), message);
	}

	private static State state(final StateEvolution evolution, final double samples, final double decay) {
		return evolution.solve(new Setting(samples, decay, 0.5));
	}

	private static WeightDistribution diagonal(final double[] target, final State state) {
		return WeightDistribution.diagonal(target, state.noiseLevel(), state.threshold());
	}

	private static WeightDistribution quadratic(final double[] eigenvalues, final State state) {
		return WeightDistribution.quadratic(eigenvalues, state.noiseLevel(), state.threshold());
	}

	private static double integral(final Columns curve, final DoubleUnaryOperator of) {
		final double[] x = curve.column("value"), y = curve.column("density");
		double sum = 0;
		for (int i = 1; i < x.length; i++)
			sum += (x[i] - x[i - 1]) * (y[i] * of.applyAsDouble(x[i]) + y[i - 1] * of.applyAsDouble(x[i - 1])) / 2;
		return sum;
	}
}
