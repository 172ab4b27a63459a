package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.ensemble.curvature.GaussNewtonRuns;
import org.scalinglaws.task.Progress;

/** The cases of the commands of spectra. */
final class SpectraCases {

	private SpectraCases() {
		// static methods only
	}

	static void add(final CommandCases cases) {
		heavyTails(cases);
		gaussNewton(cases);
	}

	private static void heavyTails(final CommandCases cases) {
	}

	private static void gaussNewton(final CommandCases cases) {
		final double[] spectrum = { 1, 0.5, 0.2 }, widths = { 5, 4 };
		cases.add("GaussNewtonCondition", map("spectrum", spectrum, "widths", widths, "outputs", 2, "skip", 0.5, "runs", 3,
			"seed", 6), () -> {
				final GaussNewtonRuns runs = GaussNewtonRuns.of(spectrum, widths, 2, 0.5, 3, 6, Progress.NONE);
				return map("table", runs.table(), "spectrum", runs.spectrum(), "reason", "positive definite");
			});
	}
}
