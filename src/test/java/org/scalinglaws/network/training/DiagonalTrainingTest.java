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
import org.scalinglaws.network.data.CancelAfter;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

class DiagonalTrainingTest {

	private static final int MANY = 100_000;

	@Test
	void gradientIsThatOfTheLoss() {
		final Data data = new Data(4, 7, 1);
		final Training.Loss loss = new DiagonalTraining(data.inputs, data.labels, 0.3).loss(Progress.NONE);
		final double[] point = start(8);
		assertGradient(loss, point);
		double expected = 0; // the definition
		for (int k = 0; k < 7; k++) {
			double residual = data.labels[k];
			for (int i = 0; i < 4; i++)
				residual -= point[i] * point[4 + i] * data.inputs[4 * k + i] / 2;
			expected += residual * residual;
		}
		for (final double p : point)
			expected += 0.3 * p * p;
		assertEquals(expected, loss.evaluate(point, new double[8]), 1e-13 * expected);
	}

	/** The table begins with the loss and the length of the gradient at the start, and ends where little is left of it. */
	@Test
	void historyTellsTheGradient() {
		final Data data = new Data(4, 7, 1);
		final DiagonalTraining training = new DiagonalTraining(data.inputs, data.labels, 0.3);
		final double[] gradient = new double[8];
		final double loss = training.loss(Progress.NONE).evaluate(start(8), gradient);
		double square = 0;
		for (final double slope : gradient)
			square += slope * slope;
		final TrainedNetwork fine = training.run(stream("networkStart"), 1e-10, MANY, Progress.NONE);
		assertEquals(loss, fine.history().get("loss", 0), 1e-13 * loss);
		assertEquals(Math.sqrt(square), fine.history().get("gradientNorm", 0), 1e-13 * Math.sqrt(square));
		assertTrue(fine.history().last("gradientNorm") < 1e-3 * Math.sqrt(square));
		final TrainedNetwork rough = training.run(stream("networkStart"), 0.1, MANY, Progress.NONE);
		assertTrue(rough.gap() <= 0.1 * rough.loss());
		assertTrue(rough.iterations() < fine.iterations() / 2, rough.iterations() + " " + fine.iterations());
	}

	/** The trained network's loss is twice the LASSO's lowest, which coordinate descent finds with a gap of its own. */
	@ParameterizedTest
	@CsvSource({ "30, 0.01", "30, 0.1", "30, 1", "100, 0.01", "100, 0.1", "100, 1", "400, 0.01", "400, 0.1", "400, 1" })
	void trainedNetworkIsTheLasso(final int samples, final double weightDecay) {
		final int d = 100;
		final Data data = new Data(d, samples, 10 * samples + 1);
		final TrainedNetwork trained = new DiagonalTraining(data.inputs, data.labels, weightDecay).run(stream("networkStart"),
			1e-10, MANY, Progress.NONE);
		assertSame(StopReason.CONVERGED, trained.reason());
		final Lasso lasso = new Lasso(data, d, weightDecay * Math.sqrt(d));
		final double best = lasso.solve(1e-9); // relative gap
		assertEquals(2 * best, trained.loss(), 1e-8 * trained.loss());
		assertEquals(trained.loss(), 2 * lasso.objective(trained.weights()), 1e-9 * trained.loss());
		assertTrue(trained.gap() <= 1e-10 * trained.loss());
		assertEquals(trained.loss(), trained.history().get("loss", trained.iterations()), 0);
	}

	/** d = 1: theta is the soft threshold. */
	@Test
	void oneCoordinateIsTheSoftThreshold() {
		final double[] inputs = { 1, -2, 3 }, labels = { 1, 1, 2 };
		for (final double weightDecay : new double[] { 0.1, 1, 4.9, 5.1 }) { // x.y = 5, |x|^2 = 14
			final double theta = Math.max(0, 5 - weightDecay) / 14;
			final TrainedNetwork trained = new DiagonalTraining(inputs, labels, weightDecay).run(stream("networkStart"), 1e-13,
				MANY, Progress.NONE);
			assertEquals(6 - 14 * theta * theta, trained.loss(), 1e-12); // |y|^2 - |x theta|^2 at the optimum
			assertEquals(theta, trained.weights()[0], 1e-6); // sqrt of the gap over |x|^2
		}
	}

