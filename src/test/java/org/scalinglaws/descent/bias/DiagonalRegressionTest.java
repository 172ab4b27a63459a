package org.scalinglaws.descent.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The end of gradient flow on diagonal networks: both methods, special cases, what has no solution, wrong inputs. */
class DiagonalRegressionTest {

	private static final Problem PROBLEM = Problem.of(100, 40, 5, 1);

	@Test
	void flowEndsAtTheMinimum() {
		final double[][] settings = { { 2, 2 }, { 2, 0.5 }, { 2, 0.1 }, { 2, 1e-3 }, { 2, 1e-8 }, { 3, 0.5 }, { 3, 0.01 }, { 4,
			0.3 }, { 7, 0.2 }, { 20, 0.5 } };
		for (final double[] setting : settings) {
			final DiagonalRegression regression = PROBLEM.regression(setting[1], (int) setting[0]);
			final BiasSolution minimum = regression.minimum(Progress.NONE), flow = regression.flow(Progress.NONE);
			final String which = "depth " + setting[0] + ", start scale " + setting[1];
			assertEquals(StopReason.CONVERGED, minimum.reason(), which);
			assertEquals(StopReason.CONVERGED, flow.reason(), which);
			assertTrue(Problem.distance(flow.weights(), minimum.weights()) < 1e-9, which);
			final double[] outputs = Problem.outputs(PROBLEM.inputs(), minimum.weights());
			assertTrue(Problem.distance(outputs, PROBLEM.labels()) < 1e-12, which);
			assertTrue(Problem.distance(Problem.outputs(PROBLEM.inputs(), flow.weights()), PROBLEM.labels()) < 1e-10, which);
			assertTrue(minimum.iterations() < 30, which + ": " + minimum.iterations());
		}
	}

	/** From lazy to rich the error of a sparse target falls to nothing; deeper networks are rich from larger starts. */
	@Test
	void smallStartsFindTheSparseTarget() {
		final double[] scales = { 2, 0.5, 0.1, 0.01, 0.001 };
		final double[] errors = DoubleStream.of(scales).map(scale -> error(scale, 2)).toArray();
		for (int k = 1; k < errors.length; k++)
			assertTrue(errors[k] < errors[k - 1], Arrays.toString(errors));
		assertTrue(errors[0] > 0.4 && errors[3] < 0.02 && errors[4] < 1e-3, Arrays.toString(errors));
		assertTrue(error(0.1, 3) < error(0.1, 2) / 5);
	}

	private static double error(final double scale, final int depth) {
		return Math.pow(Problem.distance(PROBLEM.regression(scale, depth).minimum(Progress.NONE).weights(), PROBLEM.sparse()),
			2); // the target has length 1
	}

	@Test
	void normsAreThoseOfTheWeights() {
		final BiasSolution solution = PROBLEM.regression(0.1, 2).minimum(Progress.NONE);
		assertEquals(DoubleStream.of(solution.weights()).map(Math::abs).sum(), solution.norm1(), 1e-12);
		assertEquals(Math.sqrt(DoubleStream.of(solution.weights()).map(w -> w * w).sum()), solution.norm2(), 1e-12);
		assertEquals(3e200, new BiasSolution(new double[] { 0, -3e200 }, 0, 0, StopReason.CONVERGED, "").norm2());
	}

	/** Labels a times as large, inputs b times: the weights of a start whose D-th power is b/a of it, a/b times as large. */
	@Test
	void unitsOnlyScale() {
		final double[] inputs = Arrays.stream(PROBLEM.inputs()).map(x -> 1e-6 * x).toArray(), labels = Arrays.stream(PROBLEM
			.labels()).map(y -> 1e9 * y).toArray();
		for (final int depth : new int[] { 2, 5 }) {
			final double[] plain = PROBLEM.regression(0.2, depth).minimum(Progress.NONE).weights();
			final double[] scaled = new DiagonalRegression(inputs, labels, 0.2 * Math.pow(1e15, 1.0 / depth), depth).minimum(
				Progress.NONE).weights();
			assertTrue(Problem.distance(scaled, Arrays.stream(plain).map(w -> 1e15 * w).toArray()) < 1e-11);
		}
	}

	@Test
	void oneSampleOneWeight() {
		for (final int depth : new int[] { 2, 3, 10 }) {
			final DiagonalRegression regression = new DiagonalRegression(new double[] { -2 }, new double[] { 3 }, 0.3, depth);
			assertEquals(-1.5, regression.minimum(Progress.NONE).weights()[0], 1e-12);
			assertEquals(-1.5, regression.flow(Progress.NONE).weights()[0], 1e-9);
		}
	}

	@Test
	void moreSamplesThanWeights() {
		final Problem many = Problem.of(8, 30, 3, 2);
		for (final BiasSolution solution : both(many.inputs(), many.labels(), 2)) {
			assertEquals("converged", solution.words());
			assertTrue(Problem.distance(solution.weights(), many.sparse()) < 1e-9);
		}
		final double[] noisy = many.labels().clone();
		for (int k = 0; k < noisy.length; k++)
			noisy[k] += Math.sin(k);
		final double[] leastSquares = pseudoInverse(many, noisy);
		final double residual = Problem.distance(Problem.outputs(many.inputs(), leastSquares), noisy);
		for (final BiasSolution solution : both(many.inputs(), noisy, 3)) {
			assertEquals("stationary: least squares, no weights fit all 30 labels, as the inputs have rank 8", solution.words());
			assertEquals(StopReason.STATIONARY, solution.reason());
			assertEquals(residual, solution.residual(), 1e-9);
			assertTrue(Problem.distance(solution.weights(), leastSquares) < 1e-8);
		}
	}

