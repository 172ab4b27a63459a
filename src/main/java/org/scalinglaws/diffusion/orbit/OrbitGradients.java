package org.scalinglaws.diffusion.orbit;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The variance of a denoiser's gradient with and without the average over the orbit of its target, at several noise
 * levels, as a table: {@code noiseLevel}, {@code plainVariance}, {@code orbitVariance}, {@code predictedGap}, then
 * {@code gap} (their difference, on common noise), both means ({@code plainMean}, {@code orbitMean}), {@code targetGap} (how
 * much less the average varies than the template, per coordinate) and {@code predictedTargetGap}; of each but the first its
 * {@code ...StandardError}; last {@code predictedPlainVariance}, 4 (1 - 2 w)^2 |x0|^2 sigma^2 + 8 w^2 d sigma^4.
 * <p>
 * The predicted gap is the mean of 4 x'Cov(g x0 | x) x: for reflections exactly ({@link ReflectionGap}), and its standard
 * error is 0; for other groups over the same samples.
 * </p>
 * Source: Tong et al., arXiv 2502.09890.
 */
public final class OrbitGradients {

	private static final int MOST_LEVELS = 10_000;

	/** Products of a piece of samples; the pieces have streams of their own. */
	private static final int PIECE = 1 << 22;

	private static final int MOST_OF_A_PIECE = 4096;

	/** Pieces in memory at once. */
	private static final int ROUND = 1024;

	private static final String[] MEASURED = { "plainVariance", "orbitVariance", "predictedGap", "gap", "plainMean",
		"orbitMean", "targetGap", "predictedTargetGap" };

	private OrbitGradients() {
		// static function only
	}

	/**
	 * Draws samples at each noise level.
	 *
	 * @param noiseLevels sigma, 1e-30 to 1e30 each, 10000 at most
	 * @param weight w of the student w x, -1000 to 1000
	 * @param samples at each level, 100 to 1e9
	 * @param seed of the noise
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final Orbit orbit, final double[] noiseLevels, final double weight, final int samples,
		final long seed, final Progress progress)
	{
		final int levels = Require.inRange("number of noise levels", noiseLevels.length, 1, MOST_LEVELS);
		for (final double level : noiseLevels)
			Require.inRange("each of noiseLevel", Require.positive("each of noiseLevel", level), 1 / Orbit.LARGEST, Orbit.LARGEST);
		Require.inRange("weight", weight, -1000, 1000);
		Require.inRange("samples", samples, 100, 1_000_000_000);
		final Streams streams = Streams.of(seed);
		final Columns.Builder table = Columns.builder(names());
		for (int level = 0; level < levels; level++) {
			final Progress part = progress.part((double) level / levels, (level + 1.0) / levels);
			table.row(row(orbit, noiseLevels[level], weight, draw(new GradientSamples(orbit, noiseLevels[level], weight), orbit, samples,
				streams, level, part)));
		}
		return table.metadata("groupSize", orbit.size()).metadata("predictedBy", isExact(orbit) ? "quadrature" : "samples")
			.build();
	}

	/** Pieces side by side, added up in their order whatever the threads do. */
	private static GradientSamples draw(final GradientSamples sum, final Orbit orbit, final int samples,
		final Streams streams, final int level, final Progress progress)
	{
		final int length = Math.max(1, Math.min(MOST_OF_A_PIECE, PIECE / (orbit.dimension() * orbit.size())));
		final int pieces = (samples - 1) / length + 1;
		for (int done = 0; done < pieces; done += ROUND) {
			final int begin = done;
			final GradientSamples[] round = new GradientSamples[Math.min(ROUND, pieces - done)];
			Parallel.forEach(round.length, progress.part((double) done / pieces, (double) (done + round.length) / pieces), i -> {
				final int piece = begin + i;
				round[i] = sum.empty().draw(Math.min(length, samples - piece * length), streams.stream("orbitNoise", (long) level *
					pieces + piece));
			});
			for (final GradientSamples part : round)
				sum.add(part);
		}
		return sum;
	}

	private static boolean isExact(final Orbit orbit) {
		return Orbit.REFLECTION.equals(orbit.group());
	}

	private static String[] names() {
		final String[] names = new String[2 + 2 * MEASURED.length];
		names[0] = "noiseLevel";
		for (int i = 0; i < MEASURED.length; i++) {
			names[1 + i] = MEASURED[i];
			names[1 + MEASURED.length + i] = MEASURED[i] + "StandardError";
		}
		names[names.length - 1] = "predictedPlainVariance";
		return names;
	}

	private static double[] row(final Orbit orbit, final double sigma, final double weight, final GradientSamples all) {
		final boolean exact = isExact(orbit);
		return new double[] { sigma, all.plain.variance(), all.orbit.variance(), exact ? ReflectionGap.of(Math.sqrt(orbit
			.energy()), sigma) : all.predicted.mean(), all.plain.variance() - all.orbit.variance(), all.plain.mean(), all.orbit
				.mean(), all.removed.mean(), all.lacking.mean(), all.plain.varianceError(), all.orbit.varianceError(), exact ? 0
					: all.predicted.meanError(), all.gap.meanError(), all.plain.meanError(), all.orbit.meanError(), all.removed
						.meanError(), all.lacking.meanError(), plainVariance(orbit, sigma, weight) };
	}

	/** That of a polynomial of second degree in normal numbers. */
	private static double plainVariance(final Orbit orbit, final double sigma, final double weight) {
		final double s2 = sigma * sigma, linear = 1 - 2 * weight;
		return 4 * linear * linear * orbit.energy() * s2 + 8 * weight * weight * orbit.dimension() * s2 * s2;
	}
}
