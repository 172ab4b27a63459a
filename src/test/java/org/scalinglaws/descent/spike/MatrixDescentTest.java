package org.scalinglaws.descent.spike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** All weights beside the three variables, and gradient and loss beside simulation and differences. */
@Tag("slow")
class MatrixDescentTest {

	private static final String[] NORMS = { "signal", "spike", "bulk", "loss", "alignment" };

	/** From startScale times orthonormal rows, so that no matrix is diagonal, both forms are one law. */
	@ParameterizedTest
	@CsvSource({ "gradient,5,0,5", "gradient,30,2,30", "gradient,30,10,37", "spectral,5,0,5", "spectral,30,2,30",
		"spectral,30,10,37", "spectral,12,30,12", "gradient,2,5,3" })
	void anAlignedStartFollowsTheThreeVariables(final String name, final int dimension, final double spike, final int width) {
		final SpikedRetrieval problem = new SpikedRetrieval(dimension, spike);
		final DescentRule rule = DescentRule.of(name);
		final double rate = rule == DescentRule.GRADIENT ? 0.02 / (1 + spike) : 0.0031;
		final int steps = rule == DescentRule.GRADIENT ? 1500 : 310; // later all singular values are nearly 0
		final SpikeRun.Result reduced = SpikeRun.of(new ReducedDescent(problem, rule, rate, 0.01), steps, steps + 1,
			Progress.NONE);
		final SpikeRun.Result matrix = SpikeRun.of(new MatrixDescent(problem, rule, rate, orthonormal(dimension, width, 0.01),
			null), steps, steps + 1, Progress.NONE);
		assertTrue(reduced.trajectory().last("loss") < 0.7 * reduced.trajectory().first("loss"));
		for (final String column : NORMS)
			assertArrayEquals(reduced.trajectory().column(column), matrix.trajectory().column(column), 1e-12, column);
		assertEquals(reduced.growthExponent(), matrix.growthExponent(), 1e-9);
	}

	/** W' = scale x (an orthogonal matrix's first columns): W W' = scale^2 I. */
	private static double[][] orthonormal(final int dimension, final int width, final double scale) {
		final SplittableRandom random = new SplittableRandom(dimension);
		final double[][] any = new double[width][width];
		for (final double[] row : any)
			Arrays.setAll(row, i -> scale * random.nextDouble(-1, 1));
		final double[][] q = new QRDecomposition(new Array2DRowRealMatrix(any)).getQ().getData();
		return Arrays.stream(q).map(row -> Arrays.stream(row).limit(dimension).map(value -> scale * value).toArray()).toArray(
			double[][]::new);
	}

	/** Weights of order 1 without any symmetry. */
	private static double[][] weights(final int dimension, final int width) {
		final SplittableRandom random = new SplittableRandom(17);
		final double[][] weights = new double[width][dimension];
		for (final double[] row : weights)
			Arrays.setAll(row, i -> random.nextDouble(-1, 1));
		return weights;
	}

	private static MatrixDescent at(final SpikedRetrieval problem, final double[][] weights) {
		return new MatrixDescent(problem, DescentRule.GRADIENT, 1, weights, null);
	}

	@Test
	void theGradientIsTheDerivativeOfTheLoss() {
		final SpikedRetrieval problem = new SpikedRetrieval(5, 1.7);
		final double[][] weights = weights(5, 4), gradient = at(problem, weights).gradient();
		final double h = 1e-5;
		for (int k = 0; k < 4; k++)
			for (int i = 0; i < 5; i++) {
				final double there = weights[k][i];
				weights[k][i] = there + h;
				final double up = at(problem, weights).state().loss();
				weights[k][i] = there - h;
				final double down = at(problem, weights).state().loss();
				weights[k][i] = there;
				assertEquals((up - down) / (2 * h), gradient[k][i], 1e-8 * Math.max(1, up)); // h^2 and rounding/h
			}
	}

