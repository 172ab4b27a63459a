package org.scalinglaws.descent.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The parts of the dual methods: weights of positions beside powers, products and systems of equations beside plain sums. */
class DualPartsTest {

	/** beta as it is defined, its slope by differences, and the damped step by the equation that it solves. */
	@ParameterizedTest
	@CsvSource({ "2, 0.3", "2, 3", "3, 0.4", "4, 0.02", "4, 0.97", "50, 0.6" })
	void weightsAreDifferencesOfPowers(final int depth, final double z) {
		final double scale = 0.7, p = depth == 2 ? Double.NaN : depth / (depth - 2.0);
		final FactorPowers powers = FactorPowers.of(depth, Math.log(scale));
		assertEquals(depth > 2, powers.hasWalls());
		final double expected = scale * (depth == 2 ? Math.exp(z) - Math.exp(-z) : Math.pow(1 - z, -p) - Math.pow(1 + z, -p));
		assertEquals(expected, powers.size(z, 1 - z), 1e-13 * expected);
		assertEquals(0, powers.size(0, 1), 0);
		final double h = 1e-6, difference = (powers.size(z + h, 1 - z - h) - powers.size(z - h, 1 - z + h)) / (2 * h);
		assertEquals(difference, Math.exp(powers.logSlope(z, 1 - z)), 3e-8 * difference);
		for (final double newton : new double[] { 1e-3, 1, 1e3, 1e30 }) {
			// of the growing power alone, from 1: (e^s or (1 - s)^-p) - 1 is what the tangent has at Newton's step
			final double step = powers.damped(Math.log(newton));
			final double met = depth == 2 ? Math.expm1(step) : Math.expm1(-p * Math.log1p(-step)) / p;
			if (step < 1 - 1e-9 || depth == 2) assertEquals(newton, met, 1e-6 * newton);
			assertTrue(depth == 2 || step <= 1);
		}
	}

	@Test
	void positionsKeepTheirGaps() {
		final FactorPowers powers = FactorPowers.of(4, 0);
		final DualPoint point = new DualPoint(powers, 3);
		final double[] steps = { 0.5, -0.25, 0 }, weights = new double[3], slopes = new double[3];
		assertEquals(2, point.wall(steps));
		assertEquals(0.5, point.relative(steps));
		assertEquals(0, point.reach());
		point.move(1, steps);
		assertArrayEquals(new double[] { 0.5, 0.75, 1 }, new double[] { point.gap(0), point.gap(1), point.gap(2) });
		assertEquals(0.5, point.reach());
		assertEquals(1, point.wall(steps)); // 0.5 of 0.5; the other has 0.75 of 0.25
		assertEquals(6, point.wall(new double[] { -0.25, 0, 0.1 })); // back past 0 to the wall at -1
		assertEquals(1, point.relative(new double[] { 0.5, 0, 0 }));
		point.weights(0.5, steps, weights);
		assertArrayEquals(new double[] { 16 - 16 / 49.0, -(1 / 0.390625 - 1 / 1.890625), 0 }, weights, 1e-12);
		point.weights(-2, steps, weights); // on the other side of 0
		assertArrayEquals(new double[] { -(4 - 4 / 9.0), 16 / 9.0 - 16 / 25.0, 0 }, weights, 1e-12);
		point.logSlopes(slopes);
		assertEquals(2 * (8 + 8 / 27.0), Math.exp(slopes[0]), 1e-12);
		assertEquals(4, Math.exp(slopes[2]), 1e-14);
		for (int k = 0; k < 40; k++) // half of the way to the wall each time: the gap has all its digits
			point.move(0.5 * point.gap(0) / 0.5, new double[] { 0.5, 0, 0 });
		assertEquals(Math.scalb(0.5, -40), point.gap(0), 0);
		final DualPoint free = new DualPoint(FactorPowers.of(2, 0), 1);
		free.move(1, new double[] { 7 });
		assertEquals(1, free.gap(0));
		assertEquals(Double.POSITIVE_INFINITY, free.wall(new double[] { 1 }));
		final double[] grown = new double[1];
		free.weights(0, new double[1], grown);
		assertEquals(2 * Math.sinh(7), grown[0], 1e-11);
	}

	/** A residual that is small enough is convergence, whatever ended the method. */
	@Test
	void endsAreConvergedIfTheResidualIsSmall() {
		assertEquals(StopReason.CONVERGED, new DualEnd(new double[1], 1e-10, 3, StopReason.STALLED).with(StopReason.STEPS)
			.reason());
		assertEquals(StopReason.STEPS, new DualEnd(new double[1], 1.01e-10, 3, StopReason.STALLED).with(StopReason.STEPS)
			.reason());
	}

	private static RealMatrix weighted(final RealMatrix rows, final double[] slopes) {
		return rows.multiply(MatrixUtils.createRealDiagonalMatrix(slopes)).multiply(rows.transpose());
	}

