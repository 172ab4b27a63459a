package org.scalinglaws.descent.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.Bisection;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Where the flow ends, by what knows nothing of the dual: the factors' own equations, the potential, both limits. */
class RegimesTest {

	private static final Problem PROBLEM = Problem.of(30, 10, 4, 7);

	/** dw/dt = -+ D w^(D-1) X'(X beta - y), as it stands, of all factors. */
	@Test
	void theFactorsEndThere() {
		final Problem tiny = Problem.of(6, 3, 2, 8);
		for (final int depth : new int[] { 2, 3, 4, 5 }) {
			final double[] state = new double[12], weights = new double[6];
			Arrays.fill(state, 0.4);
			new DormandPrince853Integrator(1e-12, 10, 1e-14, 1e-13).integrate(factors(tiny, depth), 0, state, 60, state);
			for (int i = 0; i < 6; i++)
				weights[i] = Math.pow(state[i], depth) - Math.pow(state[6 + i], depth);
			assertTrue(Problem.distance(Problem.outputs(tiny.inputs(), weights), tiny.labels()) < 1e-11, "has ended");
			assertTrue(Problem.distance(tiny.regression(0.4, depth).minimum(Progress.NONE).weights(), weights) < 1e-9, "depth " +
				depth);
		}
	}

	private static FirstOrderDifferentialEquations factors(final Problem problem, final int depth) {
		final int d = problem.dimension();
		return new FirstOrderDifferentialEquations() {

			@Override
			public int getDimension() {
				return 2 * d;
			}

			@Override
			public void computeDerivatives(final double t, final double[] w, final double[] slopes) {
				final double[] weights = new double[d];
				for (int i = 0; i < d; i++)
					weights[i] = Math.pow(w[i], depth) - Math.pow(w[d + i], depth);
				final double[] outputs = Problem.outputs(problem.inputs(), weights);
				Arrays.fill(slopes, 0);
				for (int k = 0; k < problem.inputs().length; k++) {
					final int i = k % d;
					final double gradient = problem.inputs()[k] * (outputs[k / d] - problem.labels()[k / d]) * depth;
					slopes[i] -= gradient * Math.pow(w[i], depth - 1);
					slopes[d + i] += gradient * Math.pow(w[d + i], depth - 1);
				}
			}
		};
	}

	/** One implicit step from the start against the dual equation itself: its error is of order 3, relative to the step. */
	@Test
	void stepsAreOfOrderThree() {
		final double coarse = stepError(0.02), fine = stepError(0.01);
		assertTrue(coarse / fine > 7 && coarse / fine < 9, "coarse " + coarse + ", fine " + fine);
	}

	private static double stepError(final double time) {
		final Problem tiny = Problem.of(6, 3, 2, 8);
		final double[] z = new double[6];
		new DormandPrince853Integrator(1e-12, 1, 1e-15, 1e-14).integrate(new FirstOrderDifferentialEquations() {

			@Override
			public int getDimension() {
				return 6;
			}

			@Override
			public void computeDerivatives(final double t, final double[] y, final double[] slopes) {
				final double[] outputs = Problem.outputs(tiny.inputs(), Arrays.stream(y).map(position -> 2 * 0.25 * Math.sinh(
					position)).toArray());
				Arrays.fill(slopes, 0);
				for (int k = 0; k < tiny.inputs().length; k++)
					slopes[k % 6] += tiny.inputs()[k] * (tiny.labels()[k / 6] - outputs[k / 6]);
			}
		}, 0, z, time, z);
		final Design design = new Design(tiny.inputs(), 3, 1, Progress.NONE);
		return Problem.distance(new DualFlow(design, FactorPowers.of(2, Math.log(0.25)), tiny.labels()).firstMove(time), z);
	}

	/** The potential's derivative is orthogonal to everything that changes no output. */
	@Test
	void thePotentialIsStationaryAmongAllThatFit() {
		for (final double scale : new double[] { 1, 0.1, 1e-3 }) {
			final double square = scale * scale, cube = Math.pow(scale, 3);
			stationary(scale, 2, beta -> asinh(beta / (2 * square)));
			stationary(scale, 3, beta -> inverse(z -> Math.pow(1 - z, -3) - Math.pow(1 + z, -3), beta / cube));
			stationary(scale, 4, beta -> inverse(z -> Math.pow(1 - z, -2) - Math.pow(1 + z, -2), beta / square / square));
		}
	}

	private static void stationary(final double scale, final int depth, final DoubleUnaryOperator derivative) {
		final double[] slopes = Arrays.stream(PROBLEM.regression(scale, depth).minimum(Progress.NONE).weights()).map(derivative)
			.toArray();
		final double size = Math.sqrt(Arrays.stream(slopes).map(x -> x * x).sum());
		for (final double[] direction : unseen()) {
			double product = 0;
			for (int i = 0; i < slopes.length; i++)
				product += slopes[i] * direction[i];
			assertEquals(0, product / size, 1e-10, "depth " + depth + ", start scale " + scale);
		}
	}

	/** A basis of the weights that give 0 on all inputs. */
	private static List<double[]> unseen() {
		final Array2DRowRealMatrix square = new Array2DRowRealMatrix(30, 30);
		square.setSubMatrix(PROBLEM.rows(), 0, 0);
		final SingularValueDecomposition svd = new SingularValueDecomposition(square);
		final List<double[]> basis = new ArrayList<>();
		for (int k = 10; k < 30; k++)
			basis.add(svd.getV().getColumn(k));
		return basis;
	}