	/** f and y of inputs that are drawn here, and 1/4 (f - y)^2 and (f - y) x x'W of them. */
	@Test
	void lossAndGradientAreMeansOverInputs() {
		final int d = 4, width = 3, samples = 400_000;
		final double spike = 1.5;
		final SpikedRetrieval problem = new SpikedRetrieval(d, spike);
		final double[][] weights = weights(d, width);
		final java.util.Random random = new java.util.Random(5);
		final double[] sum = new double[1 + d * width], squares = new double[sum.length], x = new double[d];
		final double[] values = new double[sum.length], projections = new double[width];
		for (int n = 0; n < samples; n++) {
			for (int i = 0; i < d; i++)
				x[i] = random.nextGaussian() * (i == 1 ? Math.sqrt(1 + spike) : 1);
			double error = -x[0] * x[0];
			for (int k = 0; k < width; k++) {
				projections[k] = 0;
				for (int i = 0; i < d; i++)
					projections[k] += weights[k][i] * x[i];
				error += projections[k] * projections[k];
			}
			values[0] = error * error / 4;
			for (int k = 0; k < width; k++)
				for (int i = 0; i < d; i++)
					values[1 + k * d + i] = error * x[i] * projections[k];
			for (int i = 0; i < sum.length; i++) {
				sum[i] += values[i];
				squares[i] += values[i] * values[i];
			}
		}
		final MatrixDescent descent = at(problem, weights);
		final double[][] gradient = descent.gradient();
		for (int i = 0; i < sum.length; i++) {
			final double mean = sum[i] / samples, expected = i == 0 ? descent.state().loss() : gradient[(i - 1) / d][(i - 1) % d];
			final double standardError = Math.sqrt((squares[i] / samples - mean * mean) / samples);
			assertEquals(expected, mean, 3.5 * standardError, "element " + i); // one of 13 in 200 seeds
			assertTrue(standardError < 0.05 * Math.abs(descent.state().loss()));
		}
	}

