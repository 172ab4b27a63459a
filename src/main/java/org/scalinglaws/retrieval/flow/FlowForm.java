package org.scalinglaws.retrieval.flow;

import org.scalinglaws.retrieval.model.Observables;

/**
 * The two ways to write the gradient flow of phase retrieval so that no digits
 * are lost: about the origin (sign 0) and about the optimum sign x w*.
 * <p>
 * With e = w - sign w* and, for sign -1, w* replaced by -w*, each coordinate obeys
 * e' = lambda (rate e + forcing w*), where rate and forcing depend on the two
 * scalars c = e'Qw* and q = e'Qe alone. About the origin c = u and q = s, rate =
 * 4 (s* - 3 q), forcing = 8 c; about an optimum rate = -8 s* - 24 c - 12 q,
 * forcing = -16 c - 12 q (arXiv 2511.18661, equation of the flow, shifted).
 * </p>
 *
 * @param sign 0, +1 or -1
 * @param teacherEnergy s*
 */
public record FlowForm(int sign, double teacherEnergy) {

	public double rate(final double c, final double q) {
		return rateConstant() + rateC() * c - 12 * q;
	}

	double forcing(final double c, final double q) {
		return forcingC() * c + forcingQ() * q;
	}

	public double rateC() {
		return sign == 0 ? 0 : -24;
	}

	public double rateQ() {
		return -12;
	}

	public double forcingC() {
		return sign == 0 ? 8 : -16;
	}

	public double forcingQ() {
		return sign == 0 ? 0 : -12;
	}

	private double rateConstant() {
		return sign == 0 ? 4 * teacherEnergy : -8 * teacherEnergy;
	}

	/** u/s* x sign for a shifted form, u/s* about the origin. */
	double relativeOverlap(final double c) {
		return sign == 0 ? c / teacherEnergy : 1 + c / teacherEnergy;
	}

	/** The form to go on with: shifted once |u|/s* exceeds 1/2, back if it falls below 1/4. */
	public int preferredSign(final double c) {
		final double relative = relativeOverlap(c);
		if (sign == 0) return relative > 0.5 ? 1 : relative < -0.5 ? -1 : 0;
		return relative < 0.25 ? 0 : sign;
	}

	/**
	 * What a trajectory records.
	 *
	 * @param square sum e^2 over coordinates
	 * @param cross sum e w* over coordinates
	 * @param teacherSquare sum w*^2 over coordinates
	 * @param dimension d
	 */
	public Observables observables(final double c, final double q, final double square, final double cross,
		final double teacherSquare, final double dimension)
	{
		// the error beside the other sign differs by 4 w*'(e + w*), about the origin by 4 w*'e
		final double error = sign == 0 ? square + teacherSquare - 2 * Math.abs(cross) : square + Math.min(0, 4 * (cross +
			teacherSquare));
		if (sign == 0) return Observables.direct(teacherEnergy, c, q, Math.max(0, error / dimension));
		return Observables.ofError(teacherEnergy, sign, c, q, Math.max(0, error / dimension));
	}
}
