package org.scalinglaws.network.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.network.data.CancelAfter;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** {@link QuadraticTraining} and its check, {@link NuclearNorm}. */
class QuadraticTrainingTest {

	private static final int MANY = 100_000;

	@Test
	void gradientIsThatOfTheLoss() {
		final int d = 3, p = 2;
		final Data data = new Data(d, 7, 0.5, 1);
		final Training.Loss loss = new QuadraticTraining(data.inputs, data.labels, 0.3, p).loss(Progress.NONE);
		final double[] point = new double[p * d];
		start(1).fillGaussian(point, 0, point.length);
		DiagonalTrainingTest.assertGradient(loss, point);
		double expected = 0; // the definition, by the neurons' squares
		for (int k = 0; k < 7; k++) {
			double sum = 0;
			for (int j = 0; j < p; j++) {
				double product = 0;
				for (int i = 0; i < d; i++) {
					product += point[j * d + i] * data.inputs[k * d + i];
					sum -= point[j * d + i] * point[j * d + i];
				}
				sum += product * product;
			}
			expected += Math.pow(data.labels[k] - sum / Math.sqrt(p * d) / Math.sqrt(d), 2);
		}
		for (final double w : point)
			expected += 0.3 * w * w;
		assertEquals(expected, loss.evaluate(point, new double[p * d]), 1e-13 * expected);
	}

	@ParameterizedTest
	@CsvSource({ "12, 40, 1", "12, 300, 0.1", "16, 100, 0.5", "20, 100, 1", "20, 400, 2" })
	void trainedNetworkSolvesTheConvexProblem(final int d, final int samples, final double weightDecay) {
		final Data data = new Data(d, samples, 0.5, 100 * d + samples);
		final TrainedNetwork trained = new QuadraticTraining(data.inputs, data.labels, weightDecay).run(start(1), 1e-10, MANY,
			Progress.NONE);
		final NuclearNorm problem = new NuclearNorm(data.inputs, data.labels, weightDecay * d);
		final NuclearNorm.Solution solution = problem.solve(1e-10, MANY, Progress.NONE);
		assertSame(StopReason.CONVERGED, trained.reason());
		assertSame(StopReason.CONVERGED, solution.reason());
		assertEquals(solution.objective(), trained.loss(), 1e-10 * trained.loss()); // both gaps
		assertEquals(trained.loss(), problem.certify(trained.weights()).objective(), 1e-10 * trained.loss());
		assertTrue(solution.infeasibility() < 1e-8 && Math.abs(solution.slackness()) < 1e-8); // of the gap's order
		double difference = 0;
		for (int i = 0; i < d * d; i++)
			difference += Math.pow(trained.weights()[i] - solution.matrix()[i], 2);
		assertTrue(Math.sqrt(difference / LowerBound.squares(solution.matrix())) < 1e-6); // sqrt of the gap, or less
	}

	/** Width p trades weight decay: S and loss depend on weightDecay sqrt(p d) alone, from p = d on. */
	@Test
	void widthOnlyRescalesTheWeightDecay() {
		final int d = 8;
		final Data data = new Data(d, 40, 0.5, 7);
		final TrainedNetwork wide = new QuadraticTraining(data.inputs, data.labels, 0.5, 4 * d).run(start(1), 1e-10, MANY,
			Progress.NONE);
		final TrainedNetwork square = new QuadraticTraining(data.inputs, data.labels, 1, d).run(start(2), 1e-10, MANY,
			Progress.NONE);
		assertEquals(square.loss(), wide.loss(), 1e-9 * square.loss());
		assertArrayEquals(square.weights(), wide.weights(), 1e-5);
	}

	@Test
	void aNarrowNetworkShowsItsGap() {
		final Data data = new Data(8, 60, 0, 8);
		final TrainedNetwork narrow = new QuadraticTraining(data.inputs, data.labels, 0.1, 1).run(start(1), 1e-10, MANY,
			Progress.NONE);
		assertTrue(narrow.reason() == StopReason.STATIONARY || narrow.reason() == StopReason.STALLED);
		final NuclearNorm.Solution best = new NuclearNorm(data.inputs, data.labels, 0.1 * Math.sqrt(8)).solve(1e-10, MANY,
			Progress.NONE);
		assertTrue(narrow.loss() > 1.1 * best.objective());
		assertTrue(narrow.loss() - narrow.gap() <= best.objective() * (1 + 1e-10));
	}

