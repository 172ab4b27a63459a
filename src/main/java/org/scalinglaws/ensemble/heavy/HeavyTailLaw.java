package org.scalinglaws.ensemble.heavy;

import org.scalinglaws.ground.Require;

/**
 * The parameters of the ensemble: joint density of N eigenvalues y ~ prod y_i^a e^-y_i prod |y_i - y_j|^(repulsion/N), as N
 * grows. As weights they are scaled to mean 1, x = y aspectRatio/b, with b = repulsion/2 and a + 1 = b (1/aspectRatio - 1).
 * <p>
 * For a large repulsion this is the law of Marchenko and Pastur with that aspect ratio, for a small one the gamma law of
 * shape b/aspectRatio. Source: arXiv 2506.03470.
 * </p>
 *
 * @param aspectRatio in (0, 1)
 * @param repulsion {@value #LEAST_REPULSION} to {@value #MOST_REPULSION}
 */
public record HeavyTailLaw(double aspectRatio, double repulsion) {

	/** Beyond, the law is Marchenko-Pastur's to within 1 / (2 repulsion), and the table of the density grows long. */
	public static final double MOST_REPULSION = 1e5;

	/** Below, the density would have fewer than nine digits; it is that of the gamma law to about as many. */
	public static final double LEAST_REPULSION = 1e-8;

	/** Of a + 1: below, the eigenvalues differ by more orders of magnitude than numbers have. */
	public static final double LEAST_INDEX = 0.02;

	/** Of the mean b/aspectRatio before scaling: beyond, the density loses its digits. */
	public static final double MOST_MEAN = 1e8;

	/**
	 * Checks.
	 *
	 * @throws IllegalArgumentException if a parameter is out of its range, or both together give a tail exponent below 1.02
	 *           or a ratio repulsion/aspectRatio above 2e8
	 */
	public HeavyTailLaw {
		if (!(aspectRatio > 0 && aspectRatio < 1)) throw new IllegalArgumentException(
			"aspectRatio must be greater than 0 and less than 1, was " + Require.text(aspectRatio));
		Require.inRange("repulsion", Require.positive("repulsion", repulsion), LEAST_REPULSION, MOST_REPULSION);
		final double index = repulsion / 2 * (1 / aspectRatio - 1), mean = repulsion / 2 / aspectRatio;
		if (!(index >= LEAST_INDEX)) throw new IllegalArgumentException(
			"aspectRatio and repulsion must give a tail exponent of at least " + (1 + LEAST_INDEX) + ", was " + (1 + index));
		if (!(mean <= MOST_MEAN)) throw new IllegalArgumentException("repulsion / aspectRatio must be at most " + 2 * MOST_MEAN +
			", was " + 2 * mean);
	}

	/** b, the half of the repulsion. */
	public double b() {
		return repulsion / 2;
	}

	/** a + 1, the power with which the distribution of weights begins at 0. */
	public double index() {
		return b() * (1 / aspectRatio - 1);
	}

	/** The mean of the eigenvalues y before they are scaled: a + b + 1. */
	public double unscaledMean() {
		return b() / aspectRatio;
	}

	/** Of the density: weights ~ x^(tailExponent - 2) at 0, features ~ x^-tailExponent at infinity. */
	public double tailExponent() {
		return 1 + index();
	}

	/** The mean: 1 for weights; infinite for features whose tail exponent is at most 2. */
	public double mean(final SpectrumKind kind) {
		if (kind == SpectrumKind.WEIGHTS) return 1;
		final double a = index() - 1;
		return a > 0 ? unscaledMean() / a : Double.POSITIVE_INFINITY;
	}

	/** The variance; infinite for features whose tail exponent is at most 3. */
	public double variance(final SpectrumKind kind) {
		if (kind == SpectrumKind.WEIGHTS) return aspectRatio * (1 + 2 / repulsion);
		final double a = index() - 1, mean = mean(kind);
		return a > 1 ? mean * mean * (b() + 1) / (a - 1) : Double.POSITIVE_INFINITY;
	}
}