	@Test
	void boundHoldsForEveryNetwork() {
		final Data data = new Data(10, 20, 3);
		final Training.Loss loss = new DiagonalTraining(data.inputs, data.labels, 0.5).loss(Progress.NONE);
		final double best = 2 * new Lasso(data, 10, 0.5 * Math.sqrt(10)).solve(1e-12);
		for (int draw = 0; draw < 50; draw++) {
			final double[] point = new double[20];
			Streams.of(draw).stream("points", 0).fillGaussian(point, 0, 20);
			for (int i = 0; i < 20; i++)
				point[i] *= 0.02 * draw;
			final double value = loss.evaluate(point, new double[20]);
			final double bound = loss.lowerBound();
			assertTrue(0 <= bound && bound <= best * (1 + 1e-11) && best <= value, bound + " " + best + " " + value);
		}
	}

	@Test
	void withoutWeightDecayItInterpolatesOrSaysThatTheGapIsOpen() {
		final Data few = new Data(20, 10, 4), many = new Data(5, 30, 4);
		final TrainedNetwork interpolating = new DiagonalTraining(few.inputs, few.labels, 0).run(stream("networkStart"), 1e-8,
			MANY, Progress.NONE);
		assertSame(StopReason.CONVERGED, interpolating.reason());
		assertTrue(interpolating.loss() < 1e-13);
		final TrainedNetwork leastSquares = new DiagonalTraining(many.inputs, many.labels, 0).run(stream("networkStart"), 1e-8,
			MANY, Progress.NONE);
		assertTrue(leastSquares.reason() == StopReason.STATIONARY || leastSquares.reason() == StopReason.STALLED);
		assertEquals(leastSquares.loss(), leastSquares.gap(), 0);
		for (int i = 0; i < 5; i++) { // the normal equations
			double correlation = 0;
			for (int k = 0; k < 30; k++)
				correlation += many.inputs[5 * k + i] * new Lasso(many, 5, 0).residual(k, leastSquares.weights());
			assertEquals(0, correlation, 1e-9);
		}
	}

	@Test
	void seedDecidesTheStartAloneNotTheLoss() {
		final Data data = new Data(10, 20, 5);
		final double[] copy = data.inputs.clone();
		final DiagonalTraining training = new DiagonalTraining(data.inputs, data.labels, 0.2);
		final TrainedNetwork one = training.run(Streams.of(1).stream("networkStart", 0), 1e-10, MANY, Progress.NONE);
		final TrainedNetwork again = training.run(Streams.of(1).stream("networkStart", 0), 1e-10, MANY, Progress.NONE);
		final TrainedNetwork other = training.run(Streams.of(2).stream("networkStart", 0), 1e-10, MANY, Progress.NONE);
		assertArrayEquals(one.weights(), again.weights(), 0);
		assertArrayEquals(one.history().column("loss"), again.history().column("loss"), 0);
		assertTrue(one.history().get("loss", 0) != other.history().get("loss", 0));
		assertEquals(one.loss(), other.loss(), 1e-10 * one.loss());
		assertArrayEquals(copy, data.inputs, 0);
	}

	@Test
	void limitsAndCancelLeaveAPart() {
		final Data data = new Data(50, 50, 6);
		final DiagonalTraining training = new DiagonalTraining(data.inputs, data.labels, 0.001);
		final TrainedNetwork limited = training.run(stream("networkStart"), 1e-10, 7, Progress.NONE);
		assertSame(StopReason.ITERATIONS, limited.reason());
		assertEquals(7, limited.iterations());
		assertEquals(8, limited.history().rows());
		assertTrue(limited.gap() > 1e-10 * limited.loss());
		final TrainedNetwork canceled = training.run(stream("networkStart"), 1e-10, MANY, new CancelAfter(40));
		assertSame(StopReason.CANCELED, canceled.reason());
		assertEquals(true, canceled.history().metadata().get("canceled"));
		assertTrue(canceled.iterations() > 5 && canceled.iterations() < 40);
		final TrainedNetwork none = training.run(stream("networkStart"), 1e-10, MANY, new CancelAfter(0));
		assertSame(StopReason.CANCELED, none.reason());
		assertTrue(Double.isNaN(none.loss()));
	}

