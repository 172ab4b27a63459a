package org.scalinglaws.propagation.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The critical line against roots of plain sums, closed forms and the paper's number, and the map that shows it. */
class CriticalPointTest {

	@Test
	void knownNumbers() {
		final CriticalPoint point = CriticalPoint.of(Activation.of("tanh"), 0.3);
		assertEquals(1.395584, point.weightDeviation(), 1e-6);
		assertEquals(0.76347, point.fixedPoint(), 5e-6);
		assertEquals(0.23350, point.curvature(), 5e-6);
	}

	/** By another way: the root of the slope over the weight deviation, with plain sums and lengths by iteration. */
	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void rootOfTheSlope(final String name) {
		final DoubleUnaryOperator phi = PlainAverages.function(name, 0), first = PlainAverages.function(name, 1);
		for (final double b : new double[] { 0.05, 0.3, 1.7 }) {
			final double root = new BrentSolver(1e-15, 1e-14).solve(500, w -> {
				double q = 2 * (w * w + b * b);
				for (int i = 0; i < 400; i++)
					q = w * w * PlainAverages.one(q, u -> Math.pow(phi.applyAsDouble(u), 2)) + b * b;
				return w * w * PlainAverages.one(q, u -> Math.pow(first.applyAsDouble(u), 2)) - 1;
			}, 0.5, 4);
			assertEquals(root, CriticalPoint.of(Activation.of(name), b).weightDeviation(), 1e-12);
		}
	}

	/** sigma_w^2 = 2/(1 + e^-2q) with sigma_b^2 = q - tanh q. */
	@Test
	void lineOfTheSine() {
		for (final double q : new double[] { 0.3, 1, 4 }) {
			final CriticalPoint point = CriticalPoint.of(Activation.of("sin"), Math.sqrt(q - Math.tanh(q)));
			assertEquals(q, point.fixedPoint(), 1e-13);
			assertEquals(Math.sqrt(2 / (1 + Math.exp(-2 * q))), point.weightDeviation(), 1e-13);
			assertEquals(q * Math.tanh(q) / 2, point.curvature(), 1e-13);
		}
	}

	/** From the end without bias the line rises with the power 2/3: for tanh q = (3 sigma_b^2/4)^(1/3), sigma_w = 1 + q. */
	@Test
	void beginningOfTheLine() {
		for (final String name : Activation.NAMES) {
			final CriticalPoint none = CriticalPoint.of(Activation.of(name), 0);
			assertEquals(1 / Activation.of(name).slopeAtZero(), none.weightDeviation(), 1e-15);
			assertEquals(0, none.fixedPoint() + none.curvature());
		}
		final double q = Math.cbrt(0.75e-8);
		assertEquals(1 + q, CriticalPoint.of(Activation.of("tanh"), 1e-4).weightDeviation(), 4 * q * q);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tanh", "erf", "sin" })
	void map(final String name) {
		final Activation activation = Activation.of(name);
		final ChaosMap map = ChaosMap.of(activation, ImageAxis.linear("weightDeviation", 0, 3), ImageAxis.linear(
			"biasDeviation", 0, 1.2), 13, Progress.NONE);
		assertTrue(map.complete());
		final Columns line = map.criticalLine();
		assertEquals(13, line.rows());
		for (int row = 0; row < 13; row++) {
			assertEquals(0.1 * row, line.get("biasDeviation", row), 1e-15);
			for (int column = 0; column < 13; column++) {
				final double w = 0.25 * column, slope = map.slope().get(column, row);
				assertEquals(MeanField.of(activation, w, line.get("biasDeviation", row)).slope(), slope);
				// which says that the line parts both phases, everywhere
				assertEquals(w > line.get("weightDeviation", row), slope > 1, name + " " + w + " " + row);
			}
		}
	}

	@Test
	void oneRow() {
		final ChaosMap map = ChaosMap.of(Activation.of("tanh"), ImageAxis.linear("weightDeviation", 1, 2), ImageAxis.linear(
			"biasDeviation", 0.3, 0.3), 5, Progress.NONE);
		assertEquals(1, map.slope().height());
		assertEquals(1.395584, map.criticalLine().get("weightDeviation", 0), 1e-6);
	}

	@Test
	void canceled() {
		final Progress canceled = new Looks(1);
		final ChaosMap map = ChaosMap.of(Activation.of("tanh"), ImageAxis.linear("weightDeviation", 1, 2), ImageAxis.linear(
			"biasDeviation", 0, 1), 5, canceled);
		assertFalse(map.complete());
		assertEquals(0, map.criticalLine().rows());
	}
}
