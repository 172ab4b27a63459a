package org.scalinglaws.ensemble.heavy;

import java.util.Arrays;

/**
 * The mean log likelihood of eigenvalues of mean 1 in two free coordinates, the logarithm of b and the logit of the aspect
 * ratio: all of the plane are laws. The second is nearly constant along the ridge on which fits of large repulsion lie.
 */
final class Likelihood {

	/** The largest repulsion that a fit looks at: from here on nothing tells it from an infinite one. */
	static final double MOST_FITTED = 2000;

	/** The least repulsion that a fit looks at: as good as none. */
	static final double LEAST_FITTED = 1e-3;

	private Likelihood() {
		// static functions only
	}

	/** The law at a point; null where it is out of reach. */
	static LogDensity law(final double... point) {
		final double repulsion = 2 * Math.exp(point[0]), ratio = 1 / (1 + Math.exp(-point[1]));
		if (!(repulsion >= LEAST_FITTED && repulsion <= MOST_FITTED) || !(ratio > 0 && ratio < 1)) return null;
		final double index = repulsion / 2 * Math.exp(-point[1]), mean = repulsion / 2 / ratio;
		if (index < HeavyTailLaw.LEAST_INDEX || mean > HeavyTailLaw.MOST_MEAN) return null;
		return new LogDensity(new HeavyTailLaw(ratio, repulsion));
	}

	/** The point of a law. */
	static double[] point(final double aspectRatio, final double repulsion) {
		return new double[] { Math.log(repulsion / 2), Math.log(aspectRatio / (1 - aspectRatio)) };
	}

	/** The mean over values of the log density of their logarithm. */
	static double mean(final LogDensity law, final double[] logs) {
		double sum = 0;
		for (final double log : logs)
			sum += law.at(log);
		return sum / logs.length;
	}

	/** The logarithms of values divided by their mean. */
	static double[] scaledLogs(final double[] values) {
		final double mean = Arrays.stream(values).average().getAsDouble();
		return Arrays.stream(values).map(value -> Math.log(value / mean)).toArray();
	}
}
