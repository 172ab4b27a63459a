package org.scalinglaws.host;

import java.util.Arrays;

import org.scalinglaws.network.risk.StateEvolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** A program that uses the mathematics alone; {@link PlainMathematicsTest} runs it in a process of its own. */
final class PlainMathematics {

	private PlainMathematics() {
		// a program
	}

	/** Runs a flow, a prediction and both state evolutions. */
	public static void main(final String[] args) {
		final double[] spectrum = PowerLaw.spectrum(50, 1.5), ones = new double[50];
		Arrays.fill(ones, 1);
		final SpectralMeasure measure = SpectralMeasure.full(spectrum, ones, PowerLaw.spectrum(50, 1));
		final double flow = new GradientFlow(measure, 1e-8).solve(GradientFlow.logarithmicTimes(measure, 1e4, 20), 1, false,
			Progress.NONE).trajectory().column("loss")[19];
		final double sgd = new SgdPrediction(measure, LearningRateSchedule.constant(1e-3), 0.1, 1, 1e-8).solve(10_000, 20,
			Progress.NONE).trajectory().column("loss")[5];
		final StateEvolution.Setting setting = new StateEvolution.Setting(80, 1, 0.5);
		System.out.println(flow + sgd + StateEvolution.diagonal(spectrum).solve(setting).risk() + StateEvolution.quadratic(
			spectrum).solve(setting).risk());
	}
}
