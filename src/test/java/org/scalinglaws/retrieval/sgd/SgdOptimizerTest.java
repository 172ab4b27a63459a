package org.scalinglaws.retrieval.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Schedules, momentum and averages of iterates in exact SGD. */
@Tag("slow")
class SgdOptimizerTest {

	private static final double[] SPECTRUM = { 0.5, 0.3, 0.15, 0.05 };
	private static final double[] TEACHER = { 0.9, -1.1, 0.7, 1.3 };
	private static final double[] START = { 0.4, 0.2, -0.6, 1.0 };
	private static final RetrievalProblem PROBLEM = new RetrievalProblem(SPECTRUM, TEACHER);

	/** Every step on given samples, against the definition written out. */
	@Test
	void makesTheStepsOfItsDefinition() {
		final int steps = 60, batch = 3;
		final double[] inputs = RetrievalSamples.inputs(SPECTRUM, steps * batch, Streams.of(5).stream("inputs", 0));
		final double[] labels = RetrievalSamples.labels(inputs, TEACHER, 0.1, Streams.of(5).stream("labels", 0));
		for (final LearningRateSchedule schedule : new LearningRateSchedule[] { LearningRateSchedule.constant(0.01),
			LearningRateSchedule.cosine(0.02, 1e-4, steps), LearningRateSchedule.warmupStableDecay(0.02, 1e-3, steps, 10, 20) })
			for (final double momentum : new double[] { 0, 0.7 })
				for (final long from : new long[] { 0, 25 }) {
					final SgdResult result = new SgdSimulation(PROBLEM, START, new SgdOptions(new Optimizer(schedule, batch,
						momentum, from), 0, steps, 1, new SgdMethod.Exact(), 1, 7)).run(inputs, labels, 1, Progress.NONE);
					final double[][] expected = definition(inputs, labels, schedule, batch, momentum, from, steps);
					for (int i = 0; i < 4; i++)
						assertEquals(expected[0][i], result.weights()[i], 1e-13);
					final Columns rows = result.trajectory();
					final Observables average = Observables.of(PROBLEM, expected[1], 0);
					assertEquals(average.meanSquaredError(), last(rows, "averagedMeanSquaredError"), 1e-13);
					assertEquals(average.loss(), last(rows, "averagedLoss"), 1e-12);
					assertEquals(average.overlap(), last(rows, "averagedOverlap"), 1e-13);
					assertEquals(schedule.time(steps), last(rows, "time"), 0);
				}
	}

	/** Weights and their average after all steps. */
	private static double[][] definition(final double[] inputs, final double[] labels,
		final LearningRateSchedule schedule, final int batch, final double momentum, final long from, final int steps)
	{
		final double[] w = START.clone(), velocity = new double[4], sum = new double[4];
		for (int step = 0; step < steps; step++) {
			if (step >= from) for (int i = 0; i < 4; i++)
				sum[i] += w[i];
			final double[] gradient = new double[4];
			for (int b = 0; b < batch; b++) {
				final int sample = step * batch + b;
				double response = 0;
				for (int i = 0; i < 4; i++)
					response += inputs[4 * sample + i] * w[i];
				for (int i = 0; i < 4; i++)
					gradient[i] += 4 * (response * response - labels[sample]) * response * inputs[4 * sample + i] / batch;
			}
			for (int i = 0; i < 4; i++) {
				velocity[i] = momentum * velocity[i] + gradient[i];
				w[i] -= schedule.rate(step) * velocity[i];
			}
		}
		for (int i = 0; i < 4; i++)
			sum[i] = (sum[i] + w[i]) / (steps - from + 1);
		return new double[][] { w, sum };
	}

	/** Before the average begins it is the iterate itself. */
	@Test
	void averagesFromTheGivenStepOn() {
		final Columns rows = new SgdSimulation(PROBLEM, START, new SgdOptions(new Optimizer(LearningRateSchedule.constant(
			0.01), 1, 0, 20), 0, 30, 1, new SgdMethod.Exact(), 1, 31)).run(1, Progress.NONE).trajectory();
		for (int row = 0; row < 31; row++) {
			final boolean equal = rows.column("averagedEnergy")[row] == rows.column("energy")[row];
			assertEquals(row <= 20, equal, "after " + row + " steps");
		}
	}

