package org.scalinglaws.fit.curve;

/**
 * Finds the longest window in which the local exponent is constant within its
 * error: the slopes of the four quarters agree with that of the whole window,
 * and the two halves with each other, each within two standard errors of that
 * difference or within a tolerance relative to the slope.
 * <p>
 * A stretch without slope is a plateau, not a law of decay or growth; it counts
 * only if the whole curve is one.
 * </p>
 */
final class WindowSearch {

	/** Differences of slopes that are compared: four quarters to the whole, one half to the other. */
	static final int DIFFERENCES = 5;

	/** Largest difference of slopes, in standard errors, that counts as agreement. */
	private static final double THRESHOLD = 2;

	/** A slope below this, or within so many standard errors of 0, is a plateau. */
	private static final double PLATEAU = 0.01, PLATEAU_ERRORS = 4;

	private final Windows windows;
	private final double[] errors;
	private final double[] slopeErrors;

	/**
	 * @param errors standard errors of the differences, DIFFERENCES per window,
	 *          greater than 0
	 * @param slopeErrors standard errors of the slope of each window
	 */
	WindowSearch(final Windows windows, final double[] errors, final double[] slopeErrors) {
		this.windows = windows;
		this.errors = errors;
		this.slopeErrors = slopeErrors;
	}

	/** One of the differences of slopes of a curve in a window. */
	static double difference(final Windows windows, final int window, final int k, final PrefixSums curve) {
		if (k == 4) return windows.slope(window, Windows.SECOND_HALF, curve) - windows.slope(window, Windows.FIRST_HALF,
			curve);
		return windows.slope(window, Windows.FIRST_QUARTER + k, curve) - windows.slope(window, Windows.WHOLE, curve);
	}

	/**
	 * The longest window; of several of that length the one with the most constant
	 * slope.
	 *
	 * @param tolerance relative to the slope
	 * @param noise factor by which the curve's errors exceed the given ones
	 * @return the window, or -1 if there is none
	 */
	int longest(final PrefixSums curve, final double tolerance, final double noise) {
		int best = -1;
		double least = 1;
		for (int w = 0; w < windows.count(); w++) {
			if (best >= 0 && windows.length(w) < windows.length(best) - 1e-9) break;
			final double deviation = deviation(w, curve, tolerance, noise);
			if (deviation > least || best >= 0 && deviation == least) continue;
			best = w;
			least = deviation;
		}
		return best;
	}

	/** The largest difference of slopes in units of what is allowed; infinite for a plateau. */
	private double deviation(final int w, final PrefixSums curve, final double tolerance, final double noise) {
		final double slope = Math.abs(windows.slope(w, Windows.WHOLE, curve));
		final boolean flat = slope < Math.max(PLATEAU, PLATEAU_ERRORS * noise * slopeErrors[w]);
		if (flat && !windows.isWhole(w)) return Double.POSITIVE_INFINITY;
		double largest = 0;
		for (int k = 0; k < DIFFERENCES && largest <= 1; k++) {
			final double allowed = Math.max(tolerance * slope, THRESHOLD * noise * errors[DIFFERENCES * w + k]);
			largest = Math.max(largest, Math.abs(difference(windows, w, k, curve)) / allowed);
		}
		return largest;
	}
}
