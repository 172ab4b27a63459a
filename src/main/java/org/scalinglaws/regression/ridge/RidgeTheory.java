package org.scalinglaws.regression.ridge;

import java.util.concurrent.CancellationException;

import org.scalinglaws.spectrum.ridge.RenormalizedRidge;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;
import org.scalinglaws.spectrum.ridge.RidgeSums;
import org.scalinglaws.task.Progress;

/**
 * What ridge regression on Gaussian inputs reaches in high dimension (arXiv 2405.00592): all that samples and features
 * do is to renormalize the ridge, and to amplify by 1/(1 - gamma).
 * <p>
 * With kappa of {@link RenormalizedRidge}, rho = (1 - df1/N)/(1 - df2/N) and gamma = ((1 - rho) df1 + rho df2)/P, risk +
 * noise = (rho kappa^2 tf2 + (1 - rho) kappa tf1 + noise)/(1 - gamma); without features rho = 1. Every difference in it is
 * taken from sums of positive terms, so that the risk has its digits next to the interpolation peak, too.
 * </p>
 *
 * @param ridge the renormalized ridge
 * @param degreesOfFreedom df1 at kappa
 * @param degreesOfFreedom2 df2 at kappa
 * @param risk E (w.x - v.f)^2 without the noise; infinite at the interpolation peak
 * @param bias kappa^2 tf2: that of the weights' mean over samples and features
 * @param variance risk - bias
 * @param trainingError mean of (y - v.f)^2 over the samples: (risk + noise)/renormalization^2, 0 where it interpolates
 * @param exponentInSamples d ln risk / d ln samples, exact; NaN at the peak and where the risk is 0
 * @param exponentInFeatures d ln risk / d ln features, likewise; 0 without features
 */
public record RidgeTheory(RenormalizedRidge ridge, double degreesOfFreedom, double degreesOfFreedom2, double risk,
	double bias, double variance, double trainingError, double exponentInSamples, double exponentInFeatures)
{

	/** Up to so many coordinates are all summed over; of more, to a tolerance. */
	private static final int FEW = 4096;

	private static final double TOLERANCE = 1e-10;

	/**
	 * Computes them.
	 *
	 * @param sums a workspace of spectrum and target
	 * @param start a kappa near by, to begin with; 0 for none
	 */
	public static RidgeTheory of(final RidgeSums sums, final RidgeProblem problem, final double start) {
		final RenormalizedRidge ridge = RenormalizedRidge.of(sums, problem.samples(), problem.width(), problem.ridge(), start);
		if (ridge.isPeak(sums)) {
			// as many samples as coordinates tell all of them, without noise and with features enough
			final double variance = ridge.kappa() == 0 && ridge.freeFeatures() > 0 && problem.noiseVariance() == 0 ? 0
				: Double.POSITIVE_INFINITY;
			return new RidgeTheory(ridge, sums.df1(), sums.df2(), sums.left2() + variance, sums.left2(), variance, 0, Double.NaN,
				Double.NaN);
		}
		final RiskParts parts = new RiskParts(sums, ridge, problem.noiseVariance());
		final double bias = sums.left2(), variance = parts.variance(), risk = bias + variance;
		final double free = ridge.freeSamples();
		return new RidgeTheory(ridge, sums.df1(), sums.df2(), risk, bias, variance, (risk + problem.noiseVariance()) * free *
			free, parts.slope(ridge.inSamples(sums), 1, 0) / risk, parts.slope(ridge.inFeatures(sums), 0, 1) / risk);
	}

	/**
	 * Computes them coordinate by coordinate, or on nodes if there are many.
	 *
	 * @param spectrum variances of the inputs, none negative, one positive
	 * @param target weights w, as many
	 * @throws IllegalArgumentException if the lengths differ or a value is not as described
	 * @throws CancellationException if the listener wants it to end
	 */
	public static RidgeTheory of(final double[] spectrum, final double[] target, final RidgeProblem problem,
		final Progress progress)
	{
		return of(new RidgeSums(RidgeSpectrum.of(spectrum, target, spectrum.length > FEW ? TOLERANCE : 0, progress)), problem, 0);
	}

	/** {@return 1/(1 - df1/P), by which the ridge is multiplied where there are no features; infinite where it interpolates} */
	public double renormalization() {
		return 1 / ridge.freeSamples();
	}

	/**
	 * Refuses the interpolation peak.
	 *
	 * @return this
	 * @throws IllegalArgumentException if the risk is infinite
	 */
	public RidgeTheory finite() {
		if (risk < Double.POSITIVE_INFINITY) return this;
		throw new IllegalArgumentException("ridge must be greater than 0 at the interpolation peak, where samples = " +
			Math.round(ridge.samples()) + (ridge.samples() == ridge.features() ? " = features" : " = positive eigenvalues") +
			", was 0");
	}
}
