package org.scalinglaws.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Soft thresholding, coordinate by coordinate: the shrinkage of diagonal
 * networks.
 * <p>
 * With x = theta + delta z, z standard normal: risk = sum E (soft(x; t) -
 * theta)^2 and df = sum P(|x| > t) over the coordinates theta of the target
 * (arXiv 2505.17958).
 * </p>
 */
final class SoftThreshold implements Shrinkage.Target {

	/** Beyond this many standard deviations the normal density underflows. */
	private static final double FAR = 39;

	private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

	/** Moduli, descending, each with its multiplicity, how many coordinates precede it, and the energy from it on. */
	private final double[] modulus, multiplicity, before, energyFrom;

	/**
	 * @param modulus |theta|, descending
	 * @param multiplicity how many coordinates have it; sums of interpolation
	 *          weights may have any sign
	 */
	SoftThreshold(final double[] modulus, final double[] multiplicity) {
		this.modulus = modulus;
		this.multiplicity = multiplicity;
		before = new double[modulus.length + 1];
		energyFrom = new double[modulus.length + 1];
		for (int i = 0; i < modulus.length; i++)
			before[i + 1] = before[i] + multiplicity[i];
		for (int i = modulus.length - 1; i >= 0; i--)
			energyFrom[i] = energyFrom[i + 1] + multiplicity[i] * modulus[i] * modulus[i];
	}

	/** The shrinkage of every single coordinate of a target, in any order and of any sign. */
	static SoftThreshold of(final double[] target) {
		final double[] ascending = Arrays.stream(target).map(Math::abs).sorted().toArray();
		final double[] ones = new double[target.length];
		Arrays.fill(ones, 1);
		return new SoftThreshold(IntStream.range(0, target.length).mapToDouble(i -> ascending[target.length - 1 - i])
			.toArray(), ones);
	}

	@Override
	public double energy() {
		return energyFrom[0];
	}

	@Override
	public double allFreedom() {
		return before[modulus.length];
	}

	@Override
	public double noiseEdge(final double noiseLevel) {
		return Network.DIAGONAL.noiseEdge(noiseLevel, Math.max(1, allFreedom()));
	}

	@Override
	public double largest() {
		return modulus[0];
	}

	@Override
	public Shrinkage at(final double noiseLevel, final double threshold) {
		final double delta = noiseLevel, t = threshold, variance = delta * delta, square = variance + t * t;
		// far above the threshold everything is kept, far below nothing
		final int from = firstAtMost(t + FAR * delta), to = firstAtMost(t - FAR * delta);
		double risk = square * before[from] + energyFrom[to];
		double freedom = before[from], lost = before[modulus.length] - before[to], byLevel = 0, byThreshold = 0;
		for (int i = from; i < to; i++) {
			final double theta = modulus[i], u = (theta - t) / delta, v = (theta + t) / delta;
			final double atU = DENSITY_AT_ZERO * Math.exp(-u * u / 2), atV = DENSITY_AT_ZERO * Math.exp(-v * v / 2);
			final double tailU = atU * MillsRatio.at(Math.abs(u)), tailV = atV * MillsRatio.at(v);
			final double below = u > 0 ? tailU : 1 - tailU, kept = (u > 0 ? 1 - tailU : tailU) + tailV;
			final double count = multiplicity[i];
			risk += count * (square * kept - delta * ((theta + t) * atU + (t - theta) * atV) + theta * theta * (below -
				tailV));
			freedom += count * kept;
			lost += count * (below - tailV);
			byLevel += count * (v * atV - u * atU);
			byThreshold -= count * (atU + atV);
		}
		return new Shrinkage(risk, freedom, lost, 2 * (t * byThreshold + delta * freedom + delta * byLevel), 2 * (t * freedom +
			delta * byThreshold), byLevel / delta, byThreshold / delta);
	}

	/** The first index whose modulus is at most a value. */
	private int firstAtMost(final double value) {
		int low = 0, high = modulus.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (modulus[middle] <= value) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
