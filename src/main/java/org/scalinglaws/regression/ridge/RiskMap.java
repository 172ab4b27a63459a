package org.scalinglaws.regression.ridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The risk of ridge regression on random features over samples (dimension 0) and features (dimension 1), and its local
 * exponents in both directions, which are exact derivatives.
 * <p>
 * Each row of equal features is followed from few to many samples, a renormalized ridge being the start for the next;
 * rows are divided among threads, on which no number depends.
 * </p>
 *
 * @param risk without the noise, infinite at the interpolation peak; NaN where canceled
 * @param exponentInSamples d ln risk / d ln samples
 * @param exponentInFeatures d ln risk / d ln features
 * @param residual of the renormalized ridge
 * @param complete whether no pixel is missing
 */
public record RiskMap(CalibratedImage risk, CalibratedImage exponentInSamples, CalibratedImage exponentInFeatures,
	CalibratedImage residual, boolean complete)
{

	/**
	 * Computes a square map.
	 *
	 * @param samples logarithmic axis, from at least 1
	 * @param features logarithmic axis, from at least 1
	 * @param resolution pixels along both, 2 to 4096
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static RiskMap of(final RidgeSpectrum spectrum, final double ridge, final double noiseVariance,
		final ImageAxis samples, final ImageAxis features, final int resolution, final Progress progress)
	{
		Require.inRange("resolution", resolution, 2, 4096);
		new RidgeProblem(samples.from(), features.from(), ridge, noiseVariance); // refused before the work
		new RidgeProblem(samples.to(), features.to(), ridge, noiseVariance);
		final double[] unknown = new double[resolution * resolution];
		Arrays.fill(unknown, Double.NaN);
		final CalibratedImage risk = new CalibratedImage("risk", unknown, resolution, resolution, samples, features);
		final CalibratedImage inSamples = risk.with("exponentInSamples", unknown.clone());
		final CalibratedImage inFeatures = risk.with("exponentInFeatures", unknown.clone());
		final CalibratedImage residual = risk.with("residual", unknown.clone());
		final AtomicInteger done = new AtomicInteger();
		Parallel.forEach(resolution, row -> {
			final RidgeSums sums = new RidgeSums(spectrum);
			final double width = risk.coordinate(1, row);
			double start = 0;
			for (int column = 0; column < resolution && !progress.isCanceled(); column++) {
				final RidgeTheory found = RidgeTheory.of(sums, new RidgeProblem(risk.coordinate(0, column), width, ridge,
					noiseVariance), start);
				start = found.ridge().kappa();
				final int pixel = row * resolution + column;
				risk.values()[pixel] = found.risk();
				inSamples.values()[pixel] = found.exponentInSamples();
				inFeatures.values()[pixel] = found.exponentInFeatures();
				residual.values()[pixel] = found.ridge().residual();
			}
			synchronized (done) { // so that it never falls
				progress.update((double) done.incrementAndGet() / resolution);
			}
		});
		return marked(new RiskMap(risk, inSamples, inFeatures, residual, Arrays.stream(risk.values()).noneMatch(
			Double::isNaN)));
	}

	/** Says in words where there are no exponents. */
	private static RiskMap marked(final RiskMap map) {
		final List<String> words = new ArrayList<>();
		final long peaks = Arrays.stream(map.risk.values()).filter(Double::isInfinite).count();
		final long zeros = Arrays.stream(map.risk.values()).filter(risk -> risk == 0).count();
		if (peaks > 0) words.add("the risk is infinite at " + pixels(peaks) + " on the interpolation peak of ridge 0");
		if (zeros > 0) words.add("the risk is 0 at " + pixels(zeros) + " where samples and features find the target");
		if (words.isEmpty()) return map;
		final Map<String, String> reason = Map.of("reason", String.join("; ", words) + ": there are no exponents there");
		return new RiskMap(map.risk.with(reason), map.exponentInSamples.with(reason), map.exponentInFeatures.with(reason),
			map.residual, map.complete);
	}

	private static String pixels(final long count) {
		return count + (count == 1 ? " pixel" : " pixels");
	}
}
