package org.scalinglaws.online.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Runs on fresh samples against the recursion of their moments, step by step and in the long run. */
@Tag("slow")
class MixtureSimulationTest {

	private static SgdOptions options(final double rate, final int batch, final long steps, final int runs,
		final int records)
	{
		return new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(rate), batch), 0, steps, runs,
			new SgdMethod.Exact(), 11, records);
	}

	private static SgdResult run(final MixtureProblem problem, final double[][] weights, final SgdOptions options) {
		return new MixtureSimulation(problem, Mixtures.flat(weights), options).run(2, Progress.NONE);
	}

	/** From weights that are known the moments after one step are exact. */
	@ParameterizedTest
	@CsvSource({ "2, LOGISTIC, 1", "2, HALF_SQUARED, 1", "3, LOGISTIC, 1", "4, LOGISTIC, 1", "4, HALF_SQUARED, 1",
		"2, LOGISTIC, 3", "3, HALF_SQUARED, 2", "3, LOGISTIC, 4" })
	void oneStepHasItsMoments(final int classes, final MixtureLoss loss, final int batch) {
		final int dimension = 3, runs = 400_000;
		final double rate = 0.7;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, loss);
		final Outputs outputs = new Outputs(problem.students());
		final double[][] weights = Mixtures.weights(outputs.count(), dimension, 1);
		final PlainMixture plain = new PlainMixture(problem, weights);
		plain.step(rate, batch);
		final double[][] means = new double[outputs.count()][dimension], squares = new double[outputs.pairs()][dimension];
		final double[][] fourths = new double[outputs.pairs()][dimension];
		final MixtureSource source = new MixtureSource(problem, Streams.of(6), 0);
		for (int run = 0; run < runs; run++) {
			final double[][] after = step(problem, source, weights, rate, batch);
			for (final int[] kl : outputs.all())
				for (int i = 0; i < dimension; i++) {
					final double product = after[kl[0]][i] * after[kl[1]][i];
					if (kl[0] == kl[1]) means[kl[0]][i] += after[kl[0]][i] / runs;
					squares[outputs.pair(kl[0], kl[1])][i] += product / runs;
					fourths[outputs.pair(kl[0], kl[1])][i] += product * product / runs;
				}
		}
		for (int i = 0; i < dimension; i++)
			for (final int[] kl : outputs.all()) {
				final int pair = outputs.pair(kl[0], kl[1]);
				final double mean = means[kl[0]][i], square = squares[pair][i];
				assertEquals(mean, plain.mean[kl[0]][i], 4.5 * Math.sqrt((squares[outputs.pair(kl[0], kl[0])][i] - mean * mean) /
					runs));
				assertEquals(square, plain.second[pair][i], 4.5 * Math.sqrt((fourths[pair][i] - square * square) / runs));
			}
	}

	private static double[][] step(final MixtureProblem problem, final MixtureSource source, final double[][] weights,
		final double rate, final int batch)
	{
		final StepSize size = new StepSize(Optimizer.plain(LearningRateSchedule.constant(rate), batch), 1);
		final double[][] after = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
		final double[] u = new double[weights.length], coefficients = new double[weights.length];
		for (int sample = 0; sample < batch; sample++) {
			source.next(weights, u);
			assertTrue(new MixtureGradient(problem).coefficients(u, source.label(), size, coefficients));
			for (int k = 0; k < after.length; k++)
				for (int i = 0; i < after[k].length; i++)
					after[k][i] -= coefficients[k] * source.input()[i];
		}
		return after;
	}

	private static MixtureProblem problem(final String name, final int dimension) {
		return switch (name) {
			case "identity" -> Mixtures.identity(dimension, 1);
			case "zero-one" -> Mixtures.zeroOne(dimension);
			case "power law" -> Mixtures.powerLaw(dimension, 1, 0);
			case "steep power law" -> Mixtures.powerLaw(dimension, 2.5, 0.5);
			case "three" -> Mixtures.uneven(3, dimension, MixtureLoss.LOGISTIC);
			case "four" -> Mixtures.uneven(4, dimension, MixtureLoss.LOGISTIC);
			case "squares" -> Mixtures.uneven(3, dimension, MixtureLoss.HALF_SQUARED);
			default -> throw new IllegalArgumentException(name);
		};
	}

	/** Loss, error and overlaps over time, for the covariances of the paper and others. */
	@ParameterizedTest
	@CsvSource({ "identity, 1, 400", "zero-one, 1, 400", "power law, 1, 400", "steep power law, 1, 400", "three, 0.5, 100",
		"four, 2, 40", "squares, 0.2, 100" })
	void runsFollowThePrediction(final String name, final double rate, final int runs) {
		final int dimension = 200, steps = name.equals("four") ? 300 : 2000;
		final MixtureProblem problem = problem(name, dimension);
		final double[][] weights = Mixtures.weights(problem.students(), dimension, 0.1);
		final SgdResult result = run(problem, weights, options(rate / dimension, 1, steps, runs, 6));
		assertEquals(0, result.divergedRuns());
		final MixtureObservables observables = new MixtureObservables(problem);
		final PlainMixture plain = new PlainMixture(problem, weights);
		final Columns trajectory = result.trajectory();
		int step = 0;
		for (final double record : trajectory.where("run = 0").column("step")) {
			for (; step < record; step++)
				plain.step(rate / dimension, 1);
			final double[][] scalars = new double[problem.classes()][];
			Arrays.setAll(scalars, plain::scalars);
			final double[] expected = observables.values(scalars);
			final Columns rows = trajectory.where("step", value -> value == record);
			final List<String> names = observables.columns();
			for (int i = 0; i < expected.length; i++) {
				final double[] values = rows.column(names.get(i));
				final double mean = Arrays.stream(values).average().getAsDouble();
				final double variance = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (runs - 1);
				final boolean headline = List.of("loss", "error").contains(names.get(i));
				assertEquals(expected[i], mean, 3.5 * Math.sqrt(variance / runs) + (headline ? 0.01 * mean : 0.02 * Math.max(0.1,
					Math.abs(mean))), names.get(i) + " at " + record);
			}
		}
	}

	/** The population's loss and error are those of samples. */
	@ParameterizedTest
	@CsvSource({ "2, LOGISTIC", "3, LOGISTIC", "4, LOGISTIC", "2, HALF_SQUARED", "4, HALF_SQUARED" })
	void lossAndErrorAreThoseOfSamples(final int classes, final MixtureLoss loss) {
		final int dimension = 5, samples = 400_000;
		final MixtureProblem problem = Mixtures.uneven(classes, dimension, loss);
		final double[][] weights = Mixtures.weights(problem.students(), dimension, 2);
		final MixtureObservables observables = new MixtureObservables(problem);
		final double[] values = observables.values(observables.scalars(weights));
		final MixtureSource source = new MixtureSource(problem, Streams.of(5), 0);
		final double[] u = new double[problem.students()];
		double sum = 0, squares = 0, wrong = 0;
		for (int n = 0; n < samples; n++) {
			source.next(weights, u);
			final int c = problem.trueClass(source.label());
			double value = 0;
			int decided = 0;
			for (int k = 0; k < u.length; k++) {
				if (u[k] > u[decided]) decided = k;
				if (loss == MixtureLoss.HALF_SQUARED) value += Math.pow(u[k] - problem.target(c, k), 2) / 2;
			}
			if (loss == MixtureLoss.LOGISTIC) value = u.length == 1 ? Math.log1p(Math.exp(-source.label() * u[0])) : Math.log(Arrays
				.stream(u).map(Math::exp).sum()) - u[c];
			if (u.length == 1 && u[0] < 0) decided = 1;
			sum += value / samples;
			squares += value * value / samples;
			wrong += decided == c ? 0 : 1.0 / samples;
		}
		assertEquals(sum, values[values.length - 2], 4 * Math.sqrt((squares - sum * sum) / samples));
		assertEquals(wrong, values[values.length - 1], 4 * Math.sqrt(wrong * (1 - wrong) / samples));
	}

	/** A run depends neither on threads nor on the other runs, and given samples are learned from as drawn ones. */
	@Test
	void bitsAreThoseOfTheRun() {
		final MixtureProblem problem = Mixtures.uneven(3, 20, MixtureLoss.LOGISTIC);
		final double[] weights = new double[60];
		final SgdResult one = new MixtureSimulation(problem, weights, options(0.1, 2, 50, 3, 5)).run(1, Progress.NONE);
		final SgdResult two = new MixtureSimulation(problem, weights, options(0.1, 2, 50, 3, 5)).run(2, Progress.NONE);
		assertArrayEquals(one.weights(), two.weights());
		final MixtureSimulation simulation = new MixtureSimulation(problem, weights, options(0.1, 2, 50, 3, 5));
		assertEquals(List.of(3, 20), List.of(simulation.students(), simulation.dimension()));
		final double[] inputs = new double[20 * 100], labels = new double[100], projections = new double[3];
		final MixtureSource source = new MixtureSource(problem, Streams.of(11), 0);
		for (int n = 0; n < 100; n++) {
			source.next(new double[3][20], projections);
			System.arraycopy(source.input(), 0, inputs, n * 20, 20);
			labels[n] = source.label();
		}
		final SgdResult given = new MixtureSimulation(problem, weights, options(0.1, 2, 50, 1, 5)).run(inputs, labels, 1,
			Progress.NONE);
		assertArrayEquals(Arrays.copyOf(one.weights(), 60), given.weights());
	}

	@Test
	void tooLargeRatesDiverge() {
		final SgdResult result = run(Mixtures.uneven(2, 20, MixtureLoss.HALF_SQUARED), new double[1][20], options(10, 1,
			2000, 2, 20));
		assertEquals(2, result.divergedRuns());
		assertTrue(Double.isFinite(result.trajectory().last("loss")));
		assertEquals(1, result.trajectory().last("diverged"));
	}

	@Test
	void whatIsNoMixtureIsRefused() {
		final MixtureProblem problem = Mixtures.uneven(3, 4, MixtureLoss.LOGISTIC);
		assertMessage("method must be exact for a mixture of classes, whose inputs have no common law to leap by, was leaping",
			() -> new MixtureSimulation(problem, new double[12], new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(1),
				1), 0, 1, 1, SgdMethod.Leaping.automatic(), 1, 2)));
		assertMessage("noiseVariance must be 0 for a mixture of classes, whose labels are the classes, was 0.5",
			() -> new MixtureSimulation(problem, new double[12], new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(1),
				1), 0.5, 1, 1, new SgdMethod.Exact(), 1, 2)));
		assertMessage("weights must have dimension x students (12) or dimension x students x runs (12) elements, was 4",
			() -> new MixtureSimulation(problem, new double[4], options(1, 1, 1, 1, 2)));
		assertMessage("labels must be the numbers of the classes, 1 to 3, was 0", () -> new MixtureSimulation(problem,
			new double[12], options(1, 1, 1, 1, 2)).run(new double[4], new double[1], 1, Progress.NONE));
	}

	private static void assertMessage(final String message, final Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}
}