	@Test
	void designsMultiply() {
		final Problem problem = Problem.of(9, 4, 2, 3);
		final RealMatrix rows = new Array2DRowRealMatrix(problem.rows()).scalarMultiply(0.5);
		final Design design = new Design(problem.inputs(), 4, 2, Progress.NONE);
		final double[] dual = { 1, -2, 0.5, 3 }, steps = new double[9], slopes = IntStream.range(0, 9).mapToDouble(i -> 1 + i)
			.toArray();
		assertEquals(4, design.samples());
		assertEquals(9, design.dimension());
		assertArrayEquals(rows.getColumn(3), design.column(3), 0);
		design.positions(dual, steps);
		assertArrayEquals(rows.preMultiply(dual), steps, 1e-14);
		assertArrayEquals(rows.operate(slopes), design.outputs(slopes), 1e-13);
		assertArrayEquals(weighted(rows, slopes).operate(dual), design.curvature(slopes, dual), 1e-12);
		final double[] some = new double[9];
		for (final int i : new int[] { 7, 2 })
			some[i] = slopes[i];
		final double[][] product = design.product(slopes, new int[] { 7, 2 });
		for (int k = 0; k < 4; k++)
			assertArrayEquals(weighted(rows, some).getRow(k), product[k], 1e-13);
	}

	/** Large enough for threads and several pieces, whose sums are those of one. */
	@Test
	void largeDesignsMultiplyToo() {
		final Problem problem = Problem.of(3000, 180, 5, 3);
		final Design design = new Design(problem.inputs(), 180, 1, Progress.NONE);
		final double[] ones = new double[3000];
		Arrays.fill(ones, 1);
		final double[] outputs = Problem.outputs(problem.inputs(), ones);
		assertArrayEquals(outputs, design.outputs(ones), 1e-10);
		final double[] dual = Arrays.copyOf(outputs, 180), steps = new double[3000];
		design.positions(dual, steps);
		final double[] image = design.curvature(ones, dual);
		assertArrayEquals(Problem.outputs(problem.inputs(), steps), image, 1e-10 * Arrays.stream(image).max().getAsDouble());
		assertThrows(CancellationException.class, () -> new Design(problem.inputs(), 180, 1, new Looks(1)).outputs(ones));
	}

	/** With all coordinates in the preconditioner and with the head only: where it is good, and where it is a bad one. */
	@ParameterizedTest
	@CsvSource({ "60, 20, 3", "2000, 160, 3", "2000, 160, 0.02", "2000, 160, 0" })
	void curvatureSystemsAreSolved(final int dimension, final int samples, final double decay) {
		final Problem problem = Problem.of(dimension, samples, 5, 3);
		final Design design = new Design(problem.inputs(), samples, 1, Progress.NONE);
		final CurvatureSolver solver = new CurvatureSolver(design);
		for (int again = 0; again < 3; again++) { // the second time with slopes near by
			final double shift = 0.1 * again;
			final double[] slopes = IntStream.range(0, dimension).mapToDouble(i -> Math.exp(-decay * (i * 7 % dimension) / samples -
				shift * Math.sin(i))).toArray();
			for (final double tolerance : new double[] { 0.1, 1e-9 }) {
				final RealVector image = new ArrayRealVector(design.curvature(slopes, solver.solve(slopes, problem.labels(),
					tolerance)));
				final RealVector labels = new ArrayRealVector(problem.labels());
				assertTrue(image.subtract(labels).getNorm() <= 1.01 * tolerance * labels.getNorm());
			}
		}
	}

	/** Of a matrix with its shift; where it is singular, with one that is raised until there is a factor. */
	@Test
	void shiftedFactorsSolve() {
		final double[][] matrix = { { 4, 1, 0 }, { 1, 3, -1 }, { 0, -1, 2 } };
		final double[] b = { 1, 2, -3 };
		new ShiftedFactor(matrix, 0.5).solve(b);
		final RealMatrix shifted = new Array2DRowRealMatrix(matrix).add(MatrixUtils.createRealIdentityMatrix(3).scalarMultiply(
			0.5));
		assertArrayEquals(new double[] { 1, 2, -3 }, shifted.operate(b), 1e-14);
		assertEquals(4, ShiftedFactor.largest(matrix));
		final double[] c = { 2, 0, 0 };
		new ShiftedFactor(matrix, 1e9).solve(c); // a shift above all of it
		assertEquals(2e-9, c[0], 1e-17);
		final double[] d = { 2, 4 };
		new ShiftedFactor(new double[][] { { 4, 0 }, { 0, 1 } }, 4).solve(d); // and one as large as the largest
		assertArrayEquals(new double[] { 0.25, 0.8 }, d, 1e-15);
		final double[] singular = { 1, 1 };
		new ShiftedFactor(new double[][] { { 1, 1 }, { 1, 1 } }, 0).solve(singular);
		assertEquals(1, singular[0] + singular[1], 0.3); // the shift has one or two digits beside 1
		final double[] indefinite = { 1, -1 };
		new ShiftedFactor(new double[][] { { 1, 1 + 1e-8 }, { 1 + 1e-8, 1 } }, 0).solve(indefinite);
		assertTrue(indefinite[0] > 1e6 && indefinite[0] < 1e9, "what the shift leaves: " + indefinite[0]);
		assertFalse(Double.isNaN(indefinite[1]));
	}

	/** A matrix without anything in it has no factor, but the search for a shift ends. */
	@Test
	void shiftedFactorsOfNothingEnd() {
		final double[] b = { 3, -2 };
		new ShiftedFactor(new double[2][2], 0).solve(b);
		assertFalse(Double.isFinite(b[0] + b[1]));
	}
}