	/**
	 * With momentum m the mean moves like that of a learning rate of 1/(1 - m) times as much, up to terms of the
	 * order of the learning rate: here on the way from the start to the optimum.
	 */
	@Test
	void momentumActsLikeALargerLearningRate() {
		final int runs = 2000;
		final Columns with = new SgdSimulation(PROBLEM, START, new SgdOptions(new Optimizer(LearningRateSchedule.constant(
			2e-5), 1, 0.9, Optimizer.NO_AVERAGE), 0, 5000, runs, new SgdMethod.Exact(), 1, 2)).run(2, Progress.NONE)
			.trajectory();
		final Columns without = new SgdSimulation(PROBLEM, START, 2e-4, 0, 5000, runs, 1, 2, 2).run(2, Progress.NONE)
			.trajectory();
		final double[] a = ends(with.column("energy")), b = ends(without.column("energy"));
		final double difference = mean(a) - mean(b), error = Math.sqrt((variance(a) + variance(b)) / runs);
		assertEquals(0, difference, 4 * error + 2e-4 * 10); // momentum starts 1/(1 - m) = 10 steps late
		assertTrue(Math.abs(mean(a) - mean(ends(without.column("energy"), 0))) > 20 * error, "nothing moved");
	}

	/**
	 * The average of many iterates about the optimum has the covariance 2 noise H^-1 / steps, H the Hessian: that of
	 * the best unbiased estimate. Isotropic, s* = 1: trace H^-1 = d (d - 1)/8 + d/24.
	 */
	@Test
	void averagesReachTheBestVariance() {
		final int d = 4, runs = 200;
		final long steps = 100_000;
		final double noise = 0.01, rate = 5e-4;
		final double[] flat = new double[d], ones = new double[d];
		Arrays.fill(flat, 1.0 / d);
		Arrays.fill(ones, 1);
		final Columns rows = new SgdSimulation(new RetrievalProblem(flat, ones), ones, new SgdOptions(new Optimizer(
			LearningRateSchedule.constant(rate), 1, 0, 0), noise, steps, runs, new SgdMethod.Exact(), 1, 2)).run(2,
			Progress.NONE).trajectory();
		final double[] averaged = ends(rows.column("averagedMeanSquaredError"));
		final double expected = 2 * noise / steps * (d * (d - 1) / 8.0 + d / 24.0) / d;
		assertEquals(expected, mean(averaged), 4 * Math.sqrt(variance(averaged) / runs));
		final double[] last = ends(rows.column("meanSquaredError"));
		assertEquals(rate * noise, mean(last), 4 * Math.sqrt(variance(last) / runs)); // the plain floor, 60 times higher
	}

	@Test
	void refusesWhatIsNoOptimizer() {
		final LearningRateSchedule schedule = LearningRateSchedule.constant(0.1);
		for (final double momentum : new double[] { -0.1, 1, Double.NaN })
			assertEquals("momentum must be in [0, 1), was " + momentum, assertThrows(IllegalArgumentException.class,
				() -> new Optimizer(schedule, 1, momentum, 0)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Optimizer(null, 1, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Optimizer(schedule, 0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new Optimizer(schedule, 1, 0, -2));
	}

	private static double last(final Columns rows, final String name) {
		return rows.column(name)[rows.rows() - 1];
	}

	/** The second of two records of each run. */
	private static double[] ends(final double[] column) {
		return ends(column, 1);
	}

	private static double[] ends(final double[] column, final int record) {
		final double[] ends = new double[column.length / 2];
		for (int run = 0; run < ends.length; run++)
			ends[run] = column[2 * run + record];
		return ends;
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().getAsDouble();
	}

	private static double variance(final double[] values) {
		final double mean = mean(values);
		return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
	}
}