	/** d = 1: min over s >= 0 of |y - s z|^2 + c s has s = (y.z - c/2)_+ / |z|^2, z = x^2 - 1. */
	@Test
	void oneDimensionIsTheSoftThreshold() {
		final double[] inputs = { 2, 1.5, -0.5 }, labels = { 2, 1, 1 };
		final double square = 9 + 1.25 * 1.25 + 0.75 * 0.75, product = 6 + 1.25 - 0.75;
		for (final double c : new double[] { 0.5, 3, 12.9, 13.1 }) {
			final double s = Math.max(0, product - c / 2) / square;
			final NuclearNorm.Solution solution = new NuclearNorm(inputs, labels, c).solve(1e-13, MANY, Progress.NONE);
			final TrainedNetwork trained = new QuadraticTraining(inputs, labels, c).run(start(1), 1e-13, MANY, Progress.NONE);
			assertEquals(s, solution.matrix()[0], 1e-6); // sqrt of the gap over |z|^2
			assertEquals(s, trained.weights()[0], 1e-6);
			assertEquals(6 - square * s * s, solution.objective(), 1e-11);
			assertEquals(6 - square * s * s, trained.loss(), 1e-11);
		}
	}

	/** S = 0 from the penalty on that is twice the largest eigenvalue of sum y_k Z_k. */
	@Test
	void heavyWeightDecayLeavesNothing() {
		final int d = 10;
		final Data data = new Data(d, 50, 0, 9);
		final double[][] moments = new double[d][d];
		for (int k = 0; k < 50; k++)
			for (int i = 0; i < d; i++)
				for (int j = 0; j < d; j++)
					moments[i][j] += data.labels[k] * (data.inputs[k * d + i] * data.inputs[k * d + j] - (i == j ? 1 : 0)) / Math
						.sqrt(d);
		final double edge = 2 * new SymmetricEigen(moments, false).largest();
		final double zero = LowerBound.squares(data.labels);
		final NuclearNorm.Solution above = new NuclearNorm(data.inputs, data.labels, 1.01 * edge).solve(1e-12, MANY,
			Progress.NONE);
		assertEquals(0, LowerBound.squares(above.matrix()), 0);
		assertEquals(zero, new QuadraticTraining(data.inputs, data.labels, 1.01 * edge / d).run(start(1), 1e-10, MANY,
			Progress.NONE).loss(), 1e-10 * zero);
		final NuclearNorm.Solution below = new NuclearNorm(data.inputs, data.labels, 0.99 * edge).solve(1e-12, MANY,
			Progress.NONE);
		assertTrue(LowerBound.squares(below.matrix()) > 0 && below.objective() < zero);
	}

	@Test
	void noiselessDataGiveTheTargetBack() {
		final int d = 6;
		final Data data = new Data(d, 60, 0, 10); // more samples than the 21 free elements
		final TrainedNetwork trained = new QuadraticTraining(data.inputs, data.labels, 0).run(start(1), 1e-12, MANY,
			Progress.NONE);
		assertSame(StopReason.CONVERGED, trained.reason());
		assertArrayEquals(data.target, trained.weights(), 1e-9); // sqrt(loss) at most 1e-12 x sqrt(start's), times a condition
	}

	@Test
	void certificateBoundsEveryMatrix() {
		final int d = 7;
		final Data data = new Data(d, 30, 0.5, 11);
		final NuclearNorm problem = new NuclearNorm(data.inputs, data.labels, 2);
		final NuclearNorm.Solution best = problem.solve(1e-12, MANY, Progress.NONE);
		for (int draw = 0; draw < 30; draw++) {
			final double[] other = PowerLawTargets.randomMatrix(d, 1, Streams.of(draw), Progress.NONE);
			for (int i = 0; i < d * d; i++) // from near to far
				other[i] = best.matrix()[i] + Math.pow(2, -draw) * other[i];
			final NuclearNorm.Solution certified = problem.certify(other);
			assertTrue(certified.objective() >= best.objective() * (1 - 1e-12));
			assertTrue(certified.lowerBound() <= best.objective());
			assertTrue(certified.gap() >= certified.objective() - best.objective());
		}
		assertTrue(problem.certify(best.matrix()).gap() <= 2e-12 * best.objective());
	}