	/** A sample twice, with equal labels and with others: then as with the mean of them. */
	@Test
	void repeatedSamples() {
		final Problem once = Problem.of(30, 8, 3, 3);
		final double[] inputs = Arrays.copyOf(once.inputs(), 9 * 30), labels = Arrays.copyOf(once.labels(), 9);
		System.arraycopy(inputs, 7 * 30, inputs, 8 * 30, 30);
		labels[8] = labels[7];
		final double[] expected = once.regression(0.2, 2).minimum(Progress.NONE).weights();
		for (final BiasSolution solution : both(inputs, labels, 2)) {
			assertEquals("converged", solution.words());
			assertEquals(0, Problem.distance(solution.weights(), expected), 1e-9);
		}
		labels[7] += 0.5;
		labels[8] -= 0.5;
		for (final BiasSolution solution : both(inputs, labels, 2)) {
			assertEquals("stationary: least squares, no weights fit all 9 labels, as the inputs have rank 8", solution.words());
			assertEquals(0, Problem.distance(solution.weights(), expected), 1e-9);
		}
	}

	private static BiasSolution[] both(final double[] inputs, final double[] labels, final int depth) {
		final DiagonalRegression regression = new DiagonalRegression(inputs, labels, 0.2, depth);
		return new BiasSolution[] { regression.minimum(Progress.NONE), regression.flow(Progress.NONE) };
	}

	static double[] pseudoInverse(final Problem problem, final double[] labels) {
		return new SingularValueDecomposition(new Array2DRowRealMatrix(problem.rows())).getSolver().solve(new ArrayRealVector(
			labels)).toArray();
	}

	@Test
	void nothingToFitAndNothingToFitWith() {
		for (final BiasSolution solution : both(PROBLEM.inputs(), new double[40], 2)) {
			assertArrayEquals(new double[100], solution.weights());
			assertEquals(0, solution.residual());
			assertEquals("converged: all labels are 0, and the weights stay 0", solution.words());
		}
		for (final BiasSolution solution : both(new double[400], PROBLEM.labels(), 2))
			assertEquals("stationary: all inputs are 0, and no weights fit the labels", solution.words());
		for (final BiasSolution solution : both(new double[] { 1, 2, 0, 0 }, new double[] { 0, 1 }, 3))
			assertEquals("stationary: no weights fit any part of the labels", solution.words());
	}

	/** A start so small that the flow waits longer than numbers last: its end is the minimum, which Newton's method finds. */
	@Test
	void aFlowThatStallsEndsAtTheMinimum() {
		final DiagonalRegression regression = new DiagonalRegression(new double[] { 1, 2, 3, 4 }, new double[] { 1, 1 }, 1e-20, 3);
		final BiasSolution flow = regression.flow(Progress.NONE);
		assertEquals(StopReason.CONVERGED, flow.reason());
		assertArrayEquals(new double[] { -1, 1 }, flow.weights(), 1e-9);
		assertTrue(flow.words().startsWith("converged: by Newton's method, as the flow stalled"), flow.words());
	}

	/** Starts from which the dual's gaps would be no numbers: as from those where they are, to all digits. */
	@Test
	void startsTooSmallForNumbersEndWhereTheirLimitDoes() {
		final double[] limit = PROBLEM.regression(1e-10, 20).minimum(Progress.NONE).weights();
		for (final double scale : new double[] { 1e-30, 1e-100 }) {
			final BiasSolution flow = PROBLEM.regression(scale, 20).flow(Progress.NONE);
			assertEquals(StopReason.CONVERGED, flow.reason());
			assertTrue(Problem.distance(flow.weights(), limit) < 1e-9);
			assertTrue(flow.words().startsWith("converged: by Newton's method, as the flow stalled"), flow.words());
		}
	}

	/** So large that products are shared among threads and only the head of the slopes makes the preconditioner. */
	@Test
	void threadsDoNotChangeBits() {
		final Problem large = Problem.of(2000, 300, 20, 4);
		final double[] many = large.regression(0.01, 2).minimum(Progress.NONE).weights(), alone = new double[2000];
		Parallel.workers(1, worker -> System.arraycopy(large.regression(0.01, 2).minimum(Progress.NONE).weights(), 0, alone, 0,
			2000));
		assertArrayEquals(many, alone, 0);
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> PROBLEM.regression(0.1, 2).minimum(canceled));
		assertThrows(CancellationException.class, () -> PROBLEM.regression(0.1, 2).flow(canceled));
	}

	@Test
	void wrongInputsAreRefusedByName() {
		final double[] one = { 1 }, nan = { Double.NaN };
		refused("depth must be in [2, 100], was 1", one, one, 0.1, 1);
		refused("startScale must be finite and greater than 0, was 0", one, one, 0, 2);
		refused("startScale must be finite and greater than 0, was -1", one, one, -1, 2);
		refused("startScale must be in [1.0E-100, 1.0E50], was 1.0E200", one, one, 1e200, 2);
		refused("inputs must be finite, was NaN at 0", nan, one, 0.1, 2);
		refused("labels must be finite, was NaN at 0", one, nan, 0.1, 2);
		refused("inputs must be dimension x samples (2, one for each label), was 3 numbers", new double[3], new double[2], 0.1, 2);
		refused("labels' length must be in [1, 10000], was 0", one, new double[0], 0.1, 2);
		refused("labels is required, was not given", one, null, 0.1, 2);
	}

	private static void refused(final String message, final double[] inputs, final double[] labels, final double scale,
		final int depth)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new DiagonalRegression(inputs, labels, scale,
			depth)).getMessage());
	}
}