	/** Batches are unbiased, of whatever size: the mean of many in units of its standard error. */
	@ParameterizedTest
	@CsvSource({ "1,40000", "7,8000", "600,100" })
	void theMeanOfBatchesIsThePopulations(final int batchSize, final int batches) {
		final int d = 4;
		final double[][] error = { { 0.3, 0.1, 0, 0.2 }, { 0.1, 0.5, -0.1, 0 }, { 0, -0.1, 0.2, 0 }, { 0.2, 0, 0, -0.4 } };
		final double[] deviations = { 1, Math.sqrt(3), 1, 1 };
		final BatchCurvature curvature = new BatchCurvature(batchSize, Streams.of(1).stream("test", 0));
		final double[][] sum = new double[d][d], squares = new double[d][d];
		for (int n = 0; n < batches; n++) {
			final double[][] next = curvature.next(error, deviations, () -> true);
			for (int i = 0; i < d; i++)
				for (int j = 0; j < d; j++) {
					sum[i][j] += next[i][j];
					squares[i][j] += next[i][j] * next[i][j];
				}
		}
		final double tau = 0.3 + 3 * 0.5 + 0.2 - 0.4;
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++) {
				final double mean = sum[i][j] / batches, standardError = Math.sqrt((squares[i][j] / batches - mean * mean) /
					batches);
				final double q = deviations[i] * deviations[i], r = deviations[j] * deviations[j];
				assertEquals(2 * q * error[i][j] * r + (i == j ? tau * q : 0), mean, 3.5 * standardError);
			}
	}

	/** Any W with W W' = theta theta' is an optimum. */
	@Test
	void theGradientVanishesAtTheOptimum() {
		final double[][] weights = { { 0.6, 0, 0 }, { 0, 0, 0 }, { -0.8, 0, 0 } };
		final MatrixDescent descent = at(new SpikedRetrieval(3, 4), weights);
		for (final double[] row : descent.gradient())
			for (final double value : row)
				assertEquals(0, value, 1e-15);
		assertEquals(0, descent.state().loss(), 1e-30);
		assertEquals(1, descent.state().alignment(), 1e-15);
	}

	/** Batches of 100 inputs per coordinate: in the band of another implementation's runs, and nearer with more. */
	@Test
	void sampledSpectralDescentFollowsThePopulations() {
		final SpikedRetrieval problem = new SpikedRetrieval(40, 2);
		final Columns reduced = SpikeRun.of(new ReducedDescent(problem, DescentRule.SPECTRAL, 0.004, 0.001), 200, 201,
			Progress.NONE).trajectory();
		final Columns sampled = run(problem, 40, 4000), more = run(problem, 40, 16_000);
		final double deviation = deviation(reduced, sampled), smaller = deviation(reduced, more);
		assertTrue(deviation < 0.012, () -> "deviation " + deviation);
		assertTrue(smaller < deviation / 2, () -> "deviation " + smaller); // it falls like the inverse of the batch
		assertEquals(reduced.max("bulk"), sampled.max("bulk"), 0.03 * reduced.max("bulk"));
		// as long as every direction's gradient points outwards, the polar factor is that of -I
		assertArrayEquals(reduced.where("step < 20").column("bulk"), sampled.where("step < 20").column("bulk"), 1e-12);
		assertTrue(Math.abs(reduced.get("bulk", 60) - sampled.get("bulk", 60)) > 1e-6);
	}

	private static Columns run(final SpikedRetrieval problem, final int width, final int batchSize) {
		return SpikeRun.of(new MatrixDescent(problem, DescentRule.SPECTRAL, 0.004, MatrixDescent.start(problem, width, 0.001,
			null), new BatchCurvature(batchSize, Streams.of(3).stream("test batches", 0))), 200, 201, Progress.NONE).trajectory();
	}

	private static double deviation(final Columns reduced, final Columns sampled) {
		double worst = 0;
		for (int step = 0; step < reduced.rows(); step++)
			worst = Math.max(worst, Math.abs(sampled.get("signal", step) / reduced.get("signal", step) - 1));
		return worst;
	}

	/** A wide Gaussian start has other norms, by 1/sqrt(2 width) each, and the growth of the aligned one. */
	@Test
	void aWideGaussianStartGrowsAsTheThreeVariables() {
		final SpikedRetrieval problem = new SpikedRetrieval(40, 10);
		final double reduced = SpikeRun.of(new ReducedDescent(problem, DescentRule.GRADIENT, 0.002, 1e-4), 1000, 2,
			Progress.NONE).growthExponent();
		final SpikeRun.Result wide = SpikeRun.of(new MatrixDescent(problem, DescentRule.GRADIENT, 0.002, MatrixDescent.start(
			problem, 160, 1e-4, Streams.of(3).stream("test start", 0)), null), 1000, 2, Progress.NONE);
		assertEquals(1, wide.trajectory().first("spike") / wide.trajectory().first("signal"), 3 / Math.sqrt(160));
		assertTrue(Math.abs(wide.trajectory().first("spike") / wide.trajectory().first("signal") - 1) > 1e-3);
		assertEquals(reduced, wide.growthExponent(), 0.02 * reduced);
	}

	/** Identity where the network is as wide as its inputs, else normals of variance startScale^2/width. */
	@Test
	void startsAreAsDeclared() {
		final SpikedRetrieval problem = new SpikedRetrieval(300, 1);
		final RandomStream random = Streams.of(2).stream("test", 0);
		final MatrixDescent identity = at(problem, MatrixDescent.start(problem, 300, 0.5, random));
		assertEquals(0.5, identity.state().signal(), 0);
		assertEquals(0.5, identity.state().bulk(), 1e-15);
		final double[][] wide = MatrixDescent.start(problem, 900, 0.5, random);
		final double sum = Arrays.stream(wide).flatMapToDouble(Arrays::stream).map(value -> value * value).sum();
		assertEquals(0.25 * 300, sum, 3 * 0.25 * 300 * Math.sqrt(2 / (300.0 * 900)));
	}

	/** The gradient of few inputs has their rank; the step along its polar factor has length sqrt(rank). */
	@Test
	void batchesSmallerThanTheDimensionMoveTheirRank() {
		final SpikedRetrieval problem = new SpikedRetrieval(20, 3);
		final double[][] start = MatrixDescent.start(problem, 20, 0.5, null);
		final MatrixDescent descent = new MatrixDescent(problem, DescentRule.SPECTRAL, 0.1, start, new BatchCurvature(6, Streams
			.of(1).stream("test", 0)));
		descent.step(() -> true);
		// |W - 0.5 I|^2 = rate^2 rank cannot be seen in norms; |W|^2 = 0.25 x 20 -+ 0.1 tr(polar) + 0.01 x 6 bounds it
		final SpikeDescent.State state = descent.state();
		final double norm = state.signal() / state.alignment();
		assertTrue(norm <= 0.5 * Math.sqrt(20) + 0.1 * Math.sqrt(6) + 1e-12 && norm >= 0.5 * Math.sqrt(20) - 0.1 * Math.sqrt(6));
		assertTrue(Math.abs(norm - 0.5 * Math.sqrt(20)) > 1e-3);
	}

	@Test
	void refusesWhatIsOutOfRange() {
		final SpikedRetrieval problem = new SpikedRetrieval(10, 1), large = new SpikedRetrieval(1001, 1);
		refused("dimension must be in [2, 1000], was 1001", () -> MatrixDescent.start(large, 1, 1, null));
		refused("width must be in [0, 10000], was -1", () -> MatrixDescent.start(problem, -1, 1, null));
		refused("batchSize must be in [1, 100000000], was 0", () -> new BatchCurvature(0, null));
		refused("start must have length 10, was 3", () -> at(problem, new double[2][3]));
	}

	private static void refused(final String message, final Runnable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
	}
}
