package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreteRadauTest {

	private static final int S = DiscreteRadau.STAGES;

	/** The stages of X_(k+1) - X_k = rate X_k + drive(k). */
	private static double[] stages(final DiscreteRadau radau, final double start, final double rate,
		final double... polynomial)
	{
		final double[][] matrix = new double[S][S];
		final double[] right = new double[S];
		for (int k = 1; k <= S; k++) {
			for (int l = 1; l <= S; l++)
				matrix[k - 1][l - 1] = radau.slope(k, l);
			matrix[k - 1][k - 1] -= radau.steps() * rate;
			right[k - 1] = -radau.slope(k, 0) * start + radau.steps() * value(polynomial, radau.node(k) * radau.steps());
		}
		return new LUDecomposition(new Array2DRowRealMatrix(matrix)).getSolver().solve(new ArrayRealVector(right)).toArray();
	}

	private static double value(final double[] polynomial, final double x) {
		double value = 0;
		for (int n = polynomial.length - 1; n >= 0; n--)
			value = value * x + polynomial[n];
		return value;
	}

	@Test
	void tendsToTheRadauMethodForManySteps() {
		final RadauTableau limit = RadauTableau.of(S);
		final DiscreteRadau radau = DiscreteRadau.of(1_000_000_000_000_000L);
		for (int k = 0; k <= S; k++) {
			assertEquals(limit.node(k), radau.node(k), 1e-14);
			for (int l = 0; l <= S && k > 0; l++)
				assertEquals(limit.slope(k, l), radau.slope(k, l), 1e-11);
			if (k > 0) assertEquals(limit.errorWeight(k), radau.errorWeight(k), 1e-11);
		}
	}

	/** Quadrature on S points of which one is given is exact to degree 2S - 2. */
	@ParameterizedTest
	@ValueSource(longs = { 8, 9, 17, 100, 12345 })
	void endsWhereTheSumDoes(final long steps) {
		final Random random = new Random(steps);
		final double[] polynomial = new double[2 * S - 1];
		for (int n = 0; n < polynomial.length; n++)
			polynomial[n] = (random.nextDouble() + 0.1) / Math.pow(steps, n + 1);
		double sum = 0;
		for (int k = 0; k < steps; k++)
			sum += value(polynomial, k);
		assertEquals(2 + sum, stages(DiscreteRadau.of(steps), 2, 0, polynomial)[S - 1], 1e-13);
		final double beyond = Math.pow(steps, -2 * S);
		final double[] tooHigh = new double[2 * S];
		tooHigh[2 * S - 1] = beyond;
		sum = 0;
		for (int k = 0; k < steps; k++)
			sum += beyond * Math.pow(k, 2 * S - 1);
		assertTrue(Math.abs(sum - stages(DiscreteRadau.of(steps), 0, 0, tooHigh)[S - 1]) > 1e-9);
	}

	/** The stages themselves are sums to degree S - 1. */
	@Test
	void stagesAreSumsBetweenWholeSteps() {
		final DiscreteRadau radau = DiscreteRadau.of(50);
		final double[] stages = stages(radau, 0, 0, 0, 0, 1); // sum of m^2 = k(k-1)(2k-1)/6
		for (int k = 1; k <= S; k++) {
			final double at = 50 * radau.node(k);
			assertEquals(at * (at - 1) * (2 * at - 1) / 6, stages[k - 1], 1e-10 * 50 * 50 * 50);
		}
	}

	/** Half the rate at the same steps leaves 2^-10 of the error of one block, or nearly as z = 1 is not small yet. */
	@ParameterizedTest
	@ValueSource(longs = { 8, 16, 300 })
	void hasOrderNineAtTheEnd(final long steps) {
		final double[] errors = new double[2];
		for (int i = 0; i < 2; i++) {
			final double rate = -1 / Math.pow(2, i) / steps;
			errors[i] = stages(DiscreteRadau.of(steps), 1, rate)[S - 1] - Math.exp(steps * Math.log1p(rate));
		}
		assertEquals(9.5, Math.log(errors[0] / errors[1]) / Math.log(2), 0.5);
	}

	/** Whatever a single step does to a fast component, from nothing to a change of sign, a block ends it. */
	@ParameterizedTest
	@ValueSource(longs = { 8, 10, 16, 33, 200, 100_000, 1_000_000_000_000L })
	void dampsWhatAStepDamps(final long steps) {
		final DiscreteRadau radau = DiscreteRadau.of(steps);
		for (double rate = -2; rate <= -0.5; rate += 0.01)
			assertTrue(Math.abs(stages(radau, 1, rate)[S - 1]) < 0.35, "rate " + rate);
		for (double rate = -0.5; rate < -1e-14; rate /= 1.3)
			assertTrue(Math.abs(stages(radau, 1, rate)[S - 1]) < 1, "rate " + rate);
	}

	/** So that the elimination of the stages needs no pivots. */
	@ParameterizedTest
	@ValueSource(longs = { 8, 20, 1000, 1_000_000_000_000L })
	void leadingMinorsArePositive(final long steps) {
		final DiscreteRadau radau = DiscreteRadau.of(steps);
		for (double x = 3.5; x > -2.0 * steps; x -= 0.1 + Math.abs(x) / 4)
			for (int size = 1; size <= S; size++) {
				final double[][] minor = new double[size][size];
				for (int k = 0; k < size; k++)
					for (int l = 0; l < size; l++)
						minor[k][l] = radau.slope(k + 1, l + 1) - (k == l ? x : 0);
				assertTrue(new LUDecomposition(new Array2DRowRealMatrix(minor), 0).getDeterminant() > 0, "x = " + x);
			}
	}

	/** Both formulas are exact to degree S - 1, and so their difference vanishes; not beyond. */
	@Test
	void errorEstimateVanishesForPolynomials() {
		final DiscreteRadau radau = DiscreteRadau.of(40);
		for (int degree = 0; degree <= S; degree++) {
			final double[] polynomial = new double[degree + 1];
			polynomial[degree] = Math.pow(40, -degree - 1);
			final double[] stages = stages(radau, 0, 0, polynomial);
			double estimate = RadauTableau.of(5).startWeight() * 40 * value(polynomial, 0);
			for (int k = 1; k <= S; k++)
				estimate += radau.errorWeight(k) * stages[k - 1];
			if (degree < S) assertEquals(0, estimate, 1e-14);
			else assertTrue(Math.abs(estimate) > 1e-6);
		}
	}

	@Test
	void basisIsThatOfTheNodes() {
		final DiscreteRadau radau = DiscreteRadau.of(12);
		final double[] basis = new double[S + 1];
		for (final double x : new double[] { 0, radau.node(2), 0.3, 1, 1.7 }) {
			radau.basis(x, basis);
			double sum = 0;
			for (int k = 0; k <= S; k++)
				sum += basis[k] * Math.pow(radau.node(k), 5);
			assertEquals(Math.pow(x, 5), sum, 1e-12 * Math.max(1, Math.pow(x, 10))); // beyond 1 the basis is large
		}
	}

	@Test
	void shortBlocksAreRefused() {
		for (final long steps : new long[] { 7, 0, -1, 1_000_000_000_000_001L })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> DiscreteRadau.of(steps)).getMessage().startsWith(
				"steps "));
	}
}
