package org.scalinglaws.spectrum.ridge;

import org.scalinglaws.ground.Require;

/**
 * The renormalized ridge kappa: the largest root of kappa (1 - df1/P) (1 - df1/N) = ridge for P samples and N random
 * features (arXiv 2405.00592), and how it moves with both.
 * <p>
 * With features the left side has two roots, of which the smaller means nothing. Here the smaller of both brackets is
 * written as the positive root of a quadratic in itself, given ridge/kappa: then what is left, df1 = min(P, N) (1 - that
 * bracket), falls on the left and rises on the right for all kappa, and has the one root that is wanted. Nothing in it
 * cancels, at a ridge of 0 either, where df1 = min(P, N), or kappa = 0 if there are not more coordinates than that.
 * </p>
 *
 * @param kappa at least the ridge
 * @param samples P
 * @param features N, infinite for none
 * @param freeSamples 1 - df1/P, to its last digits, also where it is almost 0
 * @param freeFeatures 1 - df1/N likewise
 * @param residual |df1 - min(P, N) (1 - smaller bracket)| / min(P, N) at kappa
 * @param iterations passes over the spectrum
 */
public record RenormalizedRidge(double kappa, double samples, double features, double freeSamples, double freeFeatures,
	double residual, int iterations)
{

	private static final int MOST = 300;

	/** A step of Newton's method after which the next would be below rounding. */
	private static final double LAST_STEP = 1e-9;

	/** By which the first bracket is wider than it need be. */
	private static final double ROUNDING = 1e-9;

	/**
	 * How the root moves with the logarithm of samples or features.
	 *
	 * @param logKappa d ln kappa
	 * @param freeSamples d (1 - df1/P)
	 * @param freeFeatures d (1 - df1/N)
	 */
	public record Slope(double logKappa, double freeSamples, double freeFeatures) {
	}

	/**
	 * Solves.
	 *
	 * @param sums a workspace of the spectrum; left as {@link RidgeSums#at} the root
	 * @param samples P, greater than 0, finite
	 * @param features N, greater than 0, infinite for none
	 * @param ridge at least 0, of the mean squared error over samples, finite
	 * @param start where to begin, as the root of a neighbour; 0 for none; no digit worth having depends on it
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static RenormalizedRidge of(final RidgeSums sums, final double samples, final double features,
		final double ridge, final double start)
	{
		Require.positive("samples", samples);
		if (!(features == Double.POSITIVE_INFINITY)) Require.positive("features", features);
		Require.inRange("ridge", ridge, 0, Double.MAX_VALUE);
		final RidgeSpectrum spectrum = sums.spectrum();
		final double least = Math.min(samples, features), most = Math.max(samples, features);
		final double ratio = most < Double.POSITIVE_INFINITY ? least / most : 0;
		final double gap = most < Double.POSITIVE_INFINITY ? (most - least) / most : 1;
		if (ridge == 0 && least >= spectrum.rank()) {
			sums.at(0);
			final double free = (least - spectrum.rank()) / least;
			return made(0, samples, features, free, gap + ratio * free, 0, 0);
		}
		final RidgeRoot search = new RidgeRoot(sums, least, ratio, gap, ridge);
		double low = ridge, high = ridge + spectrum.trace() / least * (1 + ratio);
		if (least < spectrum.rank()) low = Math.max(low, spectrum.smallest() * ((spectrum.rank() - least) / spectrum
			.rank())); // df1 is above min(P, N) there
		low = Math.max(Double.MIN_VALUE, low * (1 - ROUNDING));
		high *= 1 + ROUNDING;
		double kappa = start > low && start < high ? start : Math.sqrt(low) * Math.sqrt(high);
		int passes = 1;
		for (boolean last = false;; passes++) {
			search.at(kappa);
			if (last || passes == MOST || search.difference() == 0) break;
			if (search.difference() > 0) low = kappa;
			else high = kappa;
			final double step = search.step();
			double next = kappa * Math.exp(step);
			last = Math.abs(step) <= LAST_STEP;
			if (!last && !(next > low && next < high)) next = Math.sqrt(low) * Math.sqrt(high);
			last |= next == kappa;
			kappa = next;
		}
		sums.at(kappa);
		return made(kappa, samples, features, search.free(), gap + ratio * search.free(), Math.abs(search.difference()) /
			least, passes);
	}

	private static RenormalizedRidge made(final double kappa, final double samples, final double features,
		final double smaller, final double larger, final double residual, final int iterations)
	{
		final boolean few = samples <= features;
		return new RenormalizedRidge(kappa, samples, features, few ? smaller : larger, few ? larger : smaller, residual,
			iterations);
	}

	/** {@return whether this is the interpolation peak, where the risk is infinite and nothing has a derivative} */
	public boolean isPeak(final RidgeSums sums) {
		return freeSamples == 0 && (freeFeatures == 0 || sums.df12() == 0);
	}

	/**
	 * {@return how the root moves with ln P at constant features and ridge}
	 *
	 * @param sums at this root
	 */
	public Slope inSamples(final RidgeSums sums) {
		return samples <= features ? inLeast(sums) : inMost(sums);
	}

	/**
	 * {@return how the root moves with ln N at constant samples and ridge; nothing does if there are no features}
	 *
	 * @param sums at this root
	 */
	public Slope inFeatures(final RidgeSums sums) {
		return samples <= features ? inMost(sums) : inLeast(sums);
	}

	private Slope inLeast(final RidgeSums sums) {
		if (kappa == 0) return slope(0, 1 - smaller(), -(1 - smaller()) * ratio());
		final double mixed = smaller() * ratio() / root();
		return slope(sums, -(1 - smaller()) * (1 - mixed), (1 - smaller()) * mixed, -(1 - smaller()) * ratio());
	}

	private Slope inMost(final RidgeSums sums) {
		if (kappa == 0) return slope(0, 0, (1 - smaller()) * ratio());
		final double mixed = smaller() * ratio() / root();
		return slope(sums, -(1 - smaller()) * mixed, -(1 - smaller()) * mixed, (1 - smaller()) * ratio());
	}

	/**
	 * From u = smaller bracket: df1 = m (1 - u), ratio u^2 + (1 - ratio) u = ridge/kappa, larger bracket = 1 - ratio + ratio u.
	 *
	 * @param drive of ln kappa
	 * @param direct change of u at constant kappa
	 * @param ofLarger change of the larger bracket at constant u
	 */
	private Slope slope(final RidgeSums sums, final double drive, final double direct, final double ofLarger) {
		final double least = Math.min(samples, features);
		final double shrink = smaller() * larger() / root(); // -d u / d ln kappa
		final double logKappa = least * drive / (sums.df12() + least * shrink);
		return slope(logKappa, direct - shrink * logKappa, ofLarger);
	}

	private Slope slope(final double logKappa, final double smaller, final double ofLarger) {
		final double larger = ratio() * smaller + ofLarger;
		return samples <= features ? new Slope(logKappa, smaller, larger) : new Slope(logKappa, larger, smaller);
	}

	private double smaller() {
		return samples <= features ? freeSamples : freeFeatures;
	}

	private double larger() {
		return samples <= features ? freeFeatures : freeSamples;
	}

	private double ratio() {
		return Math.max(samples, features) < Double.POSITIVE_INFINITY ? Math.min(samples, features) / Math.max(samples,
			features) : 0;
	}

	/** Of the discriminant of the quadratic: 1 - ratio + 2 ratio u. */
	private double root() {
		return larger() + ratio() * smaller();
	}
}
