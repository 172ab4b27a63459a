package org.scalinglaws.online.law;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.IndexProblem;

/**
 * Means about an optimum by the closed forms of z and t themselves, as long as a = z - sign t is not small beside t; by an
 * integral from there on, of which no digits are lost.
 */
final class ShiftedMeans implements Means {

	/** E a^2 / E t^2 below which the closed form would lose more than five digits of the loss. */
	private static final double SMALL = 1e-6;

	private final Means closed;
	private final Means integrated;
	private final CovarianceJet loss;
	private final CovarianceJet noise;
	private final double[] shifted = new double[4];

	/** @param problem one student and teacher */
	ShiftedMeans(final IndexProblem problem, final Means closed, final Means integrated) {
		this.closed = closed;
		this.integrated = integrated;
		loss = new CovarianceJet(CovarianceEntries.of(problem));
		noise = new CovarianceJet(CovarianceEntries.of(problem));
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet target, final CovarianceJet[] ofNoise) {
		final double q = covariance[0], c = covariance[1], t = covariance[3];
		if (!(q > SMALL * t)) {
			integrated.at(covariance, sign, target, ofNoise);
			return;
		}
		shifted[0] = q + 2 * sign * c + t;
		shifted[1] = shifted[2] = c + sign * t;
		shifted[3] = t;
		closed.at(shifted, 0, loss, ofNoise == null ? null : new CovarianceJet[] { noise });
		// E z^2, E zt and E t^2 by q, c and t
		final double[][] by = { { 1, 2 * sign, 1 }, { 0, 1, sign }, { 0, 0, 1 } };
		target.substitute(loss, by);
		if (ofNoise != null) ofNoise[0].substitute(noise, by);
	}
}
