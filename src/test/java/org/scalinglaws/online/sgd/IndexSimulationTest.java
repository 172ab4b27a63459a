package org.scalinglaws.online.sgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

@Tag("slow")
class IndexSimulationTest {

	private static final int D = 7;
	private static final double[] SPECTRUM = PowerLaw.spectrum(D, 1.2);
	private static final SgdMethod EXACT = new SgdMethod.Exact();

	/** The link square and the loss squared are phase retrieval: weights to the bit, and what is recorded. */
	@Test
	void theSquareIsPhaseRetrievalToTheBit() {
		final IndexProblem clean = new IndexProblem(Link.of("square"), Loss.of("squared"), 1, 1, 0);
		final double[] teacher = normals(D, 1), starts = normals(3 * D, 2);
		for (final double noise : new double[] { 0, 0.1 })
			for (final int batch : new int[] { 1, 3 })
				for (final double momentum : new double[] { 0, 0.8 })
					for (final LearningRateSchedule schedule : List.of(LearningRateSchedule.constant(3e-3), LearningRateSchedule
						.cosine(1e-2, 1e-4, 400), LearningRateSchedule.constant(0.3))) // the last diverges
					{
						final SgdOptions options = new SgdOptions(new Optimizer(schedule, batch, momentum, 50), noise, 400, 3, EXACT,
							11, 20);
						final SgdResult expected = new SgdSimulation(new RetrievalProblem(SPECTRUM, teacher), starts, options).run(1,
							Progress.NONE);
						final SgdResult result = new IndexSimulation(new IndexProblem(clean.link(), clean.loss(), 1, 1, noise),
							SPECTRUM, teacher, starts, options).run(2, Progress.NONE);
						assertArrayEquals(expected.weights(), result.weights(), 0);
						assertEquals(expected.divergedRuns(), result.divergedRuns());
						assertEquals(expected.trajectory().names(), result.trajectory().names());
						for (final String name : expected.trajectory().names())
							for (int row = 0; row < expected.trajectory().rows(); row++) {
								final double value = expected.trajectory().get(name, row);
								assertEquals(value, result.trajectory().get(name, row), name.endsWith("oss") ? 1e-12 * value : 0, name);
							}
					}
	}

