package org.scalinglaws.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Radau IIA tableaux beside closed forms, order conditions and what they do on equations of known solution. */
class RadauTableauTest {

	/** Sums of a few terms up to 1e2 in size. */
	private static final double ROUND_OFF = 1e-12;

	@Test
	void threeStagesAreThoseOfTheClosedForm() {
		final RadauTableau tableau = RadauTableau.of(3);
		final double r = Math.sqrt(6);
		final double[] nodes = { 0, (4 - r) / 10, (4 + r) / 10, 1 };
		for (int k = 0; k <= 3; k++)
			assertEquals(nodes[k], tableau.node(k), 4e-16);
		// Hairer and Wanner, table IV.5.6
		final double[][] matrix = { { (88 - 7 * r) / 360, (296 - 169 * r) / 1800, (-2 + 3 * r) / 225 }, { (296 + 169 * r) /
			1800, (88 + 7 * r) / 360, (-2 - 3 * r) / 225 }, { (16 - r) / 36, (16 + r) / 36, 1.0 / 9 } };
		final RealMatrix ones = MatrixUtils.createRealMatrix(matrix).multiply(stageDerivative(tableau));
		for (int k = 0; k < 3; k++)
			for (int l = 0; l < 3; l++)
				assertEquals(k == l ? 1 : 0, ones.getEntry(k, l), 1e-14);
		assertEquals((6 + Math.cbrt(81) - Math.cbrt(9)) / 30, tableau.startWeight(), 1e-15);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void nodesAscendToTheEnd(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		assertEquals(stages, tableau.stages());
		assertEquals(0, tableau.node(0), 0);
		assertEquals(1, tableau.node(stages), 0);
		for (int k = 1; k <= stages; k++)
			assertTrue(tableau.node(k) > tableau.node(k - 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void quadratureIsExactToDegreeTwiceTheStagesLessTwo(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		final double[] last = new double[stages];
		last[stages - 1] = 1;
		// the last row of the inverse of the differentiation matrix integrates over the step
		final double[] weights = new LUDecomposition(stageDerivative(tableau).transpose()).getSolver().solve(
			new ArrayRealVector(last)).toArray();
		for (int degree = 0; degree < 2 * stages - 1; degree++)
			assertEquals(1.0 / (degree + 1), sum(tableau, weights, degree), 1e-14);
		// error of the next power: the integral of the nodes' polynomial times x^(S-1)
		final double expected = -1 / (leading(stages) * leading(stages - 1) * (2 * stages - 1));
		assertEquals(expected, 1.0 / (2 * stages) - sum(tableau, weights, 2 * stages - 1), 1e-15);
		assertTrue(Math.abs(expected) > 1e7 * 1e-15, "could not be told from round-off");
	}

	/** Of the Legendre polynomial on (0, 1). */
	private static double leading(final int degree) {
		return CombinatoricsUtils.binomialCoefficientDouble(2 * degree, degree);
	}

	private static double sum(final RadauTableau tableau, final double[] weights, final int power) {
		double sum = 0;
		for (int k = 0; k < weights.length; k++)
			sum += weights[k] * Math.pow(tableau.node(k + 1), power);
		return sum;
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void stageOrderIsTheNumberOfStages(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		for (int power = 0; power <= stages + 1; power++) {
			double worst = 0;
			for (int k = 0; k <= stages; k++) {
				double derivative = 0;
				for (int l = 0; l <= stages; l++)
					derivative += tableau.slope(k, l) * Math.pow(tableau.node(l), power);
				final double exact = power == 0 ? 0 : power * Math.pow(tableau.node(k), power - 1);
				worst = Math.max(worst, Math.abs(derivative - exact));
			}
			if (power <= stages) assertEquals(0, worst, ROUND_OFF);
			else assertTrue(worst > 1e-6, "exact beyond the stage order");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void observedOrderIsTwiceTheStagesLessOne(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		final int steps = stages == 3 ? 16 : stages == 5 ? 5 : 4; // errors of 1e-7 to 1e-14, above round-off
		final double coarse = logisticError(tableau, steps), fine = logisticError(tableau, 2 * steps);
		assertEquals(2 * stages - 1, Math.log(coarse / fine) / Math.log(2), 0.3);
	}

	/** Error at t = 8 of y' = y (1 - y), y(0) = 1/20. */
	private static double logisticError(final RadauTableau tableau, final int steps) {
		double y = 0.05;
		for (int step = 0; step < steps; step++)
			y = step(tableau, 8.0 / steps, y, v -> v * (1 - v), v -> 1 - 2 * v)[tableau.stages()];
		return Math.abs(y - 1 / (1 + 19 * Math.exp(-8)));
	}

	/** One step for y' = f(y), all stages by Newton's method. */
	private static double[] step(final RadauTableau tableau, final double h, final double start,
		final DoubleUnaryOperator f, final DoubleUnaryOperator slope)
	{
		final int stages = tableau.stages();
		final double[] y = new double[stages + 1];
		java.util.Arrays.fill(y, start);
		for (int iteration = 0; iteration < 12; iteration++) {
			final RealMatrix jacobian = stageDerivative(tableau);
			final double[] residual = new double[stages];
			for (int k = 1; k <= stages; k++) {
				for (int l = 0; l <= stages; l++)
					residual[k - 1] -= tableau.slope(k, l) * y[l];
				residual[k - 1] += h * f.applyAsDouble(y[k]);
				jacobian.addToEntry(k - 1, k - 1, -h * slope.applyAsDouble(y[k]));
			}
			final double[] change = new LUDecomposition(jacobian).getSolver().solve(new ArrayRealVector(residual)).toArray();
			for (int k = 1; k <= stages; k++)
				y[k] += change[k - 1];
		}
		return y;
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void isStableWithoutBound(final int stages) {
		// R(z) is the Pade approximant (S-1, S) of exp: (-1)^S S/z for large |z|, up to a part of S^2/|z|
		final double z = -1e8;
		final double end = step(RadauTableau.of(stages), 1, 1, v -> z * v, v -> z)[stages];
		assertEquals(-stages / z, end, 1e-5 * stages / -z);
		for (double x = -1e-3; x > -1e12; x *= 3)
			assertTrue(Math.abs(linearEnd(stages, x)) < 1);
	}

	private static double linearEnd(final int stages, final double z) {
		return step(RadauTableau.of(stages), 1, 1, v -> z * v, v -> z)[stages];
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void embeddedFormulaIsExactToItsDegree(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		// on y = x^power its derivative has one degree less; the start's derivative is 1 for y = x and otherwise 0
		for (int power = 1; power <= stages; power++)
			assertEquals(0, estimate(tableau, power) + (power == 1 ? tableau.startWeight() : 0), ROUND_OFF);
		assertTrue(Math.abs(estimate(tableau, stages + 1)) > 1e-6, "sees no error");
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void errorEstimateFallsWithOneOrderMoreThanTheStages(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		final double h = stages == 7 ? 0.5 : 0.25; // above round-off, and the next order far below this one
		final double coarse = exponentialEstimate(tableau, h), fine = exponentialEstimate(tableau, h / 2);
		assertEquals(stages + 1, Math.log(coarse / fine) / Math.log(2), 0.25);
	}

	/** The estimate, not yet damped, for y' = -y. */
	private static double exponentialEstimate(final RadauTableau tableau, final double h) {
		final double[] y = step(tableau, h, 1, v -> -v, v -> -1);
		double sum = -h * tableau.startWeight();
		for (int k = 1; k <= tableau.stages(); k++)
			sum += tableau.errorWeight(k) * (y[k] - y[0]);
		return Math.abs(sum);
	}

	private static double estimate(final RadauTableau tableau, final int power) {
		double sum = 0;
		for (int k = 1; k <= tableau.stages(); k++)
			sum += tableau.errorWeight(k) * Math.pow(tableau.node(k), power);
		return sum;
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void startWeightInvertsTheRealEigenvalue(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		final RealMatrix shifted = stageDerivative(tableau).subtract(MatrixUtils.createRealIdentityMatrix(stages)
			.scalarMultiply(1 / tableau.startWeight()));
		final double size = new LUDecomposition(stageDerivative(tableau)).getDeterminant();
		assertEquals(0, new LUDecomposition(shifted, 0).getDeterminant() / size, 1e-12);
	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 5, 7 })
	void basisInterpolatesPolynomialsInsideAndBeyond(final int stages) {
		final RadauTableau tableau = RadauTableau.of(stages);
		final double[] basis = new double[stages + 1];
		for (int k = 0; k <= stages; k++) {
			tableau.basis(tableau.node(k), basis);
			for (int l = 0; l <= stages; l++)
				assertEquals(k == l ? 1 : 0, basis[l], 0);
		}
		for (final double x : new double[] { -0.3, 1e-9, 0.31, 0.5, 0.999999, 1.7, 2.5 })
			for (int power = 0; power <= stages; power++) {
				tableau.basis(x, basis);
				double value = 0, size = 0;
				for (int k = 0; k <= stages; k++) {
					value += basis[k] * Math.pow(tableau.node(k), power);
					size += Math.abs(basis[k]);
				}
				// of the sum 1 in the denominator, too, only this many digits are left
				assertEquals(Math.pow(x, power), value, 1e-15 * (1 + size) * (1 + Math.pow(Math.abs(x), power)));
			}
	}

	@Test
	void otherNumbersOfStagesAreRefused() {
		for (final int stages : new int[] { -1, 0, 1, 2, 4, 6, 8, 9 })
			assertEquals("stages must be one of [3, 5, 7], was " + stages, assertThrows(IllegalArgumentException.class,
				() -> RadauTableau.of(stages)).getMessage());
	}

	/** The differentiation matrix on the stages alone. */
	private static RealMatrix stageDerivative(final RadauTableau tableau) {
		final RealMatrix matrix = MatrixUtils.createRealMatrix(tableau.stages(), tableau.stages());
		for (int k = 0; k < tableau.stages(); k++)
			for (int l = 0; l < tableau.stages(); l++)
				matrix.setEntry(k, l, tableau.slope(k + 1, l + 1));
		return matrix;
	}
}
