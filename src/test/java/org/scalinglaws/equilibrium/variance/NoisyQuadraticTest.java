package org.scalinglaws.equilibrium.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the closed forms with averages over all orders, with recursions of second moments and with many digits. */
class NoisyQuadraticTest {

	/** Mean square of the points of the numbers noted for this system. */
	private static final double C = 0.6196;

	private static NoisyQuadratic of(final int samples, final int batch, final double rate, final boolean replacement) {
		return new NoisyQuadratic(1, samples, C, batch, rate, replacement, false);
	}

	@ParameterizedTest
	@CsvSource({ "0.02, 1.565e-3, 5.38e-6", "0.04, 3.161e-3, 4.38e-5", "0.08, 6.454e-3, 3.55e-4" })
	void hasTheNotedNumbers(final double rate, final double with, final double without) {
		assertEquals(with, of(40, 4, rate, true).variance(), 1e-3 * with); // to the digits noted
		assertEquals(without, of(40, 4, rate, false).variance(), 2e-3 * without);
	}

	@Test
	void samplesThePosteriorBetterWithoutReplacement() {
		final double rate = 0.03 / 40;
		for (final boolean replacement : new boolean[] { true, false }) {
			final NoisyQuadratic sampler = new NoisyQuadratic(1, 40, C, 4, rate, replacement, true);
			assertEquals(replacement ? 1.110 : 1.016, sampler.variance() / sampler.posteriorVariance(), 6e-4);
		}
	}

	/** Every order of the points, from theta = 0, where the variance after an epoch is what it adds to the stationary one. */
	@ParameterizedTest
	@CsvSource({ "4, 1, 0.3, 1.7, false", "4, 2, 1, 1, false", "6, 2, 0.05, 2, false", "6, 3, 1.4, 1.1, false",
		"7, 1, 0.2, 0.7, false", "6, 2, 0.05, 2, true", "5, 1, 0.21, 1.3, true" })
	void isTheAverageOverAllOrders(final int samples, final int batch, final double rate, final double curvature,
		final boolean langevin)
	{
		final double[] points = new double[samples];
		double mean = 0, square = 0;
		for (int i = 0; i < samples; i++)
			mean += (points[i] = Math.sin(i * i + 1) + 0.1 * i) / samples;
		for (int i = 0; i < samples; i++)
			square += Math.pow(points[i] -= mean, 2) / samples;
		final NoisyQuadratic process = new NoisyQuadratic(curvature, samples, square, batch, rate, false, langevin);
		final double share = rate * curvature * (langevin ? samples : 1);
		final double[] sums = new double[2];
		permute(points, 0, order -> {
			double theta = 0;
			for (int at = 0; at < samples; at += batch) {
				double batchMean = 0;
				for (int i = at; i < at + batch; i++)
					batchMean += order[i] / batch;
				theta -= share * (theta - batchMean);
			}
			sums[0] += theta * theta;
			sums[1]++;
		});
		double kept = 1, injected = 0;
		for (int step = 0; step < samples / batch; step++) {
			kept *= (1 - share) * (1 - share);
			injected = (1 - share) * (1 - share) * injected + (langevin ? 2 * rate : 0);
		}
		final double expected = (sums[0] / sums[1] + injected) / (1 - kept);
		assertEquals(expected, process.variance(), 1e-12 * expected);
	}

	private interface Order {

		void use(double[] order);
	}

	private static void permute(final double[] values, final int from, final Order use) {
		if (from == values.length) use.use(values);
		for (int i = from; i < values.length; i++) {
			swap(values, from, i);
			permute(values, from + 1, use);
			swap(values, from, i);
		}
	}

