package org.scalinglaws.descent.spike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** What a run records and measures, read off its own steps; and the matrix of a batch, input by input. */
class SpikeRunTest {

	/** At the first step with tau = signal^2 - 1 + (1 + lambda) spike^2 + (d - 2) bulk^2 above -0.9. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 4 })
	void growthIsThatOfTheFirstStepAboveTheEscape(final double spike) {
		final double rate = 0.01;
		final SpikeRun.Result run = SpikeRun.of(new ReducedDescent(new SpikedRetrieval(20, spike), DescentRule.GRADIENT, rate,
			0.01), 400, 401, Progress.NONE);
		final Columns all = run.trajectory();
		assertEquals(401, all.rows());
		int step = 0;
		while (Math.pow(all.get("signal", step), 2) - 1 + (1 + spike) * Math.pow(all.get("spike", step), 2) + 18 * Math.pow(all
			.get("bulk", step), 2) <= -0.9)
			step++;
		assertTrue(step > 10);
		assertEquals(step, all.get("step", step));
		assertEquals(Math.log(all.get("spike", step) / all.get("signal", step)) / (rate * step), run.growthExponent(), 1e-12);
		assertEquals("", run.reason());
		assertEquals("", all.metadata().get("reason"));
		assertEquals(false, all.metadata().get("canceled"));
		// few records are rows of many
		final Columns few = SpikeRun.of(new ReducedDescent(new SpikedRetrieval(20, spike), DescentRule.GRADIENT, rate, 0.01), 400,
			9, Progress.NONE).trajectory();
		assertEquals(9, few.rows());
		assertEquals(400, few.last("step"));
		for (int i = 0; i < 9; i++)
			assertArrayEquals(all.row((int) few.get("step", i)), few.row(i));
	}

	@Test
	void rulesHaveNamesAndExponents() {
		final SpikedRetrieval problem = new SpikedRetrieval(10, 4);
		assertSame(DescentRule.SPECTRAL, DescentRule.of("spectral"));
		assertSame(DescentRule.GRADIENT, DescentRule.of("gradient"));
		assertEquals(0, DescentRule.SPECTRAL.growthExponent(problem, 0.1));
		assertEquals(Math.log(1.5 / 1.3) / 0.1, DescentRule.GRADIENT.growthExponent(problem, 0.1), 1e-14);
		assertEquals(2, DescentRule.GRADIENT.growthExponent(problem, 1e-9), 1e-7);
		assertEquals(8, problem.bulk());
		assertEquals(5, problem.variance());
		final ReducedDescent reduced = new ReducedDescent(problem, DescentRule.GRADIENT, 0.25, 0.5);
		assertEquals(0.25, reduced.learningRate());
		assertTrue(reduced.shortWhile() >= 1);
	}

	/** All in one number each, by hand: a = b = c = 1/2, lambda = 4, d = 10. */
	@Test
	void statesAndStepsAreThoseOfTheEquations() {
		final SpikedRetrieval problem = new SpikedRetrieval(10, 4);
		final double excess = 0.25 - 1 + 5 * 0.25 + 8 * 0.25;
		final ReducedDescent descent = new ReducedDescent(problem, DescentRule.GRADIENT, 0.01, 0.5);
		final SpikeDescent.State start = descent.state();
		assertEquals(excess, start.excess(), 1e-15);
		assertEquals((0.75 * 0.75 + 1.25 * 1.25 + 8 * 0.25 * 0.25) / 2 + excess * excess / 4, start.loss(), 1e-14);
		assertEquals(1 / Math.sqrt(10), start.alignment(), 1e-15);
		descent.step(() -> true);
		assertEquals(0.5 - 0.005 * (-1.5 + excess), descent.state().signal(), 1e-15);
		assertEquals(0.5 - 0.005 * 5 * (2.5 + excess), descent.state().spike(), 1e-15);
		assertEquals(0.5 - 0.005 * (0.5 + excess), descent.state().bulk(), 1e-15);
		final MatrixDescent matrix = new MatrixDescent(problem, DescentRule.GRADIENT, 0.01, MatrixDescent.start(problem, 0, 0.5,
			null), null);
		assertEquals(start.loss(), matrix.state().loss(), 1e-13);
		assertEquals(0.01, matrix.learningRate());
		assertTrue(matrix.shortWhile() >= 1);
		matrix.step(() -> false); // then it is not taken
		assertEquals(start.signal(), matrix.state().signal(), 1e-15);
		matrix.step(() -> true);
		assertEquals(descent.state().spike(), matrix.state().spike(), 1e-14);
		assertEquals(0, new MatrixDescent(new SpikedRetrieval(2, 1), DescentRule.GRADIENT, 1, new double[][] { { 3, 4 } }, null)
			.state().bulk());
	}

	/** (1/batch) sum x'Delta x x x' of the same inputs, drawn here; of more than a block at once. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 256, 600 })
	void batchesAreSumsOverTheirInputs(final int batch) {
		final double[][] error = { { 0.3, 0.1, 0 }, { 0.1, 0.5, -0.1 }, { 0, -0.1, 0.2 } };
		final double[] deviations = { 1, 2, 1 }, x = new double[3];
		final double[][] found = new BatchCurvature(batch, Streams.of(1).stream("test", 0)).next(error, deviations, () -> true);
		final RandomStream stream = Streams.of(1).stream("test", 0);
		RealMatrix sum = new Array2DRowRealMatrix(3, 3);
		for (int k = 0; k < batch; k++) {
			stream.fillGaussian(x, 0, 3);
			x[1] *= 2;
			final RealMatrix column = new Array2DRowRealMatrix(x);
			final double weight = column.transpose().multiply(new Array2DRowRealMatrix(error)).multiply(column).getEntry(0, 0);
			sum = sum.add(column.multiply(column.transpose()).scalarMultiply(weight / batch));
		}
		for (int i = 0; i < 3; i++)
			assertArrayEquals(sum.getRow(i), found[i], 1e-11 * sum.getNorm());
	}

	/** A long batch ends soon when told to. */
	@Test
	void batchesEndWhenTold() {
		final int[] asked = { 0 };
		new BatchCurvature(BatchCurvature.LARGEST_BATCH, Streams.of(1).stream("test", 0)).next(new double[2][2], new double[] { 1,
			1 }, () -> ++asked[0] < 5);
		assertTrue(asked[0] < 10);
	}
}
