package org.scalinglaws.online.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

class LossTest {

	private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
	private static final double[] OUTPUTS = { -2.3, -0.4, 0, 0.7, 1.9 };

	@ParameterizedTest
	@ValueSource(strings = { "squared", "halfSquared", "logistic", "huber" })
	void slopesAreThoseOfTheValues(final String name) {
		final Loss loss = Loss.of(name, 0.8);
		for (final double f : OUTPUTS)
			for (final double y : new double[] { -1, 1 })
				assertEquals((loss.value(f + 1e-5, y) - loss.value(f - 1e-5, y)) / 2e-5, loss.slope(f, y), 1e-9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "squared", "halfSquared", "huber" })
	void meansOverNoiseAreIntegrals(final String name) {
		final Loss loss = Loss.of(name, 0.8);
		final double variance = 0.3, deviation = Math.sqrt(variance);
		for (final double f : OUTPUTS)
			for (final double teacher : OUTPUTS) {
				// split where huber's slope has kinks
				final double low = (f - teacher - 0.8) / deviation, high = (f - teacher + 0.8) / deviation;
				final DoubleUnaryOperator slope = n -> loss.slope(f, teacher + deviation * n);
				assertEquals(normalMean(slope, low, high), loss.meanSlope(f, teacher, variance), 1e-13);
				assertEquals(normalMean(n -> slope.applyAsDouble(n) * slope.applyAsDouble(n), low, high), loss
					.meanSquaredSlope(f, teacher, variance), 1e-12);
				assertEquals(slope.applyAsDouble(0), loss.meanSlope(f, teacher, 0));
				assertEquals(Math.pow(slope.applyAsDouble(0), 2), loss.meanSquaredSlope(f, teacher, 0), 1e-15);
			}
	}

	@ParameterizedTest
	@ValueSource(strings = { "squared", "halfSquared", "logistic", "huber" })
	void curvatureIsTheSlopesDerivativeAtTheTeacher(final String name) {
		final Loss loss = Loss.of(name, 0.8);
		for (final double f : OUTPUTS) {
			for (final double variance : new double[] { 0, 0.05, 3 })
				assertEquals((loss.meanSlope(f + 1e-5, f, variance) - loss.meanSlope(f - 1e-5, f, variance)) / 2e-5, loss
					.meanCurvature(f, variance), 1e-9);
			assertEquals((loss.cleanValue(f + 1e-3, f) - 2 * loss.cleanValue(f, f) + loss.cleanValue(f - 1e-3, f)) / 1e-6, loss
				.meanCurvature(f, 0), 1e-6);
		}
	}

	/** However much the residual, the threshold and the noise's deviation differ: two integrals over the threshold in digits. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-30, 1e-9, 1e-4, 0.0299, 0.0301, 0.4, 1, 3, 30, 1e4, 1e37 })
	void huberKeepsItsDigits(final double residual) {
		final GaussIntegrator rule = RULES.legendre(100, -1, 1);
		for (final double threshold : new double[] { 1e-9, 1e-4, 0.0299, 0.0301, 0.4, 1, 3 })
			for (final double deviation : new double[] { 1, 1e-3, 1e6 }) {
				final double x = residual, b = threshold;
				final double mean = b * rule.integrate(t -> x < 1e-3 ? x * density(b * t) * (1 + x * x / 6 * (b * t * b * t - 1)) : erf(b * t, b * t + x));
				final double square = b * b * (1 - b * rule.integrate(t -> (1 - t * t) * density(x - b * t)));
				final Loss loss = Loss.of("huber", b * deviation);
				for (final int sign : new int[] { -1, 1 }) {
					final double variance = deviation * deviation;
					assertEquals(sign, loss.meanSlope(sign * x * deviation, 0, variance) / (mean * deviation), 1e-12);
					assertEquals(1, loss.meanSquaredSlope(sign * x * deviation, 0, variance) / (square * variance), 1e-12);
				}
			}
	}

	private static double density(final double x) {
		return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
	}

	/** The probability of a standard normal between. */
	private static double erf(final double from, final double to) {
		return Erf.erf(from / Math.sqrt(2), to / Math.sqrt(2)) / 2;
	}

