package org.scalinglaws.network.convolution;

/**
 * The upper tail J(delta, t) = int_t^inf (x - t)^2 mu_delta(dx) of a free
 * convolution with its first and second derivatives, in the units of the atoms.
 * <p>
 * Accuracy is relative to the smaller one of J and its lower counterpart
 * int_-inf^t (x - t)^2 mu_delta(dx): that one is integrated, the other follows
 * from the moments.
 * </p>
 *
 * @param value J
 * @param thresholdSlope dJ/dt = -2 int_t (x - t) mu
 * @param noiseSlope dJ/d delta
 * @param thresholdCurvature d2J/dt2, twice the mass above t
 * @param mixedCurvature d2J/(d delta dt)
 * @param noiseCurvature d2J/d delta2
 * @param shrinkageError mean s^2 - J + t dJ/dt + delta dJ/d delta, right to rounding
 *          of the smaller one of mean s^2 and t^2 + delta^2: (1/d) times the
 *          squared Frobenius error of S when the eigenvalues of S + delta GOE
 *          are cut softly at t; the excess risk of the quadratic network is
 *          twice this
 * @param lostFreedom 1 - dJ/d delta / (2 delta), the share of the degrees of
 *          freedom that the threshold takes, without cancellation where it is small
 * @param hint the real part of the preimage of t, where the search for a
 *          neighbour's may begin
 */
public record Tail(double value, double thresholdSlope, double noiseSlope, double thresholdCurvature,
	double mixedCurvature, double noiseCurvature, double shrinkageError, double lostFreedom, double hint)
{

	/** Makes the zeros above the support positive. */
	public Tail {
		value += 0.; // above the support all of these are 0, and none is a negative zero
		thresholdSlope += 0.;
		noiseSlope += 0.;
		thresholdCurvature += 0.;
		mixedCurvature += 0.;
		noiseCurvature += 0.;
	}
}
