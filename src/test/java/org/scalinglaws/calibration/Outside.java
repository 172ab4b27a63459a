package org.scalinglaws.calibration;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** The rows whose intervals hold the truth more or less often than is asked for, as docs/trust.md says why. */
final class Outside {

	/** How far a part may be from what was measured: two standard errors of 1000 cases, and what another machine changes. */
	private static final double SLACK = 0.02;

	private static final Map<String, Double> PARTS = Map.ofEntries( //
		entry("FitExponent, 20 runs, window found, uneven", 0.972), //
		entry("FitExponent, one curve, window given, uneven", 0.972), //
		entry("tail exponent, start found, 3 digits", 0.974), //
		entry("tail exponent, start given, 1 % ten times as large", 0.905), //
		entry("tail exponent, start found, 1 % ten times as large", 0.911), //
		entry("tail exponent, start given, each measured to 5 %", 0.911), //
		entry("SummarizeRuns, 5 runs (Student), log-normal, of 80 %", 0.871), //
		entry("SummarizeRuns, 20 runs (Student), log-normal, of 80 %", 0.922), //
		entry("SummarizeRuns, 5 runs (Student), variances over a factor 100", 0.978), //
		entry("SummarizeRuns, 5 runs (Student), AR(1) 0.9 from run to run", 0.392), //
		entry("SummarizeRuns, 20 runs (Student), AR(1) 0.9 from run to run", 0.305), //
		entry("FindPhases, 5 runs: crossing time (Student), uneven", 0.980), //
		entry("FindPhases, 5 runs: convergence time (Student), 1 % outliers", 0.927), //
		entry("TrainRidge, 20 runs: risk (Student), its own draws", 0.925), //
		entry("EpochwiseRisk, 6 runs: risk at 500.0 (Student), its own draws", 0.920), //
		entry("EffectiveParameters, 20 runs: of 5 features and 10 samples (Student), its own draws", 0.897), //
		entry("MixtureProblem, 10 runs of SimulateSgd: loss (Student), its own draws", 0.929), //
		entry("OrbitGradient, 1000 samples: gap, its own draws", 0.917), //
		entry("ImageSpectrum: exponent, 64 x 64 pixels of a random field", 0.995), //
		entry("FitScalingLaw, 40 groups: dataExponent, AR(1) 0.9", 0.985), //
		entry("FitScalingLaw, 40 groups: dataExponent, Student 3, one for each group", 1.0), //
		entry("CollapseCurves, 5 runs: late ratio, normal", 0.981), //
		entry("CollapseCurves, 5 runs: late ratio, uneven", 0.992), //
		entry("CollapseCurves, 5 runs: late ratio, 1 % outliers", 0.983), //
		entry("CollapseCurves, 20 runs: late ratio, 1 % outliers", 0.904));

	private Outside() {
		// static functions only
	}

	/** Rows with the bounds of what is known of them. */
	static List<CalibrationRow> known(final List<CalibrationRow> rows) {
		for (final String name : PARTS.keySet())
			if (rows.stream().noneMatch(row -> row.toString().equals(name))) throw new IllegalStateException("no row " + name);
		return rows.stream().map(row -> {
			final Double part = PARTS.get(row.toString());
			return part == null ? row : row.within(part - SLACK, Math.min(1, part + SLACK));
		}).toList();
	}
}