	private static double normalMean(final DoubleUnaryOperator function, final double... kinks) {
		double from = -9, sum = 0;
		for (final double to : new double[] { kinks[0], kinks[1], 9 }) {
			final double start = from, end = Math.max(start, Math.min(to, 9));
			if (end > start) sum += RULES.legendre(80, start, end).integrate(n -> function
				.applyAsDouble(n) * Math.exp(-n * n / 2) / Math.sqrt(2 * Math.PI));
			from = end;
		}
		return sum;
	}

	@Test
	void logisticAveragesItsLabels() {
		final Loss loss = Loss.of("logistic");
		for (final double f : OUTPUTS)
			for (final double teacher : OUTPUTS) {
				final double p = 1 / (1 + Math.exp(-teacher));
				assertEquals(p * loss.slope(f, 1) + (1 - p) * loss.slope(f, -1), loss.meanSlope(f, teacher, 0), 1e-15);
				assertEquals(p * Math.pow(loss.slope(f, 1), 2) + (1 - p) * Math.pow(loss.slope(f, -1), 2), loss
					.meanSquaredSlope(f, teacher, 0), 1e-15);
				assertEquals(p * loss.value(f, 1) + (1 - p) * loss.value(f, -1), loss.cleanValue(f, teacher), 1e-15);
			}
	}

	/** A parabola, and its tangent from the threshold on. */
	@Test
	void huberIsAParabolaWithItsTangents() {
		final Loss loss = Loss.of("huber", 0.8);
		assertEquals(0.18, loss.value(0.4, 1), 1e-15);
		assertEquals(0.32, loss.value(1.8, 1), 1e-15);
		for (final double beyond : new double[] { 0, 0.3, 5 }) {
			assertEquals(0.32 + 0.8 * beyond, loss.value(1.8 + beyond, 1), 1e-14);
			assertEquals(0.32 + 0.8 * beyond, loss.cleanValue(0.2 - beyond, 1), 1e-14);
		}
	}

	/** Noise is that of the stream, with its sign: the same for all losses that have any. */
	@Test
	void labelsAddTheNoiseOfTheStream() {
		final double noise = Streams.of(1).stream("labels", 0).nextGaussian();
		assertEquals(2 + 0.5 * noise, Loss.of("huber").label(2, 0.5, Streams.of(1).stream("labels", 0)), 0);
		assertEquals(2 + 0.5 * noise, Loss.of("squared").label(2, 0.5, Streams.of(1).stream("labels", 0)), 0);
	}

	@Test
	void labelsHaveTheirLaw() {
		final RandomStream stream = Streams.of(1).stream("labels", 0);
		final int count = 40_000;
		double ones = 0, sum = 0, squares = 0;
		for (int i = 0; i < count; i++) {
			ones += Loss.of("logistic").label(0.8, 0, stream) > 0 ? 1 : 0;
			final double noise = Loss.of("huber").label(2, 0.5, stream) - 2;
			sum += noise;
			squares += noise * noise;
		}
		final double p = 1 / (1 + Math.exp(-0.8));
		assertEquals(p, ones / count, 4 * Math.sqrt(p * (1 - p) / count));
		assertEquals(0, sum / count, 4 * 0.5 / Math.sqrt(count));
		assertEquals(0.25, squares / count, 4 * 0.25 * Math.sqrt(2.0 / count));
		assertEquals(2, Loss.of("squared").label(2, 0, stream));
	}

	@Test
	void hugeResidualsStayFinite() {
		assertEquals(0.8, Loss.of("huber", 0.8).meanSlope(1e3, 0, 0.01), 1e-12);
		assertEquals(0.64, Loss.of("huber", 0.8).meanSquaredSlope(-1e3, 0, 0.01), 1e-12);
		assertEquals(1000, Loss.of("logistic").value(-1000, 1));
		assertEquals(0.5, Loss.of("logistic").meanSlope(1e3, 0, 0), 1e-15);
	}

	@Test
	void refusesByName() {
		assertEquals("loss must be one of [squared, halfSquared, logistic, huber], was hinge", assertThrows(
			IllegalArgumentException.class, () -> Loss.of("hinge")).getMessage());
		assertEquals("threshold must be finite and greater than 0, was 0", assertThrows(IllegalArgumentException.class,
			() -> Loss.of("huber", 0)).getMessage());
	}
}
