package org.scalinglaws.online.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.plateau.TwoLayerPlateau;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Index problems on the engine beside phase retrieval's own code, closed forms, and themselves step by step. */
@Tag("slow")
class IndexDynamicsTest {

	private static final long PLAIN = Long.MAX_VALUE, STEPS = 400;

	private static double[][] vectors(final double[] spectrum, final int count, final long seed) {
		final Random random = new Random(seed);
		final double[][] vectors = new double[count][spectrum.length];
		for (final double[] vector : vectors) {
			double energy = 0;
			for (int i = 0; i < vector.length; i++) {
				vector[i] = random.nextGaussian();
				energy += spectrum[i] * vector[i] * vector[i];
			}
			for (int i = 0; i < vector.length; i++)
				vector[i] /= Math.sqrt(energy);
		}
		return vectors;
	}

	private static void assertSame(final Columns expected, final Columns actual, final double tolerance) {
		assertEquals(expected.rows(), actual.rows());
		for (final String name : actual.names())
			for (int row = 0; row < actual.rows(); row++) {
				final double value = expected.get(name, row);
				assertEquals(value, actual.get(name, row), (name.endsWith("Gap") ? 100 : 1) * tolerance * Math.abs(value) + 1e-15,
					name + " in row " + row);
			}
	}

