package org.scalinglaws.retrieval.prediction;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** The prediction beside the mean of exact runs that did not diverge. */
@Tag("slow")
class PredictionAgainstSgdTest {

	/** What runs at a common step give. */
	private record Ensemble(Columns predicted, double[][] mean, double[][] error, int survivors, double critical) {

		private static final String[] NAMES = { "overlap", "loss", "meanSquaredError" };

		/** Runs of u(0) about a third of s*, which most often end at the optimum of that sign. */
		static Ensemble of(final int dimension, final double exponent, final double part, final double noise,
			final int batch, final double end, final int runs, final double norm, final double along)
		{
			final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
			final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(4));
			final double[] start = StartingWeights.onSphere(dimension, norm, 1, Streams.of(4));
			for (int i = 0; i < dimension; i++)
				start[i] += along * teacher[i];
			final SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
			final double critical = new LinearisedSgd(measure, batch).criticalLearningRate();
			final LearningRateSchedule schedule = LearningRateSchedule.constant(critical / part);
			final long steps = Math.round(end * part / critical);
			final Columns predicted = new SgdPrediction(measure, schedule, noise, batch, 1e-8).solve(steps, 40, Progress.NONE)
				.trajectory();
			final Columns rows = new SgdSimulation(new RetrievalProblem(spectrum, teacher), start, new SgdOptions(Optimizer
				.plain(schedule, batch), noise, steps, runs, new SgdMethod.Exact(), 7, 40)).run(2, Progress.NONE).trajectory();
			return of(predicted, rows, runs, critical);
		}

		/** The overlap with the optimum at which a run ends. */
		private static Ensemble of(final Columns predicted, final Columns rows, final int runs, final double critical) {
			final int records = predicted.rows();
			final double[][][] values = new double[runs][NAMES.length][records];
			final int[] count = new int[runs];
			for (int row = 0; row < rows.rows(); row++) {
				final int run = (int) rows.get("run", row);
				if (rows.get("diverged", row) > 0) count[run] = -1;
				else for (int k = 0; k < NAMES.length; k++)
					values[run][k][count[run]] = rows.get(NAMES[k], row);
				count[run]++;
			}
			final int[] good = IntStream.range(0, runs).filter(run -> count[run] == records).toArray();
			final double[][] mean = new double[NAMES.length][records], error = new double[NAMES.length][records];
			for (int k = 0; k < NAMES.length; k++)
				for (int row = 0; row < records; row++) {
					double sum = 0, squares = 0;
					for (final int run : good) {
						final double value = k == 0 ? values[run][0][row] * Math.signum(values[run][0][records - 1]) : values[run][k][row];
						sum += value;
						squares += value * value;
					}
					mean[k][row] = sum / good.length;
					error[k][row] = Math.sqrt(Math.max(0, squares / good.length - mean[k][row] * mean[k][row]) / good.length);
				}
			return new Ensemble(predicted, mean, error, good.length, critical);
		}

		/** The median over records of |prediction/mean - 1| less two standard errors. */
		double median(final int k, final IntPredicate rows) {
			final double[] excess = IntStream.range(1, predicted.rows()).filter(rows).mapToDouble(row -> Math.max(0, Math.abs(
				predicted.get(NAMES[k], row) - mean[k][row]) - 2 * error[k][row]) / mean[k][row]).sorted().toArray();
			return excess[excess.length / 2];
		}

		boolean escaped(final int row) {
			return predicted.get("overlap", row) > 0.5;
		}

		@Override
		public String toString() {
			final StringBuilder text = new StringBuilder("survivors " + survivors + ", critical " + critical);
			for (int row = 0; row < predicted.rows(); row += 3) {
				text.append(String.format("%n%8.0f", predicted.get("step", row)));
				for (int k = 0; k < NAMES.length; k++)
					text.append(String.format("  %s %.5f %.5f(%.5f)", NAMES[k], predicted.get(NAMES[k], row), mean[k][row],
						error[k][row]));
			}
			return text.toString();
		}
	}

	/** Within 1 % (error) and 3 % (overlap and loss past the escape) beside two standard errors, as median over records. */
	@ParameterizedTest
	@CsvSource({ "1.5, 10, 0.05, 1", "2, 10, 0, 1", "1.5, 5, 0.05, 8" })
	void followsTheMeanOfRuns(final double exponent, final double part, final double noise, final int batch) {
		final Ensemble ensemble = Ensemble.of(100, exponent, part, noise, batch, 4, 400, 0.5, 0.3);
		assertTrue(ensemble.survivors() > 350, ensemble.toString());
		assertTrue(ensemble.median(2, row -> true) < 0.01, ensemble.toString());
		assertTrue(ensemble.median(0, ensemble::escaped) < 0.03, ensemble.toString());
		assertTrue(ensemble.median(1, ensemble::escaped) < 0.03, ensemble.toString());
	}

	/** Time averages from the optimum on; their error from the scatter of independent runs. */
	@Test
	void floorsAreThoseOfLongRuns() {
		final int dimension = 12, runs = 30;
		final double[] spectrum = PowerLaw.spectrum(dimension, 1), teacher = Teachers.random(spectrum, "energy", Streams.of(
			2));
		final LinearisedSgd linearised = new LinearisedSgd(SpectralMeasure.full(spectrum, teacher, teacher), 1);
		final double rate = linearised.criticalLearningRate() / 5, noise = 1e-3; // small: the theory is linear in the error
		final NoiseFloor floor = linearised.floor(rate, noise);
		final Columns rows = new SgdSimulation(new RetrievalProblem(spectrum, teacher), teacher, new SgdOptions(Optimizer.plain(
			LearningRateSchedule.constant(rate), 1), noise, 20_000, runs, new SgdMethod.Exact(), 3, 20_001)).run(2,
				Progress.NONE).trajectory();
		for (final String name : new String[] { "loss", "meanSquaredError" }) {
			final double[] average = new double[runs];
			for (int row = 0; row < rows.rows(); row++) // the slowest coordinate takes 1/(16 rate lambda) = 500 steps
				if (rows.get("step", row) > 5000) average[(int) rows.get("run", row)] += rows.get(name, row) / 15_000;
			final double mean = Arrays.stream(average).sum() / runs;
			final double error = Math.sqrt(Arrays.stream(average).map(x -> (x - mean) * (x - mean)).sum() / (runs * (runs -
				1.0)));
			final double expected = name.equals("loss") ? floor.loss() : floor.meanSquaredError();
			assertTrue(Math.abs(mean - expected) < 3 * error, name + ": " + mean + " +- " + error + ", expected " + expected);
			assertTrue(error < 0.04 * expected, "says little: " + error / expected);
		}
	}
}
