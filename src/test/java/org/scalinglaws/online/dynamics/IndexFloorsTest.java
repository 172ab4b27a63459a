package org.scalinglaws.online.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.sgd.IndexSimulation;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.floor.LinearisedSteps;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.task.Progress;

/** Floors of index problems beside runs that begin at the optimum, and beside phase retrieval. */
@Tag("slow")
class IndexFloorsTest {

	private static final int D = 12, RUNS = 300;

	private static LinearisedSteps steps(final IndexProblem problem, final double[] spectrum, final double[] teacher,
		final int batch)
	{
		final IndexFloors floors = IndexFloors.of(NodeMoments.full(spectrum, teacher, teacher), problem, batch,
			Progress.NONE);
		assertNull(floors.reason());
		return floors.steps();
	}

	@Test
	void squaresArePhaseRetrieval() {
		final double[] spectrum = PowerLaw.spectrum(D, 1.2), teacher = Teachers.random(spectrum, "norm", Streams.of(2));
		final LinearisedSgd retrieval = new LinearisedSgd(SpectralMeasure.full(spectrum, teacher, teacher), 3);
		final LinearisedSteps steps = steps(new IndexProblem(Link.of("square"), Loss.of("squared"), 1, 1, 0.2), spectrum,
			teacher, 3);
		final double critical = retrieval.criticalLearningRate();
		assertEquals(critical, steps.criticalLearningRate(), 1e-11 * critical);
		same(retrieval.floor(critical / 2, 0.2), steps.floor(critical / 2, 1));
		same(retrieval.leadingFloor(1e-3, 0.2), steps.leadingFloor(1e-3, 1));
		// -w* is an optimum like w*, and the square of a script is a square
		same(retrieval.floor(1e-4, 0.2), steps(new IndexProblem(Link.function(z -> z * z), Loss.of("squared"), 1, 1, 0.2),
			spectrum, teacher, 3).floor(1e-4, 1));
	}

	private static void same(final NoiseFloor expected, final NoiseFloor floor) {
		assertEquals(1, floor.loss() / expected.loss(), 1e-10);
		assertEquals(1, floor.meanSquaredError() / expected.meanSquaredError(), 1e-10);
	}

	/** Half of the inputs move a relu: E psi^k = 1/2 where the linear link has 1. */
	@Test
	void reluSeesHalfOfTheInputs() {
		final double[] spectrum = PowerLaw.spectrum(D, 1.2), teacher = Teachers.random(spectrum, "norm", Streams.of(2));
		final LinearisedSteps relu = steps(new IndexProblem(Link.of("relu"), Loss.of("halfSquared"), 1, 1, 0.2), spectrum,
			teacher, 1);
		final LinearisedSteps linear = steps(new IndexProblem(Link.of("linear"), Loss.of("halfSquared"), 1, 1, 0.2), spectrum,
			teacher, 1);
		assertEquals(linear.criticalLearningRate(), relu.criticalLearningRate(), 1e-10);
		final NoiseFloor floor = linear.floor(0.1, 1), half = relu.floor(0.1, 1);
		assertEquals(floor.meanSquaredError(), half.meanSquaredError(), 1e-10);
		assertEquals(floor.loss() / 2, half.loss(), 1e-10);
	}

	/**
	 * Runs from the optimum, for five times as long as the slowest coordinate takes, at parts of the critical rate. What is
	 * beyond first order in e is of the order of the noise, or else of the rate, and small beside the standard error.
	 */
	@ParameterizedTest
	@CsvSource({ "linear, squared, 0.2, 0.5, 1, 300", "linear, halfSquared, 1, 0.3, 4, 300", "erf, squared, 1e-4, 0.4, 1, 500",
		"tanh, halfSquared, 1e-4, 0.4, 2, 500", "relu, squared, 1e-4, 0.4, 1, 500", "sigmoid, halfSquared, 1e-4, 0.3, 1, 500",
		"square, halfSquared, 1e-4, 0.2, 1, 1000", "erf, huber, 0.01, 0.2, 1, 800", "linear, huber, 1, 0.03, 1, 1000",
		"linear, logistic, 0, 0.01, 1, 3000" })
	void runsEndOnTheFloor(final String link, final String loss, final double noise, final double part, final int batch,
		final int steps)
	{
		final double[] spectrum = PowerLaw.spectrum(D, 0.5), teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of(loss), 1, 1, noise);
		final LinearisedSteps linearised = steps(problem, spectrum, teacher, batch);
		final double rate = part * linearised.criticalLearningRate();
		final SgdResult result = new IndexSimulation(problem, spectrum, teacher, teacher, new SgdOptions(Optimizer.plain(
			LearningRateSchedule.constant(rate), batch), 0, steps, RUNS, new SgdMethod.Exact(), (link + loss).length() +
				steps, 2)).run(2, Progress.NONE);
		final SummaryStatistics errors = new SummaryStatistics(), losses = new SummaryStatistics();
		for (int run = 0; run < RUNS; run++) {
			double square = 0;
			for (int i = 0; i < D; i++)
				square += Math.pow(result.weights()[run * D + i] - teacher[i], 2) / D;
			errors.addValue(square);
			losses.addValue(result.trajectory().get("loss", 2 * run + 1) - result.trajectory().get("loss", 2 * run));
		}
		final NoiseFloor floor = linearised.floor(rate, 1);
		within(errors, floor.meanSquaredError());
		within(losses, floor.loss());
	}

	private static void within(final SummaryStatistics values, final double floor) {
		final double error = values.getStandardDeviation() / Math.sqrt(RUNS);
		assertEquals(floor, values.getMean(), 3 * error);
		assertTrue(error < 0.05 * floor);
	}

	@Test
	void whereThereAreNoneItIsSaid() {
		final double[] one = { 1, 1 };
		final NodeMoments three = NodeMoments.full(one, one, one, one), two = NodeMoments.full(one, one, one);
		assertTrue(IndexFloors.of(three, new IndexProblem(Link.of("erf"), Loss.of("squared"), 2, 1, 0), 1, Progress.NONE)
			.reason().startsWith("known for one student"));
		assertTrue(IndexFloors.of(two, new IndexProblem(Link.function(z -> 0.3), Loss.of("squared"), 1, 1, 0), 1,
			Progress.NONE).reason().startsWith("known for links with a slope"));
		assertThrows(IllegalArgumentException.class, () -> IndexFloors.of(two, null, 1, Progress.NONE));
	}
}
