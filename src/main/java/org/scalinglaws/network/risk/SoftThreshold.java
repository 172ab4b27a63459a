package org.scalinglaws.network.risk;

import java.util.Arrays;

import org.scalinglaws.integrate.MillsRatio;
import org.scalinglaws.task.Parallel;

/**
 * Soft thresholding, coordinate by coordinate: the shrinkage of diagonal
 * networks.
 * <p>
 * With x = theta + delta z, z standard normal: risk = sum E (soft(x; t) -
 * theta)^2 and df = sum P(|x| > t) over the coordinates theta of the target
 * (arXiv 2505.17958).
 * </p>
 */
public final class SoftThreshold implements Shrinkage.Target {

	/** Beyond this many standard deviations the normal density underflows. */
	private static final double FAR = 39;

	/** Coordinates that one thread sums at a time. */
	private static final int BLOCK = 1 << 14;

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
	public static SoftThreshold of(final double[] target) {
		return ofDescending(moduli(target));
	}

	/** As above, of moduli that are descending. */
	static SoftThreshold ofDescending(final double[] moduli) {
		final double[] ones = new double[moduli.length];
		Arrays.fill(ones, 1);
		return new SoftThreshold(moduli, ones);
	}

	/** The moduli of values, descending. */
	static double[] moduli(final double[] values) {
		final double[] moduli = new double[values.length];
		Arrays.setAll(moduli, i -> -Math.abs(values[i]));
		Arrays.sort(moduli);
		for (int i = 0; i < moduli.length; i++)
			moduli[i] = Math.abs(moduli[i]);
		return moduli;
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
		return NoiseEdge.ofVector(noiseLevel, Math.max(1, allFreedom()));
	}

	@Override
	public double largest() {
		return modulus[0];
	}

	@Override
	public Shrinkage at(final double noiseLevel, final double threshold) {
		// far above the threshold everything is kept, far below nothing
		final int from = firstAtMost(threshold + FAR * noiseLevel), to = firstAtMost(threshold - FAR * noiseLevel);
		final double[] sums = { (noiseLevel * noiseLevel + threshold * threshold) * before[from] + energyFrom[to],
			before[from], before[modulus.length] - before[to], 0, 0 };
		final double[][] parts = new double[(to - from + BLOCK - 1) / BLOCK][];
		Parallel.forEach(parts.length, block -> parts[block] = sums(from + block * BLOCK, Math.min(to, from + (block + 1) *
			BLOCK), noiseLevel, threshold));
		for (final double[] part : parts) // in order, for any number of threads
			for (int k = 0; k < sums.length; k++)
				sums[k] += part[k];
		final double freedom = sums[1], byLevel = sums[3], byThreshold = sums[4];
		return new Shrinkage(sums[0], freedom, sums[2], 2 * (threshold * byThreshold + noiseLevel * freedom + noiseLevel *
			byLevel), 2 * (threshold * freedom + noiseLevel * byThreshold), byLevel / noiseLevel, byThreshold / noiseLevel);
	}

	/** Risk, degrees of freedom, lost ones, and delta times the derivatives of the former in delta and t. */
	private double[] sums(final int from, final int to, final double delta, final double t) {
		final double square = delta * delta + t * t;
		double risk = 0, freedom = 0, lost = 0, byLevel = 0, byThreshold = 0;
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
		return new double[] { risk, freedom, lost, byLevel, byThreshold };
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
