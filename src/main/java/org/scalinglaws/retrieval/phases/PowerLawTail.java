package org.scalinglaws.retrieval.phases;

import org.apache.commons.math3.special.Gamma;
import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.PowerLaw;

/**
 * The asymptotic laws of the spectral tail for lambda_i = i^-a / H, with their
 * constants: what {@link SpectralTail} becomes for a teacher with E w*_i^2 = s* =
 * 1 and a start small beside it, in the window 1 &lt;&lt; 8 t / H &lt;&lt; d^a.
 * <p>
 * With gamma = (a - 1)/a the sum b(t) = sum lambda_i exp(-8 lambda_i t) becomes
 * Gamma(gamma)/(a H) (8 t / H)^-gamma, and b1 = b(t), b2 = b(2t). For another
 * energy s* read s* t for t; the gaps and the drop stay, the loss is multiplied
 * by s*^2. The sum left out at the end of the spectrum is d^(1-a)/((a-1) H), so
 * that the laws err by about (8 t / (H d^a))^gamma relative: by 10 % for a = 1.5
 * as early as t = 1e-3 d^a.
 * </p>
 *
 * @param dimension d in [1, 1e15]
 * @param exponent a in (1, 20]: for a &lt;= 1 the sum is ruled by the end of the
 *          spectrum and there is no such law
 */
public record PowerLawTail(double dimension, double exponent) {

	/** @throws IllegalArgumentException if a parameter is out of range */
	public PowerLawTail {
		requireParameters(dimension, exponent);
	}

	static void requireParameters(final double dimension, final double exponent) {
		Require.inRange("dimension", dimension, 1, 1e15);
		if (!(exponent > 1 && exponent <= 20)) throw new IllegalArgumentException(
			"exponent must be in (1, 20] for the asymptotic laws, was " + exponent);
	}

	/** H = sum of j^-a over j = 1 ... d. */
	public double harmonic() {
		return PowerLaw.harmonic(dimension, exponent);
	}

	/** gamma = (a - 1)/a: overlap gap, energy gap and loss fall as t^-gamma. */
	public double gapExponent() {
		return (exponent - 1) / exponent;
	}

	/** 1/a: the error's drop grows as t^(1/a). */
	public double dropExponent() {
		return 1 / exponent;
	}

	/** {@return the overlap gap at t = 1 by the law: overlapGap = this t^-gamma} */
	public double overlapGapPrefactor() {
		return (1. / 3 + Math.pow(2, -gapExponent() - 1)) * prefactor();
	}

	/** {@return the energy gap at t = 1 by the law: energyGap = this t^-gamma} */
	public double energyGapPrefactor() {
		return 2. / 3 * prefactor();
	}

	/** {@return the loss at t = 1 by the law: loss = this t^-gamma} */
	public double lossPrefactor() {
		return 4 * Math.pow(2, -gapExponent()) * prefactor();
	}

	/** {@return the drop at t = 1 by the law: 1 - meanSquaredError(t)/meanSquaredError(0) = this t^(1/a)} */
	public double dropPrefactor() {
		return Gamma.gamma(gapExponent()) * Math.pow(16 / harmonic(), dropExponent()) / dimension;
	}

	/** 1 - |u|/s*. */
	public double overlapGap(final double time) {
		return overlapGapPrefactor() * Math.pow(requireTime(time), -gapExponent());
	}

	/** 1 - s/s*. */
	public double energyGap(final double time) {
		return energyGapPrefactor() * Math.pow(requireTime(time), -gapExponent());
	}

	/** {@return the population loss} */
	public double loss(final double time) {
		return lossPrefactor() * Math.pow(requireTime(time), -gapExponent());
	}

	/** 1 - meanSquaredError(t)/meanSquaredError(0). */
	public double drop(final double time) {
		return dropPrefactor() * Math.pow(requireTime(time), dropExponent());
	}

	/**
	 * The time at which the overlap gap is epsilon, T2, by the law: proportional
	 * to epsilon^(-a/(a-1)), half the exponent of the paper's bound (Theorem 1).
	 *
	 * @param epsilon in (0, 1)
	 */
	public double convergenceTime(final double epsilon) {
		Require.inRange("epsilon", Require.positive("epsilon", epsilon), 0, 1);
		return Math.pow(overlapGapPrefactor() / epsilon, 1 / gapExponent());
	}

	/**
	 * How far the error can have moved from |w*|^2/d at T2, up to a constant that
	 * the paper leaves open: (epsilon^-a/d)^(1/3) + (log d/d)^(1/3) (arXiv
	 * 2511.18661, Proposition 4).
	 *
	 * @param epsilon in (0, 1)
	 */
	public double plateauBound(final double epsilon) {
		Require.inRange("epsilon", Require.positive("epsilon", epsilon), 0, 1);
		return StrictMath.cbrt(Math.pow(epsilon, -exponent) / dimension) + StrictMath.cbrt(Math.log(dimension) / dimension);
	}

	/** H/8, where 8 lambda_1 t = 1: the laws hold for times much larger. */
	public double windowStart() {
		return harmonic() / 8;
	}

	/** d^a H/8, where 8 lambda_d t = 1: the laws hold for times much smaller. */
	public double windowEnd() {
		return Math.pow(dimension, exponent) * harmonic() / 8;
	}

	/** b(1) by the law. */
	private double prefactor() {
		return Gamma.gamma(gapExponent()) / (exponent * harmonic()) * Math.pow(8 / harmonic(), -gapExponent());
	}

	private static double requireTime(final double time) {
		return Require.positive("time", time);
	}
}
