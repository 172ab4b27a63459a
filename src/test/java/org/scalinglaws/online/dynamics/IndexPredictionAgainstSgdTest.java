package org.scalinglaws.online.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.sgd.IndexSimulation;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The prediction beside the mean of 200 exact runs, which know nothing of its law, at about a fifth of the rate from which on
 * the mean loss no longer falls (near the optimum, for losses that end there).
 */
@Tag("slow")
class IndexPredictionAgainstSgdTest {

	private static final int DIMENSION = 100, RUNS = 200, RECORDS = 8;

	@ParameterizedTest(name = "{0}, {1}, {2} x {3}, noise {4}, batch {5}")
	@CsvSource({ "square, squared, 1, 1, 0, 1, 0.0055, 2000", "square, huber, 1, 1, 0, 16, 0.05, 50",
		"linear, logistic, 1, 1, 0, 1, 0.05, 500", "linear, halfSquared, 3, 2, 0.05, 16, 1.2, 200",
		"erf, halfSquared, 2, 2, 0.05, 1, 0.5, 1000", "erf, squared, 1, 1, 0, 16, 1.1, 200",
		"tanh, halfSquared, 1, 1, 0.05, 1, 0.3, 300", "tanh, logistic, 1, 1, 0, 16, 0.1, 200",
		"relu, squared, 1, 1, 0.05, 1, 0.12, 2000", "sigmoid, halfSquared, 1, 1, 0, 16, 17, 200", "function, huber, 1, 1, 0, 1, 0.1, 50",
		"function, halfSquared, 1, 1, 0.05, 1, 0.1, 200", "square, halfSquared, 2, 2, 0, 1, 0.012, 1000" })
	void runsGoWhereTheyArePredicted(final String link, final String loss, final int students, final int teachers,
		final double noise, final int batch, final double rate, final int steps)
	{
		final IndexProblem problem = new IndexProblem(Link.of(link, link.equals("function") ? z -> z + Math.sin(z) / 2 : null),
			Loss.of(loss), students, teachers, noise);
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, 1.5);
		final double[][] w = vectors(spectrum, students + teachers);
		for (int k = 0; k < students; k++)
			w[k] = Arrays.stream(w[k]).map(value -> value / 2).toArray();
		final LearningRateSchedule schedule = LearningRateSchedule.constant(rate);
		final Columns predicted = new IndexPrediction(NodeMoments.full(spectrum, w), problem, schedule, batch, 1e-6).solve(steps,
			RECORDS, Progress.NONE).trajectory();
		final Columns runs = new IndexSimulation(problem, spectrum, joined(w, students, students + teachers), joined(w, 0,
			students), new SgdOptions(Optimizer.plain(schedule, batch), noise, steps, RUNS, new SgdMethod.Exact(), 1, RECORDS)).run(
				1, Progress.NONE).trajectory();
		assertEquals(RUNS * RECORDS, runs.rows());
		assertTrue(predicted.get("loss", RECORDS - 1) < predicted.get("loss", 0));
		for (final String name : IndexColumns.of(problem))
			for (int row = 0; row < RECORDS && !name.endsWith("Gap"); row++)
				assertMean(runs, name, row, predicted.get(name, row));
	}

	/** Within three standard errors and 1 %. */
	private static void assertMean(final Columns runs, final String name, final int row, final double predicted) {
		final double[] values = IntStream.range(0, RUNS).mapToDouble(run -> runs.get(name, run * RECORDS + row)).toArray();
		final double mean = Arrays.stream(values).average().getAsDouble();
		final double error = Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / RUNS / (RUNS -
			1));
		assertEquals(mean, predicted, 3 * error + 0.01 * Math.abs(mean), name + " at step " + runs.get("step", row) + " +- " +
			error);
	}

	/** Of energy 1. */
	private static double[][] vectors(final double[] spectrum, final int count) {
		final Random random = new Random(7);
		final double[][] vectors = new double[count][];
		for (int v = 0; v < count; v++) {
			final double[] vector = new double[DIMENSION];
			double energy = 0;
			for (int i = 0; i < DIMENSION; i++) {
				vector[i] = random.nextGaussian();
				energy += spectrum[i] * vector[i] * vector[i];
			}
			final double length = Math.sqrt(energy);
			vectors[v] = Arrays.stream(vector).map(value -> value / length).toArray();
		}
		return vectors;
	}

	private static double[] joined(final double[][] vectors, final int from, final int to) {
		return IntStream.range(from, to).mapToObj(v -> vectors[v]).flatMapToDouble(Arrays::stream).toArray();
	}
}
