package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.perceptron.curve.LearningCurve;
import org.scalinglaws.perceptron.training.PerceptronRuns;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Progress;

/** The cases of the commands of perceptrons. */
final class PerceptronCases {

	private PerceptronCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		final double[] sharpness = { 0.5, 8, 2 };
		cases.add("PerceptronCurve", map("load", 3, "sharpness", sharpness), () -> {
			final LearningCurve curve = LearningCurve.of(3, sharpness, Progress.NONE);
			return map("table", curve.table(), "optimalSharpness", curve.optimalSharpness(), "optimalError", curve
				.optimalError(), "bayesError", curve.bayesError(), "hebbError", curve.hebbError(), "residual", curve.residual(),
				"reason", curve.reason());
		});
		cases.add("TrainPerceptron", map("dimension", 12, "load", 2.5, "protocol", "freeNorm", "sharpness", sharpness, "runs",
			3, "seed", 6), () -> {
				final Columns table = new PerceptronRuns(12, 30, "freeNorm").run(sharpness, 3, 6, Progress.NONE);
				return map("table", table, "means", RunSummary.of(table, "sharpness").table());
			});
	}
}
