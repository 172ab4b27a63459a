package org.scalinglaws.host;

import static org.scalinglaws.host.CommandCases.map;

import org.scalinglaws.ensemble.curvature.GaussNewtonRuns;
import org.scalinglaws.ensemble.heavy.FitIntervals;
import org.scalinglaws.ensemble.heavy.HeavyTailFit;
import org.scalinglaws.ensemble.heavy.HeavyTailLaw;
import org.scalinglaws.ensemble.heavy.HeavyTailSampler;
import org.scalinglaws.ensemble.heavy.HeavyTailTable;
import org.scalinglaws.ensemble.heavy.SpectrumKind;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.random.Streams;
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
		final HeavyTailLaw law = new HeavyTailLaw(0.4, 6);
		cases.add("HeavyTailedDensity", map("aspectRatio", 0.4, "repulsion", 6, "kind", "features", "points", 5), () -> map(
			"table", HeavyTailTable.of(law, SpectrumKind.FEATURES, 5), "tailExponent", law.tailExponent(), "mean", law.mean(
				SpectrumKind.FEATURES), "variance", law.variance(SpectrumKind.FEATURES)));
		cases.add("HeavyTailedSample", map("dimension", 7, "aspectRatio", 0.4, "repulsion", 6, "kind", "features", "runs", 2,
			"seed", 5), () -> map("spectrum", ImageArrays.image(new HeavyTailSampler(law, 7).columns(SpectrumKind.FEATURES, 2,
				Streams.of(5), Progress.NONE), 7)));
		// found within all ends, in half the time that it takes to see that a large repulsion has none
		final double[] spectrum = new HeavyTailSampler(new HeavyTailLaw(0.9, 1), 200).columns(SpectrumKind.FEATURES, 1, Streams
			.of(5), Progress.NONE);
		cases.add("FitHeavyTail", map("spectrum", spectrum, "kind", "features", "resamples", 3, "seed", 6), () -> {
			final HeavyTailFit fit = HeavyTailFit.of(spectrum, SpectrumKind.FEATURES, 3, Streams.of(6), Progress.NONE);
			final FitIntervals intervals = fit.intervals();
			return map("aspectRatio", fit.law().aspectRatio(), "aspectRatioStandardError", fit.aspectRatioStandardError(),
				"aspectRatioLow", intervals.aspectRatioLow(), "aspectRatioHigh", intervals.aspectRatioHigh(), "repulsion", fit.law()
					.repulsion(), "repulsionStandardError", fit.repulsionStandardError(), "repulsionLow", intervals.repulsionLow(),
				"repulsionHigh", intervals.repulsionHigh(), "distance", fit.distance(), "marchenkoPasturDistance", fit
					.marchenkoPasturDistance(), "marchenkoPasturRatio", fit.marchenkoPastur(), "tailExponent", fit.law().tailExponent(),
				"reason", fit.reason());
		});
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