	@ParameterizedTest
	@CsvSource({ "1000, 2, 1e5", "50, 0, 30", "200, 1.5, 1e4" })
	void squareLinkAndLossFlowAsPhaseRetrieval(final int dimension, final double exponent, final double endTime) {
		final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
		final double[][] w = vectors(spectrum, 2, 3);
		for (int i = 0; i < dimension; i++)
			w[0][i] *= 0.3;
		final SpectralMeasure measure = SpectralMeasure.full(spectrum, w[1], w[0]);
		final double[] times = GradientFlow.logarithmicTimes(measure, endTime, 40);
		final FlowSolution tuned = new GradientFlow(measure, 1e-10).solve(times, 1, false, Progress.NONE);
		final IndexFlow.Result general = new IndexFlow(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("square"), Loss
			.of("squared"), 1, 1, 0), 1e-10).solve(times, false, Progress.NONE);
		assertSame(tuned.trajectory(), general.trajectory(), 1e-8);
		final double[] end = tuned.weights(w[0], w[1]);
		for (int i = 0; i < dimension; i++)
			assertEquals(end[i], general.propagator()[0][0][i] * w[0][i] + general.propagator()[0][1][i] * w[1][i], 1e-8);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "0.05, 1", "0.05, 16" })
	void squareLinkAndLossArePredictedAsPhaseRetrieval(final double noise, final int batch) {
		final double[] spectrum = PowerLaw.spectrum(300, 1.5);
		final double[][] w = vectors(spectrum, 2, 4);
		final LearningRateSchedule schedule = LearningRateSchedule.cosine(2e-3, 1e-4, 200_000);
		final Columns tuned = new SgdPrediction(SpectralMeasure.full(spectrum, w[1], w[0]), schedule, noise, batch, 1e-10).solve(
			200_000, 60, Progress.NONE).trajectory();
		final Columns general = new IndexPrediction(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("square"), Loss.of(
			"squared"), 1, 1, noise), schedule, batch, 1e-10).solve(200_000, 60, Progress.NONE).trajectory();
		assertSame(tuned, general, 1e-8);
	}

	/** Eigenvalues in another unit, weights in one over its root and rates in one over it: the same steps. */
	@ParameterizedTest
	@CsvSource({ "1e-195, square, squared, 1", "1e-170, erf, halfSquared, 2", "1e-160, linear, halfSquared, 1", "1e90, relu, halfSquared, 1" })
	void noUnitMatters(final double unit, final String link, final String loss, final int students) {
		final double[] spectrum = PowerLaw.spectrum(50, 1.5);
		final NodeMoments weights = NodeMoments.full(spectrum, vectors(spectrum, 2 * students, 4));
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of(loss), students, students, 0.05);
		final Columns expected = new IndexPrediction(weights, problem, LearningRateSchedule.exponential(0.02, 0.001, 3000), 4, 1e-8)
			.solve(3000, 9, Progress.NONE).trajectory();
		final Columns found = new IndexPrediction(weights.inUnits(1 / unit), problem, LearningRateSchedule.exponential(0.02 / unit,
			0.001 / unit, 3000), 4, 1e-8).solve(3000, 9, Progress.NONE).trajectory();
		assertEquals(9, expected.rows());
		assertEquals(9, found.rows());
		for (int row = 0; row < 9; row++)
			for (final String name : expected.names()) {
				final double inUnit = List.of("time", "meanSquaredError").contains(name) ? unit : 1, value = expected.get(name, row);
				assertEquals(value, found.get(name, row) * inUnit, 1e-9 * Math.abs(value) + 1e-12, name + " in row " + row);
			}
	}

	/** From weights 0 all scalars are 0 and have no size of their own; a linear student has (1 - exp(-lambda t)) w*. */
	@Test
	void flowLeavesTheOrigin() {
		final double[] spectrum = PowerLaw.spectrum(60, 1.5), times = { 0, 1e-6, 1e-3, 1, 30, 1e3 };
		final double[][] w = { new double[60], vectors(spectrum, 1, 6)[0] };
		final Columns flow = new IndexFlow(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("linear"), Loss.of(
			"halfSquared"), 1, 1, 0), 1e-10).solve(times, false, Progress.NONE).trajectory();
		for (int row = 0; row < times.length; row++) {
			double loss = 0, energy = 0;
			for (int i = 0; i < 60; i++) {
				final double part = spectrum[i] * w[1][i] * w[1][i];
				loss += part * Math.exp(-2 * spectrum[i] * times[row]) / 2;
				energy += part * Math.pow(Math.expm1(-spectrum[i] * times[row]), 2);
			}
			assertEquals(loss, flow.get("loss", row), 1e-9 * loss);
			assertEquals(energy, flow.get("energy", row), 1e-8 * energy);
		}
	}

	/** One linear student: D_i = E e_i^2 obeys a linear recursion with the sum of lambda D, here iterated in the test. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3 })
	void linearStudentsFollowTheirRecursion(final double noise) {
		final double[] spectrum = PowerLaw.spectrum(60, 1.2);
		final double[][] w = vectors(spectrum, 2, 5);
		final double eta = 0.05;
		final Columns trajectory = new IndexPrediction(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("linear"), Loss.of(
			"halfSquared"), 1, 1, noise), LearningRateSchedule.constant(eta), 1, 1e-9).solve(30_000, 30, Progress.NONE)
			.trajectory();
		final double[] error = new double[60];
		for (int i = 0; i < 60; i++)
			error[i] = (w[0][i] - w[1][i]) * (w[0][i] - w[1][i]);
		long step = 0;
		for (int row = 0; row < trajectory.rows(); row++) {
			double sum = 0;
			for (; step <= trajectory.get("step", row); step++) {
				sum = 0;
				for (int i = 0; i < 60; i++)
					sum += spectrum[i] * error[i];
				if (step == trajectory.get("step", row)) break;
				for (int i = 0; i < 60; i++)
					error[i] += -2 * eta * spectrum[i] * error[i] + eta * eta * spectrum[i] * (sum + noise + 2 * spectrum[i] *
						error[i]);
			}
			assertEquals(sum / 2, trajectory.get("loss", row), 1e-8 * sum + 1e-18, "step " + step);
		}
	}

	@ParameterizedTest
	@CsvSource({ "erf, halfSquared, 2, 2, 0.02", "erf, squared, 1, 1, 0.05", "square, halfSquared, 2, 1, 0.005",
		"linear, halfSquared, 3, 2, 0.05", "relu, halfSquared, 1, 1, 0.1" })
	void leapsGoWhereTheStepsGo(final String link, final String loss, final int students, final int teachers,
		final double rate)
	{
		final double[] spectrum = PowerLaw.spectrum(20, 1.5);
		final double[][] w = vectors(spectrum, students + teachers, 6);
		for (int k = 0; k < students; k++)
			for (int i = 0; i < 20; i++)
				w[k][i] *= 0.5;
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of(loss), students, teachers, 0.01);
		final NodeMoments nodes = NodeMoments.full(spectrum, w);
		final LearningRateSchedule schedule = LearningRateSchedule.exponential(rate, rate / 10, 20_000);
		final Columns steps = new IndexPrediction(nodes, problem, schedule, 2, 1e-8, PLAIN).solve(20_000, 20, Progress.NONE)
			.trajectory();
		final IndexPrediction.Result leaps = new IndexPrediction(nodes, problem, schedule, 2, 1e-8).solve(20_000, 20,
			Progress.NONE);
		assertFalse(leaps.diverged());
		assertTrue(((Number) leaps.trajectory().metadata().get("leaps")).longValue() > 3, "leaps " + leaps.trajectory()
			.metadata());
		assertSame(steps, leaps.trajectory(), 1e-8);
	}

	/** Students that start alike stay alike and come to rest on the plateau; a tiny difference grows at the rate of escape. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void theFlowHasThePlateauOfTheClosedForm(final int units) {
		final int dimension = 8;
		final double[] spectrum = new double[dimension];
		Arrays.fill(spectrum, 1.0 / dimension);
		final double[][] w = new double[2 * units][dimension];
		final double scale = Math.sqrt(dimension), difference = 1e-9;
		for (int m = 0; m < units; m++) {
			w[units + m][m] = scale;
			for (int k = 0; k < units; k++)
				w[k][m] = scale * (0.1 + (k == m ? difference : 0));
		}
		final TwoLayerPlateau plateau = new TwoLayerPlateau(units);
		final double[] times = new double[12];
		Arrays.setAll(times, k -> 4 * k / plateau.rate(spectrum));
		final Columns flow = new IndexFlow(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("erf"), Loss.of(
			"halfSquared"), units, units, 0), 1e-10).solve(times, false, Progress.NONE).trajectory();
		final int early = 2, late = 3; // on the plateau, the difference far below 1
		assertEquals(plateau.overlap(), flow.get("overlap12", early), 1e-5);
		final double grown = flow.get("overlap11", late) - flow.get("overlap12", late);
		final double before = flow.get("overlap11", early) - flow.get("overlap12", early);
		assertEquals(plateau.rate(spectrum), Math.log(grown / before) / (times[late] - times[early]), 1e-3 * plateau.rate(
			spectrum));
		assertEquals(0, flow.get("loss", 11), 1e-6); // escaped
	}

	/** Exactly alike students end on the plateau, to all digits asked for. */
	@Test
	void alikeStudentsStayOnThePlateau() {
		final double[] spectrum = { 0.25, 0.25, 0.25, 0.25 };
		final double[][] w = { { 0.1, 0.1, 0, 0 }, { 0.1, 0.1, 0, 0 }, { 2, 0, 0, 0 }, { 0, 2, 0, 0 } };
		final Columns flow = new IndexFlow(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("erf"), Loss.of(
			"halfSquared"), 2, 2, 0), 1e-10).solve(new double[] { 0, 1e3 }, false, Progress.NONE).trajectory();
		assertEquals(1 / Math.sqrt(6), flow.get("overlap11", 1), 1e-9);
		assertEquals(1 / Math.sqrt(6), flow.get("overlap12", 1), 1e-9);
		assertEquals(1.0 / 3, flow.get("energy12", 1), 1e-9);
	}

	/** Where the loss of several units ends at rounding, steps must not shrink for digits that are not there. */
	@Test
	void longAfterItsEndLearningCostsLittle() {
		final double[] spectrum = PowerLaw.spectrum(64, 0);
		final double[][] w = vectors(spectrum, 4, 8);
		for (int i = 0; i < 64; i++) { // students near their teachers
			w[0][i] = w[2][i] + 0.3 * w[0][i];
			w[1][i] = w[3][i] + 0.3 * w[1][i];
		}
		final Columns trajectory = new IndexPrediction(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("erf"), Loss.of(
			"halfSquared"), 2, 2, 0), LearningRateSchedule.constant(0.1), 1, 1e-8).solve(10_000_000, 30, Progress.NONE)
			.trajectory();
		assertEquals(0, trajectory.last("loss"), 1e-15);
		assertTrue((long) trajectory.metadata().get("passes") < 3000, () -> "passes " + trajectory.metadata().get("passes"));
		final Columns flow = new IndexFlow(NodeMoments.full(spectrum, w), new IndexProblem(Link.of("erf"), Loss.of(
			"halfSquared"), 2, 2, 0), 1e-8).solve(new double[] { 0, 1e5 }, false, Progress.NONE).trajectory();
		assertEquals(0, flow.last("loss"), 1e-15);
		assertTrue((long) flow.metadata().get("passes") < 3000, () -> "passes " + flow.metadata().get("passes"));
	}

	/** Means by integrals; a schedule with two kinks, at which no leap may look ahead. */
	@ParameterizedTest
	@CsvSource({ "tanh, halfSquared, 0.01, 0.1", "linear, logistic, 0, 0.05", "linear, huber, 0, 0.1",
		"function, squared, 0.01, 0.02" })
	void leapsOfIntegralsGoWhereTheStepsGo(final String link, final String loss, final double noise, final double rate) {
		final double[] spectrum = PowerLaw.spectrum(20, 1.5);
		final double[][] w = vectors(spectrum, 2, 6);
		for (int i = 0; i < 20; i++)
			w[0][i] *= 0.5;
		final IndexProblem problem = new IndexProblem(Link.of(link, link.equals("function") ? z -> z + Math.sin(z) / 2 : null),
			Loss.of(loss), 1, 1, noise);
		final NodeMoments nodes = NodeMoments.full(spectrum, w);
		final LearningRateSchedule schedule = LearningRateSchedule.warmupStableDecay(rate, rate / 10, STEPS, 50, 150);
		final Columns steps = new IndexPrediction(nodes, problem, schedule, 2, 1e-8, PLAIN).solve(STEPS, 12, Progress.NONE)
			.trajectory();
		final Columns leaps = new IndexPrediction(nodes, problem, schedule, 2, 1e-8, 16).solve(STEPS, 12, Progress.NONE)
			.trajectory();
		assertTrue(((Number) leaps.metadata().get("leaps")).longValue() > 3, "leaps " + leaps.metadata());
		assertSame(steps, leaps, 1e-8);
	}

	@Test
	void otherNumbersOfVectorsAreRefused() {
		final double[] spectrum = { 1, 0.5 };
		final String message = assertThrows(IllegalArgumentException.class, () -> new IndexFlow(NodeMoments.full(spectrum,
			vectors(spectrum, 2, 1)), new IndexProblem(Link.of("erf"), Loss.of("squared"), 2, 2, 0), 1e-8).solve(new double[] {
				0, 1 }, false, Progress.NONE)).getMessage();
		assertTrue(message.contains("2 and 2 vectors"), message);
	}

	/** Records where nothing but rounding is left to solve for, by leaps and step by step: they end leaps themselves. */
	@ParameterizedTest
	@CsvSource({ "erf, 0.1, 100", "tanh, 0.3, 200" })
	void recordsLongAfterTheOptimum(final String link, final double learningRate, final int records) {
		final NodeMoments one = NodeMoments.full(new double[] { 1 }, new double[][] { { 0.5 }, { 1 } });
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of("squared"), 1, 1, 0);
		final LearningRateSchedule schedule = LearningRateSchedule.constant(learningRate);
		final Columns leaps = new IndexPrediction(one, problem, schedule, 1, 1e-8).solve(10_000, records, Progress.NONE).trajectory();
		final Columns steps = new IndexPrediction(one, problem, schedule, 1, 1e-8, PLAIN).solve(10_000, records, Progress.NONE)
			.trajectory();
		assertEquals(steps.rows(), leaps.rows());
		for (int row = 0; row < steps.rows(); row++)
			if (steps.get("loss", row) > 1e-40) assertEquals(1, leaps.get("loss", row) / steps.get("loss", row), 1e-4, "row " + row);
			else assertEquals(0, leaps.get("loss", row), 1e-40, "row " + row);
	}
}