	private static double asinh(final double x) {
		return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
	}

	private static double inverse(final DoubleUnaryOperator growing, final double value) {
		final double z = Bisection.first(x -> growing.applyAsDouble(x) >= Math.abs(value), 0, 1);
		return Math.copySign(z, value);
	}

	/** And a minimum: the potential of depth 2 grows in all directions that fit. */
	@Test
	void thePotentialGrowsAllAround() {
		final double square = 0.01;
		final double[] weights = PROBLEM.regression(0.1, 2).minimum(Progress.NONE).weights();
		final double least = potential(weights, square);
		final RandomGenerator random = Streams.of(9).stream("test", 0);
		for (int trial = 0; trial < 200; trial++) {
			final double[] other = weights.clone();
			final double far = Math.pow(10, -2 * random.nextDouble());
			for (final double[] direction : unseen()) {
				final double step = far * random.nextGaussian();
				for (int i = 0; i < other.length; i++)
					other[i] += step * direction[i];
			}
			assertTrue(potential(other, square) > least);
		}
	}

	private static double potential(final double[] weights, final double square) {
		double sum = 0;
		for (final double weight : weights) {
			final double z = weight / square;
			sum += square * (2 - Math.sqrt(4 + z * z) + z * asinh(z / 2));
		}
		return sum;
	}

	@Test
	void largeStartsGiveTheLeastEuclideanNorm() {
		final double[] least = DiagonalRegressionTest.pseudoInverse(PROBLEM, PROBLEM.labels());
		for (final int depth : new int[] { 2, 3, 6 }) // what is left is of order startScale^-2D
			assertTrue(Problem.distance(PROBLEM.regression(1000, depth).minimum(Progress.NONE).weights(), least) < 1e-10);
		final double[] atTwo = PROBLEM.regression(2, 2).minimum(Progress.NONE).weights();
		assertTrue(Problem.distance(atTwo, least) < 1e-3);
		final double norm = Arrays.stream(atTwo).map(w -> w * w).sum();
		assertEquals(1, potential(atTwo, 4) * 16 / norm, 1e-3); // 4 startScale^2 Q tends to |beta|^2
	}

	@Test
	void smallStartsGiveTheLeastSumOfAbsoluteValues() {
		final double least = sum(leastSum(PROBLEM.inputs(), PROBLEM.labels()));
		assertEquals(least, PROBLEM.regression(1e-30, 2).minimum(Progress.NONE).norm1(), 0.02 * least); // like 1/log(1/scale)
		for (final int depth : new int[] { 3, 4, 5 })
			assertEquals(least, PROBLEM.regression(1e-4, depth).minimum(Progress.NONE).norm1(), 1e-3 * least, "depth " + depth);
		final double lazy = PROBLEM.regression(10, 2).minimum(Progress.NONE).norm1();
		assertTrue(lazy > 1.05 * least, "lazy " + lazy + ", least " + least); // else nothing was to be seen
	}

	/** Where startScale^(D - 2) is below rounding the limit is there to all digits, however small it gets, for sparse targets and dense. */
	@ParameterizedTest
	@CsvSource({ "3, 1e-20", "3, 1e-90", "5, 1e-8", "10, 1e-8", "10, 1e-25", "10, 1e-100", "30, 0.1", "30, 1e-8", "100, 0.5",
		"100, 1e-30" })
	void tinyStartsAtAnyDepthGiveTheLeastSum(final int depth, final double scale) {
		for (final int nonZeros : new int[] { 4, 30 }) {
			final Problem problem = Problem.of(30, 10, nonZeros, 7);
			final double[] least = leastSum(problem.inputs(), problem.labels());
			for (final BiasSolution solution : new BiasSolution[] { problem.regression(scale, depth).minimum(Progress.NONE), problem
				.regression(scale, depth).flow(Progress.NONE) }) {
				assertEquals(StopReason.CONVERGED, solution.reason(), nonZeros + " non-zeros: " + solution.residual());
				assertTrue(Problem.distance(solution.weights(), least) < 1e-9, nonZeros + " non-zeros");
			}
		}
	}

	/** The weights that fit with the least sum of absolute values, by the simplex method. */
	private static double[] leastSum(final double[] inputs, final double[] labels) {
		final int d = inputs.length / labels.length;
		final double[] costs = new double[2 * d];
		Arrays.fill(costs, 1);
		final List<LinearConstraint> fits = new ArrayList<>();
		for (int k = 0; k < labels.length; k++) {
			final double[] row = new double[2 * d];
			for (int i = 0; i < d; i++) {
				row[i] = inputs[k * d + i];
				row[d + i] = -row[i];
			}
			fits.add(new LinearConstraint(row, Relationship.EQ, labels[k]));
		}
		final double[] parts = new SimplexSolver().optimize(new LinearObjectiveFunction(costs, 0), new LinearConstraintSet(fits),
			GoalType.MINIMIZE, new NonNegativeConstraint(true)).getPoint();
		final double[] weights = new double[d];
		Arrays.setAll(weights, i -> parts[i] - parts[d + i]);
		return weights;
	}

	private static double sum(final double[] weights) {
		return Arrays.stream(weights).map(Math::abs).sum();
	}
}