	private static void swap(final double[] values, final int i, final int j) {
		final double value = values[i];
		values[i] = values[j];
		values[j] = value;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void withReplacementSecondMomentsRecurToIt(final boolean langevin) {
		final double rate = 0.01, share = langevin ? rate * 30 * 1.7 : rate * 1.7;
		double moment = 0;
		for (int step = 0; step < 5000; step++)
			moment = (1 - share) * (1 - share) * moment + share * share * C / 7 + (langevin ? 2 * rate : 0);
		assertEquals(moment, new NoisyQuadratic(1.7, 30, C, 7, rate, true, langevin).variance(), 1e-13);
	}

	/** The sum itself loses two digits for each power of ten of the learning rate. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-9, 1e-5, 0.02, 0.5, 1, 1.5, 1.999999 })
	void agreesWithSixtyDigits(final double rate) {
		final MathContext digits = new MathContext(60);
		final BigDecimal q = BigDecimal.ONE.subtract(new BigDecimal(rate));
		final int steps = 10;
		BigDecimal mean = BigDecimal.ZERO, spread = BigDecimal.ZERO;
		for (int j = 0; j < steps; j++)
			mean = mean.add(q.pow(j, digits).divide(BigDecimal.TEN, digits));
		for (int j = 0; j < steps; j++)
			spread = spread.add(q.pow(j, digits).subtract(mean).pow(2, digits));
		final double expected = new BigDecimal(rate).pow(2).multiply(spread).divide(BigDecimal.ONE.subtract(q.pow(2 * steps,
			digits)), digits).doubleValue() * C / 4 * 36 / 39 * 10 / 9;
		assertEquals(expected, of(40, 4, rate, false).variance(), 1e-12 * expected);
	}

	@Test
	void goesWithTheFirstAndTheThirdPower() {
		for (final boolean replacement : new boolean[] { true, false }) {
			final double slope = Math.log(of(40, 4, 1e-4, replacement).variance() / of(40, 4, 1e-5, replacement).variance()) / Math
				.log(10);
			assertEquals(replacement ? 1 : 3, slope, 1e-3);
		}
		// the leading term eta^3 C_b T/(T-1) (T^2-1)/24
		assertEquals(1e-18 * C / 4 * 36 / 39 * 10 / 9 * 99 / 24, of(40, 4, 1e-6, false).variance(), 1e-23);
	}

	@Test
	void isNothingForTheWholeBatch() {
		assertEquals(0, of(40, 40, 0.1, false).variance());
		assertEquals(0.1 * C / 40 / 1.9, of(40, 40, 0.1, true).variance(), 1e-17);
	}

	@Test
	void saysWhereNothingIsStationary() {
		final NoisyQuadratic process = new NoisyQuadratic(2, 40, 1, 4, 1, true, false);
		assertFalse(process.isStable());
		assertEquals(Double.POSITIVE_INFINITY, process.variance());
		assertEquals("no stationary state: learningRate x curvature must be less than 2, was 2", process.state());
		assertTrue(new NoisyQuadratic(2, 40, 1, 4, Math.nextDown(1.0), true, false).isStable());
		assertTrue(new NoisyQuadratic(2, 40, 1, 4, 0.1, true, true).state().contains("x samples x curvature"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | 40 | 1 | 4 | 0.1 | curvature must be finite and greater than 0, was 0",
		"NaN | 40 | 1 | 4 | 0.1 | curvature must be finite", "1 | 1 | 1 | 1 | 0.1 | samples must be in [2, 1000000], was 1",
		"1 | 40 | -1 | 4 | 0.1 | labelVariance must be in", "1 | 40 | 1 | 0 | 0.1 | batchSize must be in [1, 40], was 0",
		"1 | 40 | 1 | 41 | 0.1 | batchSize must be in [1, 40], was 41",
		"1 | 40 | 1 | 7 | 0.1 | batchSize must divide samples = 40 without replacement, was 7",
		"1 | 40 | 1 | 4 | -0.1 | learningRate must be finite and greater than 0, was -0.1",
		"1 | 40 | 1 | 4 | Infinity | learningRate must be" })
	void refuses(final double curvature, final int samples, final double labelVariance, final int batchSize,
		final double learningRate, final String message)
	{
		final String said = assertThrows(IllegalArgumentException.class, () -> new NoisyQuadratic(curvature, samples,
			labelVariance, batchSize, learningRate, false, false)).getMessage();
		assertTrue(said.startsWith(message), said);
	}
}