	/** Every kind of step on given samples, against the definition written out with differences for slopes. */
	@Test
	void makesTheStepsOfItsDefinition() {
		final int steps = 40, batch = 3, from = 15;
		for (final String link : List.of("square", "linear", "erf", "tanh", "relu", "sigmoid"))
			for (final String loss : Loss.NAMES)
				for (final int[] units : new int[][] { { 1, 1 }, { 4, 3 } }) {
					final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of(loss, 0.7), units[0], units[1], 0);
					final double[] starts = scaled(normals(units[0] * D, 3), 0.5), inputs = scaled(normals(D *
						steps * batch, 4), 0.5);
					final double[] labels = Arrays.stream(normals(steps * batch, 5)).map(y -> loss.equals("logistic") ? Math
						.signum(y) : y).toArray();
					final LearningRateSchedule schedule = LearningRateSchedule.cosine(0.01, 1e-3, steps);
					final SgdResult result = new IndexSimulation(problem, SPECTRUM, normals(units[1] * D, 6), starts,
						new SgdOptions(new Optimizer(schedule, batch, 0.6, from), 0, steps, 1, EXACT, 1, 2)).run(inputs, labels, 1,
							Progress.NONE);
					final double[][] expected = definition(problem, LINKS.get(Link.NAMES.indexOf(link)), LOSSES.get(Loss.NAMES
						.indexOf(loss)), starts, inputs, labels, schedule, batch, 0.6, from);
					assertArrayEquals(expected[0], result.weights(), 1e-7, link + " " + loss + " " + Arrays.toString(units));
					final double[] row = new PairOrUnits(problem).energies(expected[1]);
					for (int k = 1; k <= units[0]; k++)
						assertEquals(row[k - 1], last(result.trajectory(), problem.projections() == 2 ? "averagedEnergy"
							: "averagedEnergy" + k + k), 1e-6);
				}
	}

	private static final List<DoubleUnaryOperator> LINKS = List.of(z -> z * z, z -> z, z -> 2 * normalDistribution(z) - 1,
		Math::tanh, z -> z > 0 ? z : 0, z -> (1 + Math.tanh(z / 2)) / 2);

	private static final List<DoubleBinaryOperator> LOSSES = List.of((f, y) -> (f - y) * (f - y), (f, y) -> (f - y) * (f -
		y) / 2, (f, y) -> Math.log(1 + Math.exp(-y * f)), (f, y) -> Math.abs(f - y) < 0.7 ? (f - y) * (f - y) / 2 : 0.7 *
			Math.abs(f - y) - 0.7 * 0.7 / 2);

	private static double normalDistribution(final double z) {
		return new org.apache.commons.math3.distribution.NormalDistribution(null, 0, 1).cumulativeProbability(z);
	}

	/** Weights and their average after all steps. */
	private static double[][] definition(final IndexProblem problem, final DoubleUnaryOperator link,
		final DoubleBinaryOperator loss, final double[] starts, final double[] inputs, final double[] labels,
		final LearningRateSchedule schedule, final int batch, final double momentum, final int from)
	{
		final int students = problem.students(), steps = labels.length / batch;
		final double factor = Math.sqrt(problem.teachers()) / students, h = 1e-6;
		final double[] w = starts.clone(), velocity = new double[w.length], sum = new double[w.length];
		for (int step = 0; step < steps; step++) {
			if (step >= from) for (int i = 0; i < w.length; i++)
				sum[i] += w[i];
			final double[] gradient = new double[w.length];
			for (int sample = step * batch; sample < (step + 1) * batch; sample++)
				for (int k = 0; k < students; k++) {
					final double[] costs = new double[2];
					for (int side = 0; side < 2; side++) {
						double f = 0;
						for (int l = 0; l < students; l++) {
							double z = l == k ? (2 * side - 1) * h : 0;
							for (int i = 0; i < D; i++)
								z += inputs[sample * D + i] * w[l * D + i];
							f += factor * link.applyAsDouble(z);
						}
						costs[side] = loss.applyAsDouble(f, labels[sample]);
					}
					for (int i = 0; i < D; i++)
						gradient[k * D + i] += (costs[1] - costs[0]) / (2 * h) * inputs[sample * D + i] / batch;
				}
			for (int i = 0; i < w.length; i++) {
				velocity[i] = momentum * velocity[i] + gradient[i];
				w[i] -= schedule.rate(step) * velocity[i];
			}
		}
		for (int i = 0; i < w.length; i++)
			sum[i] = (sum[i] + w[i]) / (steps - from + 1);
		return new double[][] { w, sum };
	}

	/** w'Qw of each student. */
	private record PairOrUnits(IndexProblem problem) {

		double[] energies(final double[] weights) {
			final double[] energies = new double[problem.students()];
			for (int i = 0; i < weights.length; i++)
				energies[i / D] += SPECTRUM[i % D] * weights[i] * weights[i];
			return energies;
		}
	}

	/** Inputs and labels as they are drawn: those of phase retrieval's streams, labels of the teachers' outputs. */
	@Test
	void givenSamplesAreTheDrawnOnesToTheBit() {
		final int steps = 300, batch = 2;
		for (final String loss : Loss.NAMES) {
			final IndexProblem problem = new IndexProblem(Link.of("erf"), Loss.of(loss), 3, 2, loss.equals("logistic") ? 0
				: 0.2);
			final double[] teacher = normals(2 * D, 1);
			final IndexSimulation simulation = new IndexSimulation(problem, SPECTRUM, teacher, normals(3 * D, 2), options(
				0.01, batch, steps, 1));
			final double[] inputs = new double[D * steps * batch], labels = new double[steps * batch];
			final RandomStream draws = Streams.of(1).stream("inputs", 0), noise = Streams.of(1).stream("labelNoise", 0);
			for (int i = 0; i < inputs.length; i++)
				inputs[i] = Math.sqrt(SPECTRUM[i % D]) * draws.nextGaussian();
			for (int sample = 0; sample < labels.length; sample++) {
				double output = 0;
				for (int m = 0; m < 2; m++) {
					double even = 0, odd = 0, third = 0, fourth = 0; // the order of the sums of linear.DotProducts
					final int x = sample * D, w = m * D;
					even += inputs[x] * teacher[w];
					odd += inputs[x + 1] * teacher[w + 1];
					third += inputs[x + 2] * teacher[w + 2];
					fourth += inputs[x + 3] * teacher[w + 3];
					for (int i = 4; i < D; i++)
						even += inputs[x + i] * teacher[w + i];
					output += problem.link().value(even + odd + (third + fourth));
				}
				output = 1 / Math.sqrt(2) * output;
				labels[sample] = loss.equals("logistic") ? noise.nextDouble() < 1 / (1 + Math.exp(-output)) ? 1 : -1 : output +
					Math.sqrt(0.2) * noise.nextGaussian();
			}
			final SgdResult drawn = simulation.run(1, Progress.NONE), given = simulation.run(inputs, labels, 1,
				Progress.NONE);
			assertArrayEquals(drawn.weights(), given.weights(), 0, loss);
			assertArrayEquals(drawn.trajectory().column("loss"), given.trajectory().column("loss"), 0);
		}
	}

	@Test
	void theSameBitsForAnyNumberOfThreads() {
		final IndexProblem problem = new IndexProblem(Link.of("tanh"), Loss.of("huber"), 2, 3, 0.1);
		final IndexSimulation simulation = new IndexSimulation(problem, SPECTRUM, normals(3 * D, 1), normals(2 * D * 6, 2),
			options(0.01, 1, 500, 6));
		final SgdResult one = simulation.run(1, Progress.NONE);
		for (final int threads : new int[] { 2, 8 }) {
			final SgdResult many = simulation.run(threads, Progress.NONE);
			assertArrayEquals(one.weights(), many.weights(), 0);
			for (final String name : one.trajectory().names())
				assertArrayEquals(one.trajectory().column(name), many.trajectory().column(name), 0, name);
			assertEquals(one.trajectory().metadata(), many.trajectory().metadata());
		}
	}

	/** One start for all runs is the same start for each; run after run, student after student. */
	@Test
	void startsAreThoseGiven() {
		final IndexProblem problem = new IndexProblem(Link.of("relu"), Loss.of("halfSquared"), 2, 1, 0);
		final double[] teacher = normals(D, 1), start = normals(2 * D, 2), twice = Arrays.copyOf(start, 4 * D);
		System.arraycopy(start, 0, twice, 2 * D, 2 * D);
		final double[] once = new IndexSimulation(problem, SPECTRUM, teacher, start, options(0.01, 1, 50, 2)).run(1,
			Progress.NONE).weights();
		assertArrayEquals(once, new IndexSimulation(problem, SPECTRUM, teacher, twice, options(0.01, 1, 50, 2)).run(1,
			Progress.NONE).weights(), 0);
		assertEquals(4 * D, once.length);
		final double[] swapped = new double[2 * D];
		System.arraycopy(start, D, swapped, 0, D);
		System.arraycopy(start, 0, swapped, D, D);
		final double[] other = new IndexSimulation(problem, SPECTRUM, teacher, swapped, options(0.01, 1, 50, 1)).run(1,
			Progress.NONE).weights();
		assertArrayEquals(Arrays.copyOf(once, D), Arrays.copyOfRange(other, D, 2 * D), 1e-12);
	}

	/** Weights that go out of scale end a run in one row that says so, with numbers that are finite. */
	@Test
	void aHopelessLearningRateEndsInDivergedRows() {
		for (final String link : List.of("square", "linear", "relu")) {
			final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of("squared"), 2, 2, 0);
			final SgdResult result = new IndexSimulation(problem, SPECTRUM, normals(2 * D, 1), normals(2 * D, 2), options(50,
				1, 20_000, 3)).run(2, Progress.NONE);
			assertEquals(3, result.divergedRuns(), link);
			assertEquals(3, Arrays.stream(result.trajectory().column("diverged")).sum());
			for (int row = 0; row < result.trajectory().rows(); row++)
				assertTrue(Arrays.stream(result.trajectory().row(row)).allMatch(Double::isFinite));
			assertTrue(Arrays.stream(result.weights()).allMatch(Double::isFinite));
		}
		// bounded links and losses cannot go out of scale, and zero is a start like any other
		for (final String link : List.of("linear", "erf", "tanh", "sigmoid"))
			assertEquals(0, new IndexSimulation(new IndexProblem(Link.of(link), Loss.of("huber"), 1, 1, 0), SPECTRUM, normals(
				D, 1), new double[D], options(0.1, 1, 500, 3)).run(1, Progress.NONE).divergedRuns(), link);
	}

	@Test
	void cancelStopsAtOnce() {
		final Looks looks = new Looks(20);
		final SgdResult result = new IndexSimulation(new IndexProblem(Link.of("erf"), Loss.of("squared"), 4, 4, 0),
			PowerLaw.spectrum(1000, 1), normals(4000, 1), normals(4000, 2), options(1e-3, 1, 1_000_000_000_000L, 2)).run(2,
				looks);
		assertTrue(looks.count() <= 22);
		assertTrue(result.canceled());
	}

	@Test
	void badParametersAreNamed() {
		final IndexProblem problem = new IndexProblem(Link.of("tanh"), Loss.of("squared"), 2, 3, 0.1);
		final double[] teacher = normals(3 * D, 1), start = normals(2 * D, 2), nan = start.clone();
		nan[3] = Double.NaN;
		final SgdOptions options = options(0.01, 1, 10, 2);
		assertBad("problem is required", () -> new IndexSimulation(null, SPECTRUM, teacher, start, options));
		assertBad("options is required", () -> new IndexSimulation(problem, SPECTRUM, teacher, start, null));
		assertBad("spectrum must not be negative", () -> new IndexSimulation(problem, new double[] { 1, -1 }, teacher,
			start, options));
		assertBad("teacher must have dimension x teachers (7 x 3) elements, was 14", () -> new IndexSimulation(problem,
			SPECTRUM, start, start, options));
		assertBad("teacher must have an energy", () -> new IndexSimulation(problem, SPECTRUM, Arrays.copyOf(start, 3 * D),
			start, options));
		assertBad("weights must have dimension x students (14) or dimension x students x runs (28) elements, was 21",
			() -> new IndexSimulation(problem, SPECTRUM, teacher, teacher, options));
		assertBad("weights must be finite", () -> new IndexSimulation(problem, SPECTRUM, teacher, nan, options));
		assertBad("noiseVariance must be that of the problem, 0.1, was 0.2", () -> new IndexSimulation(problem, SPECTRUM,
			teacher, start, options.withNoiseVariance(0.2)));
		assertBad("method must be exact with students > 1, as", () -> new IndexSimulation(problem, SPECTRUM, teacher, start,
			new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(0.1), 1), 0, 10, 1, SgdMethod.Leaping.automatic(), 1,
				2)));
		final IndexProblem logistic = new IndexProblem(Link.of("tanh"), Loss.of("logistic"), 2, 3, 0);
		assertBad("labels must be 1 or -1 with loss logistic, was 0.5 at 1", () -> new IndexSimulation(logistic, SPECTRUM,
			teacher, start, options).run(new double[2 * D], new double[] { 1, 0.5 }, 1, Progress.NONE));
		assertBad("inputs", () -> new IndexSimulation(problem, SPECTRUM, teacher, start, options).run(new double[D + 1],
			new double[2], 1, Progress.NONE));
		assertBad("threads", () -> new IndexSimulation(problem, SPECTRUM, teacher, start, options).run(0, Progress.NONE));
		assertEquals(0.1, new IndexSimulation(problem, SPECTRUM, teacher, start, options).run(1, Progress.NONE).trajectory()
			.metadata().get("noiseVariance"));
	}

	private static void assertBad(final String beginning, final Runnable work) {
		final String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(message.startsWith(beginning), message);
	}

	private static double last(final Columns table, final String name) {
		return table.get(name, table.rows() - 1);
	}

	private static SgdOptions options(final double rate, final int batch, final long steps, final int runs) {
		return new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(rate), batch), 0, steps, runs, EXACT, 1, 10);
	}

	private static double[] scaled(final double[] values, final double factor) {
		return Arrays.stream(values).map(value -> factor * value).toArray();
	}

	private static double[] normals(final int count, final long seed) {
		final double[] normals = new double[count];
		Streams.of(seed).stream("test", 0).fillGaussian(normals, 0, count);
		return normals;
	}
}