	@Test
	void seedDecidesTheStartAloneNotTheLoss() {
		final Data data = new Data(8, 40, 0.5, 12);
		final QuadraticTraining training = new QuadraticTraining(data.inputs, data.labels, 0.3);
		final TrainedNetwork one = training.run(start(1), 1e-9, MANY, Progress.NONE);
		assertArrayEquals(one.weights(), training.run(start(1), 1e-9, MANY, Progress.NONE).weights(), 0);
		final TrainedNetwork other = training.run(start(2), 1e-9, MANY, Progress.NONE);
		assertTrue(one.history().get("loss", 0) != other.history().get("loss", 0));
		assertEquals(one.loss(), other.loss(), 1e-9 * one.loss());
	}

	@Test
	void limitsAndCancelLeaveAPart() {
		final Data data = new Data(12, 60, 0.5, 13);
		final TrainedNetwork canceled = new QuadraticTraining(data.inputs, data.labels, 0.01).run(start(1), 1e-12, MANY,
			new CancelAfter(100));
		assertSame(StopReason.CANCELED, canceled.reason());
		assertTrue(canceled.iterations() > 3 && canceled.loss() < canceled.history().get("loss", 0));
		final NuclearNorm problem = new NuclearNorm(data.inputs, data.labels, 0.1);
		assertSame(StopReason.CANCELED, problem.solve(1e-12, MANY, new CancelAfter(100)).reason());
		final NuclearNorm.Solution limited = problem.solve(1e-12, 3, Progress.NONE);
		assertSame(StopReason.ITERATIONS, limited.reason());
		assertTrue(limited.gap() > 1e-12 * limited.objective());
	}

	@Test
	void badInputsAreNamed() {
		final double[] inputs = { 1, 2, 3, 4 }, labels = { 1, 2 };
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertFails("weightDecay ", () -> new QuadraticTraining(inputs, labels, bad));
			assertFails("penalty ", () -> new NuclearNorm(inputs, labels, bad));
		}
		assertFails("labels ", () -> new QuadraticTraining(inputs, new double[3], 1));
		assertFails("labels ", () -> new NuclearNorm(inputs, new double[] { 1, Double.NaN }, 1));
		assertFails("inputs ", () -> new NuclearNorm(new double[] { 1, Double.NaN }, labels, 1));
		assertFails("width ", () -> new QuadraticTraining(inputs, labels, 1, 0));
		assertFails("width must be in [1, 2000000]", () -> new QuadraticTraining(inputs, labels, 1, 2_000_001)); // p d at most 4e6
		assertFails("tolerance ", () -> new QuadraticTraining(inputs, labels, 1).run(Streams.of(1).stream("s", 0), 0, MANY,
			Progress.NONE));
		assertFails("tolerance ", () -> new NuclearNorm(inputs, labels, 1).solve(0, MANY, Progress.NONE));
		assertFails("target must be a positive semidefinite", () -> new NuclearNorm(inputs, labels, 1).certify(new double[] {
			-1, 0, 0, 1 }));
		assertFails("inputs and labels ", () -> new QuadraticTraining(new double[] { 1e100, 1e100 }, new double[] { 1 }, 1)
			.run(start(1), 1e-3, MANY, Progress.NONE));
	}

	private static RandomStream start(final long seed) {
		return Streams.of(seed).stream("networkStart", 0);
	}

	private static void assertFails(final String start, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(start), message);
	}

	/** A power-law problem. */
	private static final class Data {

		final double[] target;
		final double[] inputs;
		final double[] labels;

		Data(final int dimension, final int samples, final double noiseVariance, final long seed) {
			final Streams streams = Streams.of(seed);
			target = PowerLawTargets.randomMatrix(dimension, 1, streams, Progress.NONE);
			inputs = NetworkSamples.inputs(dimension, samples, streams.stream(NetworkSamples.INPUTS, 0));
			labels = NetworkSamples.quadraticLabels(inputs, target, noiseVariance, streams.stream(NetworkSamples.LABEL_NOISE,
				0), Progress.NONE);
		}
	}
}