	@Test
	void badInputsAreNamed() {
		final double[] inputs = { 1, 2, 3, 4 }, labels = { 1, 2 };
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY })
			assertFails("weightDecay ", () -> new DiagonalTraining(inputs, labels, bad));
		assertFails("labels ", () -> new DiagonalTraining(inputs, new double[3], 1));
		assertFails("labels ", () -> new DiagonalTraining(inputs, new double[0], 1));
		assertFails("labels ", () -> new DiagonalTraining(inputs, null, 1));
		assertFails("labels ", () -> new DiagonalTraining(inputs, new double[] { Double.NaN }, 1));
		assertFails("inputs ", () -> new DiagonalTraining(new double[] { 1, Double.POSITIVE_INFINITY }, labels, 1));
		assertFails("tolerance ", () -> new DiagonalTraining(inputs, labels, 1).run(stream("s"), 0, MANY, Progress.NONE));
		assertFails("maxIterations ", () -> new DiagonalTraining(inputs, labels, 1).run(stream("s"), 1, 0, Progress.NONE));
		assertFails("inputs and labels ", () -> new DiagonalTraining(new double[] { 1e200, 1e200 }, new double[] { 1 }, 1).run(
			stream("s"), 1e-3, MANY, Progress.NONE));
	}

	/** Central differences: an error of h^2 times a third derivative of order 10, and rounding over h. */
	static void assertGradient(final Training.Loss loss, final double[] point) {
		final double[] gradient = new double[point.length], unused = new double[point.length];
		loss.evaluate(point, gradient);
		for (int i = 0; i < point.length; i++) {
			final double[] above = point.clone(), below = point.clone();
			above[i] += 1e-4;
			below[i] -= 1e-4;
			final double slope = (loss.evaluate(above, unused) - loss.evaluate(below, unused)) / 2e-4;
			assertEquals(slope, gradient[i], 1e-6);
		}
	}

	private static double[] start(final int length) {
		final double[] start = new double[length];
		stream("networkStart").fillGaussian(start, 0, length);
		return start;
	}

	private static RandomStream stream(final String purpose) {
		return Streams.of(1).stream(purpose, 0);
	}

	private static void assertFails(final String named, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(named), message);
	}

	/** A power-law problem with noise. */
	private static final class Data {

		final double[] inputs;
		final double[] labels;

		Data(final int dimension, final int samples, final long seed) {
			final Streams streams = Streams.of(seed);
			inputs = NetworkSamples.inputs(dimension, samples, streams.stream(NetworkSamples.INPUTS, 0));
			labels = NetworkSamples.diagonalLabels(inputs, PowerLawTargets.randomVector(dimension, 1, streams), 0.5, streams
				.stream(NetworkSamples.LABEL_NOISE, 0));
		}
	}

	/** 1/2 |y - X theta|^2 + penalty |theta|_1 by plain coordinate descent. */
	private static final class Lasso {

		private final Data data;
		private final int d;
		private final double penalty;

		Lasso(final Data data, final int d, final double penalty) {
			this.data = data;
			this.d = d;
			this.penalty = penalty;
		}

		double residual(final int k, final double[] theta) {
			double residual = data.labels[k];
			for (int i = 0; i < d; i++)
				residual -= theta[i] * data.inputs[k * d + i];
			return residual;
		}

		double objective(final double[] theta) {
			double value = 0;
			for (int k = 0; k < data.labels.length; k++)
				value += residual(k, theta) * residual(k, theta) / 2;
			for (final double coefficient : theta)
				value += penalty * Math.abs(coefficient);
			return value;
		}

		double solve(final double tolerance) {
			final double[][] gram = new double[d][d];
			final double[] moments = new double[d], theta = new double[d], correlations = new double[d];
			for (int k = 0; k < data.labels.length; k++)
				for (int i = 0; i < d; i++) {
					moments[i] += data.labels[k] * data.inputs[k * d + i];
					for (int j = 0; j < d; j++)
						gram[i][j] += data.inputs[k * d + i] * data.inputs[k * d + j];
				}
			for (int sweep = 1;; sweep++) {
				for (int i = 0; i < d; i++)
					update(gram[i], moments[i], theta, i);
				if (sweep % 200 > 0) continue;
				for (int i = 0; i < d; i++) {
					correlations[i] = moments[i];
					for (int j = 0; j < d; j++)
						correlations[i] -= gram[i][j] * theta[j];
				}
				final double value = objective(theta);
				if (value - dual(theta, correlations) <= tolerance * value) return value;
				assertTrue(sweep < 1_000_000, "coordinate descent did not converge");
			}
		}

		private void update(final double[] row, final double moment, final double[] theta, final int i) {
			double rest = moment + row[i] * theta[i];
			for (int j = 0; j < d; j++)
				rest -= row[j] * theta[j];
			theta[i] = Math.signum(rest) * Math.max(0, Math.abs(rest) - penalty) / row[i];
		}

		/** |y|^2 / 2 - |y - u|^2 / 2 at the residual scaled into |X'u| at most the penalty. */
		private double dual(final double[] theta, final double[] correlations) {
			double largest = penalty, value = 0;
			for (final double correlation : correlations)
				largest = Math.max(largest, Math.abs(correlation));
			for (int k = 0; k < data.labels.length; k++) {
				final double y = data.labels[k], rest = y - residual(k, theta) * penalty / largest;
				value += (y * y - rest * rest) / 2;
			}
			return value;
		}
	}
}
