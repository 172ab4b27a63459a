package org.scalinglaws.regression.ridge;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.ridge.RidgeSpectrum;

/** A power law with a power-law target in any dimension, on nodes. */
public final class PowerLawRidge {

	/** Ranks that are nodes themselves; where the bins begin, sums over ranks become integrals with an error of its -4th power. */
	private static final int HEAD = 512;

	/** Width of the bins in the logarithm of the eigenvalue, of which the half is well below the distance pi of a pole. */
	private static final double WIDTH = 1.2;

	/** Nodes of a bin. */
	private static final int PER_BIN = 8;

	private PowerLawRidge() {
		// static function only
	}

	/**
	 * lambda_i ~ i^-exponent and lambda_i w_i^2 ~ i^-(source exponent + 1), each of sum 1. Sums over coordinates are right to
	 * some 1e-10.
	 *
	 * @param dimension d in [1, 1e15], rounded down to a whole number
	 * @param exponent a in [0, 20]
	 * @param source s, greater than 0, up to 20
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static RidgeSpectrum of(final double dimension, final double exponent, final double source) {
		Require.inRange("dimension", dimension, 1, 1e15);
		Require.inRange("exponent", exponent, 0, 20);
		Require.inRange("source", source, Double.MIN_VALUE, 20);
		final int bins = (int) Math.max(2, Math.ceil(Math.log(dimension / HEAD) * Math.max(1, exponent) / WIDTH));
		// the nodes do not depend on the exponent, and of 1 their eigenvalues are the inverse ranks
		final SpectralMeasure ranks = Binning.expected(dimension, 1, new Ensemble(1, true), new NodeBudget(HEAD + bins *
			PER_BIN, HEAD));
		final double[] count = ranks.multiplicity();
		final double[] eigenvalue = new double[count.length], energy = new double[count.length];
		double trace = 0, sum = 0;
		for (int i = count.length - 1; i >= 0; i--) {
			final double rank = ranks.eigenvalue()[0] / ranks.eigenvalue()[i];
			eigenvalue[i] = Math.pow(rank, -exponent);
			energy[i] = count[i] * Math.pow(rank, -source * exponent - 1);
			trace += count[i] * eigenvalue[i];
			sum += energy[i];
		}
		for (int i = 0; i < count.length; i++) {
			eigenvalue[i] /= trace;
			energy[i] /= sum;
		}
		return RidgeSpectrum.of(eigenvalue, count, energy);
	}
}
