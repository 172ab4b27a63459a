package org.scalinglaws.regression.ridge;

import org.scalinglaws.spectrum.ridge.RenormalizedRidge;
import org.scalinglaws.spectrum.ridge.RidgeSums;

/** The variance of a ridge regression, and how its risk moves with samples and features. */
final class RiskParts {

	private final RidgeSums sums;
	private final RenormalizedRidge ridge;
	private final double noise;
	private final double overFeatures; // (df1 - df2)/N
	private final double overSamples; // (df1 - df2)/P
	private final double narrow; // 1 - rho
	private final double gamma;
	private final double gain; // 1 - gamma
	private final double variance;

	RiskParts(final RidgeSums sums, final RenormalizedRidge ridge, final double noise) {
		this.sums = sums;
		this.ridge = ridge;
		this.noise = noise;
		overFeatures = sums.df12() / ridge.features();
		overSamples = sums.df12() / ridge.samples();
		narrow = overFeatures == 0 ? 0 : overFeatures / (ridge.freeFeatures() + overFeatures);
		gamma = (narrow * sums.df1() + (1 - narrow) * sums.df2()) / ridge.samples();
		gain = ridge.freeSamples() + (1 - narrow) * overSamples;
		variance = (narrow * sums.left12() + gamma * (sums.left2() + noise)) / gain;
	}

	/** Of the weights, by samples, features and noise. */
	double variance() {
		return variance;
	}

	/**
	 * The change of the risk.
	 *
	 * @param slope of the renormalized ridge
	 * @param inSamples 1 if along ln P, else 0
	 * @param inFeatures 1 if along ln N, else 0
	 */
	double slope(final RenormalizedRidge.Slope slope, final double inSamples, final double inFeatures) {
		final double kappa = slope.logKappa();
		final double df12 = (2 * sums.df23() - sums.df12()) * kappa;
		final double dOverFeatures = df12 / ridge.features() - overFeatures * inFeatures;
		final double dOverSamples = df12 / ridge.samples() - overSamples * inSamples;
		final double width = ridge.freeFeatures() + overFeatures;
		final double dNarrow = overFeatures == 0 ? 0 : (ridge.freeFeatures() * dOverFeatures - overFeatures * slope
			.freeFeatures()) / (width * width);
		final double dGain = slope.freeSamples() + (1 - narrow) * dOverSamples - dNarrow * overSamples;
		final double dLeft2 = 2 * sums.left23() * kappa, dLeft12 = sums.left12() * kappa - dLeft2;
		final double dVariance = dNarrow * sums.left12() + narrow * dLeft12 + gamma * dLeft2 - dGain * (sums.left2() + noise +
			variance);
		return dLeft2 + dVariance / gain;
	}
}
