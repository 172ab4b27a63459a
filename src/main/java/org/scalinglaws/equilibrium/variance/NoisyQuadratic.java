package org.scalinglaws.equilibrium.variance;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.Sums;

/**
 * Stochastic gradient descent on the mean of curvature/2 (theta - x_i)^2 over a fixed set of points x_i, and its variance
 * at the ends of epochs once it is stationary, in closed form (after arXiv 2306.03521).
 * <p>
 * With q = 1 - a, a = learningRate x curvature, a step is theta' = q theta + a (batch mean). Batches with replacement are
 * independent, of variance C/m, and the powers of q^2 add up. Without replacement the T means of an epoch add up to
 * nothing, so that only the spread of their weights q^j counts: the sum of (q^j - mean)^2, of third order in a once
 * divided by 1 - q^(2T). All is computed from ln |q| and q^j - 1, which lose no digits where a is small. Langevin sampling
 * has a = learningRate x samples x curvature and normal noise of variance 2 learningRate in each step; it would have
 * variance 1/(samples x curvature) at a vanishing learning rate.
 * </p>
 *
 * @param curvature h, greater than 0, to 1e50
 * @param samples N, points, 2 to 1e6; their mean is 0
 * @param labelVariance C, mean square of the points, 0 to 1e50
 * @param batchSize m, 1 to 1e7; without replacement it divides samples
 * @param learningRate greater than 0, to 1e50
 * @param replacement whether the points of batches are drawn with replacement
 * @param langevin whether each step adds noise
 */
public record NoisyQuadratic(double curvature, int samples, double labelVariance, int batchSize, double learningRate,
	boolean replacement, boolean langevin)
{

	/**
	 * Checks.
	 *
	 * @throws IllegalArgumentException if something is out of range
	 */
	public NoisyQuadratic {
		Require.inRange("curvature", Require.positive("curvature", curvature), 0, 1e50);
		Require.inRange("samples", samples, 2, 1_000_000);
		Require.inRange("labelVariance", labelVariance, 0, 1e50);
		Require.inRange("batchSize", batchSize, 1, replacement ? 10_000_000 : samples);
		Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, 1e50);
		if (!replacement && samples % batchSize != 0) throw new IllegalArgumentException(
			"batchSize must divide samples = " + samples + " without replacement, was " + batchSize);
	}

	/** {@return a: the share of the distance to a batch's mean that a step goes} */
	public double share() {
		return langevin ? learningRate * samples * curvature : learningRate * curvature;
	}

	/** {@return whether there is a stationary state: a step goes less than twice the distance} */
	public boolean isStable() {
		return share() < 2;
	}

	/** {@return why there is no stationary state, or that there is one, in words} */
	public String state() {
		if (isStable()) return "stationary";
		return "no stationary state: learningRate x " + (langevin ? "samples x " : "") + "curvature must be less than 2, was " +
			Require.text(share());
	}

	/** {@return T: steps of an epoch, as many as it takes to use samples points} */
	public int stepsPerEpoch() {
		return (int) ((samples + (long) batchSize - 1) / batchSize);
	}

	/** {@return the variance at the ends of epochs; infinite without a stationary state} */
	public double variance() {
		if (!isStable()) return Double.POSITIVE_INFINITY;
		return batchVariance() + (langevin ? 2 / (samples * curvature * (2 - share())) : 0);
	}

	/** {@return what Langevin sampling is to have: 1/(samples x curvature)} */
	public double posteriorVariance() {
		return 1 / (samples * curvature);
	}

	/** {@return the logarithm of what is left of a variance after an epoch; minus infinity if nothing is} */
	public double logEpochMemory() {
		final double share = share(); // 1 - share is exact above 1/2, and so is share - 2
		return 2. * stepsPerEpoch() * (share < 1 ? StrictMath.log1p(-share) : StrictMath.log1p(share - 2));
	}

	private double batchVariance() {
		final double share = share(), ofMean = labelVariance / batchSize;
		if (replacement) return share * ofMean / (2 - share);
		return share * share * ofMean * (samples / (samples - 1.)) * weightSpread() / -StrictMath.expm1(logEpochMemory());
	}

	/** The sum of (q^j - mean)^2 over the steps of an epoch. */
	private double weightSpread() {
		final double share = share();
		final double[] weights = new double[stepsPerEpoch()];
		for (int j = 0; j < weights.length; j++)
			weights[j] = share < 1 ? StrictMath.expm1(j * StrictMath.log1p(-share)) : StrictMath.pow(1 - share, j) - 1;
		final double mean = Sums.of(weights) / weights.length;
		for (int j = 0; j < weights.length; j++)
			weights[j] = (weights[j] - mean) * (weights[j] - mean);
		return Sums.of(weights);
	}
}
