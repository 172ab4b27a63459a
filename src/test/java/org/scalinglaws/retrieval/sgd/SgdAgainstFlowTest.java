package org.scalinglaws.retrieval.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

/** Online SGD at a small learning rate against the flow, and its bias of first order in the rate. */
@Tag("slow")
class SgdAgainstFlowTest {

	private static final int DIMENSION = 500;

	private static Columns simulate(final double[] spectrum, final double[] teacher, final double[] start,
		final double learningRate, final double end, final int runs, final int records)
	{
		return RunSummary.of(new SgdSimulation(new RetrievalProblem(spectrum, teacher), start, learningRate, 0, Math.round(end /
			learningRate), runs, 1, 5, records).run(2, Progress.NONE).trajectory(), "time").table();
	}

	/** From starts whose overlap decides the sign: where it does not, some runs end at the other optimum than the flow. */
	@ParameterizedTest
	@ValueSource(doubles = { 1.5, 2 })
	void meanSquaredErrorIsWithinOnePerCentOfTheFlow(final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, exponent);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final double[] start = StartingWeights.onSphere(DIMENSION, 1, 1, Streams.of(1));
		final Columns simulated = simulate(spectrum, teacher, start, 1e-3, 30, 20, 60);
		final Columns flow = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-8).solve(simulated.column("time"), 1,
			false, Progress.NONE).trajectory();
		for (int k = 0; k < flow.rows(); k++)
			assertEquals(1, simulated.get("meanSquaredErrorMean", k) / flow.get("meanSquaredError", k), 0.01, "t = " + flow.get(
				"time", k));
	}

	/** Towards the sign that the start already has, so that the minimum over signs plays no part. */
	@ParameterizedTest
	@ValueSource(doubles = { 1.5, 2 })
	void biasHalvesWithTheLearningRate(final double exponent) {
		final double[] spectrum = PowerLaw.spectrum(DIMENSION, exponent);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(4));
		final double[] start = new double[DIMENSION];
		final double[] random = StartingWeights.onSphere(DIMENSION, 0.5, 1, Streams.of(4));
		for (int i = 0; i < DIMENSION; i++)
			start[i] = 0.15 * teacher[i] + random[i];
		final double end = 1;
		final double flow = new GradientFlow(SpectralMeasure.full(spectrum, teacher, start), 1e-8).solve(new double[] { end },
			1, false, Progress.NONE).trajectory().get("loss", 0);
		final double rate = exponent == 2 ? 2e-3 : 4e-3; // a seventh of the critical one: the second order is small there
		final double[] bias = new double[2], error = new double[2];
		for (int i = 0; i < 2; i++) {
			final Columns simulated = simulate(spectrum, teacher, start, rate / (i + 1), end, 1000, 2);
			bias[i] = simulated.get("lossMean", 1) - flow;
			error[i] = simulated.get("lossStandardError", 1);
		}
		// half the bias, and not the bias itself or its quarter, within three standard errors
		final double combined = Math.hypot(error[0] / 2, error[1]);
		assertEquals(bias[0] / 2, bias[1], 3 * combined);
		assertTrue(Math.abs(bias[0]) > 8 * error[0], "the bias must be seen: " + bias[0] + " +- " + error[0]);
	}
}
