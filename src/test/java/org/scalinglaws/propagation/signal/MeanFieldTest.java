package org.scalinglaws.propagation.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares lengths, slopes and fixed distances with iterated maps and Brent's method on plain sums. */
@Tag("slow")
class MeanFieldTest {

	private static final double[] WEIGHTS = { 0.4, 1, 1.3, 2, 5, 20 };

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void lengthAndSlope(final String name) {
		final DoubleUnaryOperator phi = PlainAverages.function(name, 0), first = PlainAverages.function(name, 1), second =
			PlainAverages.function(name, 2);
		for (final double w : WEIGHTS)
			for (final double b : new double[] { 0.01, 0.3, 2 }) {
				final double q = new BrentSolver(1e-15, 1e-15).solve(1000, x -> x - w * w * PlainAverages.one(x, u -> Math.pow(phi
					.applyAsDouble(u), 2)) - b * b, b * b / 2, 2 * (w * w + b * b));
				final MeanField field = MeanField.of(Activation.of(name), w, b);
				assertEquals(q, field.fixedPoint(), 1e-11 * q);
				assertEquals(w * w * PlainAverages.one(q, u -> Math.pow(first.applyAsDouble(u), 2)), field.slope(), 1e-10 * field
					.slope());
				assertEquals(w * w * q / 2 * PlainAverages.one(q, u -> Math.pow(second.applyAsDouble(u), 2)), field.curvature(),
					1e-9 * field.curvature());
			}
	}

	/** From both sides the map of the distance leads to the fixed one, with the stable slope. */
	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void fixedDistance(final String name) {
		for (final double w : WEIGHTS)
			for (final double b : new double[] { 0, 0.3 }) {
				final MeanField field = MeanField.of(Activation.of(name), w, b);
				if (field.isSilent()) continue;
				final DistanceMap map = new DistanceMap(field);
				double low = 1e-3, high = 1.7;
				for (int i = 0; i < 60_000; i++) {
					low = map.next(low);
					high = map.next(high);
				}
				final double fixed = map.fixedDistance();
				assertEquals(fixed, low, 1e-12);
				assertEquals(fixed, high, 1e-12);
				assertEquals(field.slope() > 1, fixed > 0);
				final double step = fixed == 0 ? 1e-9 : 1e-5;
				final double slope = fixed == 0 ? map.next(step) / step : (map.next(fixed + step) - map.next(fixed - step)) / (2 *
					step);
				assertEquals(slope, map.stableSlope(), 1e-6 * w * w);
				assertEquals(-1 / Math.log(map.stableSlope()), map.correlationDepth(), 1e-12 * map.correlationDepth());
			}
	}

	/** The slope at the stable fixed point, not at 0, beyond the transition. */
	@Test
	void depthBeyondTheTransition() {
		final MeanField field = MeanField.of(Activation.of("erf"), 2.4, 0.1);
		assertEquals(1.35, field.slope(), 5e-3);
		assertEquals(0.877, new DistanceMap(field).stableSlope(), 5e-4);
	}

	@Test
	void largeWeightsAreExact() {
		final MeanField steep = MeanField.of(Activation.of("tanh"), 3.2, 0.3);
		assertEquals(3.2 * 3.2 * PlainAverages.one(steep.fixedPoint(), u -> Math.pow(Math.cosh(u), -4)), steep.slope(), 1e-11);
		final double q = MeanField.of(Activation.of("tanh"), 100, 0).fixedPoint(); // nearly signs, steps of width 1/100
		assertEquals(1e4 * PlainAverages.one(q, u -> Math.pow(Math.tanh(u), 2)), q, 1e-8);
	}

	@Test
	void noWeights() {
		final MeanField field = MeanField.of(Activation.of("tanh"), 0, 0.3);
		assertEquals(0.09, field.fixedPoint(), 1e-16);
		assertEquals(0, field.slope());
		final DistanceMap map = new DistanceMap(field);
		assertEquals(0, map.next(0.7));
		assertEquals(0, map.correlationDepth());
		assertTrue(map.phase().startsWith("ordered"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void vanishingPreactivations(final String name) {
		final double critical = 1 / Activation.of(name).slopeAtZero();
		for (final double w : new double[] { 0, 0.5, critical * 0.999 }) {
			final MeanField field = MeanField.of(Activation.of(name), w, 0);
			assertTrue(field.isSilent());
			final DistanceMap map = new DistanceMap(field);
			assertEquals(0.7, map.next(0.7));
			assertEquals(Double.POSITIVE_INFINITY, map.correlationDepth());
			assertTrue(map.phase().startsWith("silent"));
		}
		// the map keeps directions in the limit of small preactivations: the claim of the above
		final MeanField small = MeanField.of(Activation.of(name), critical * 1.0001, 0);
		assertTrue(small.fixedPoint() > 0 && small.fixedPoint() < 1e-3);
		assertEquals(0.7, new DistanceMap(small).next(0.7), 1e-3);
	}

	@Test
	void withoutBiasEverythingIsOdd() {
		final DistanceMap map = new DistanceMap(MeanField.of(Activation.of("tanh"), 2, 0));
		assertEquals(1, map.fixedDistance());
		assertEquals(2, map.next(2), 1e-14);
		assertEquals(2 - map.next(0.3), map.next(1.7), 1e-14);
	}

	@Test
	void criticality() {
		final CriticalPoint point = CriticalPoint.of(Activation.of("tanh"), 0.3);
		final DistanceMap map = new DistanceMap(MeanField.of(Activation.of("tanh"), point.weightDeviation(), 0.3));
		assertEquals(Double.POSITIVE_INFINITY, map.correlationDepth());
		assertEquals(0, map.fixedDistance());
		assertTrue(map.phase().startsWith("critical"), map.phase());
	}

	@Test
	void refused() {
		final Activation tanh = Activation.of("tanh");
		assertEquals("weightDeviation must be in [0, 100], was -1", message(() -> MeanField.of(tanh, -1, 0)));
		assertEquals("biasDeviation must be in [0, 100], was 101", message(() -> MeanField.of(tanh, 1, 101)));
		assertEquals("biasDeviation must be in [0, 100], was NaN", message(() -> CriticalPoint.of(tanh, Double.NaN)));
	}

	private static String message(final Runnable call) {
		return assertThrows(IllegalArgumentException.class, call::run).getMessage();
	}
}
