package org.scalinglaws.equilibrium.entropy;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What a linear diffusion d theta = -H theta dt + sqrt(2D) dW does in some time, exactly: theta' = theta + change theta +
 * a normal vector.
 * <p>
 * Short times by the Taylor series of both matrices, longer ones by doubling: with the change E = exp(-H t) - 1 instead of
 * the exponential itself, slow directions keep their digits beside fast ones.
 * </p>
 *
 * @param change exp(-H t) - 1
 * @param covariance of the normal vector
 */
record GaussianTransition(RealMatrix change, RealMatrix covariance) {

	/** Norm of H t up to which the series is summed: its terms then fall by at least a half each. */
	private static final double SHORT = 0.25;

	/** (1/2)^n/n! is below rounding by far. */
	private static final int TERMS = 18;

	/** Each doubles the time: beyond this the slowest direction is lost in the rounding of the fastest. */
	private static final int MOST_DOUBLINGS = 80;

	/** The transition in a time, any positive one. */
	static GaussianTransition of(final RealMatrix hessian, final RealMatrix diffusion, final double time) {
		final int doublings = (int) Math.max(0, Math.ceil(Math.log(hessian.getNorm() * time / SHORT) / Math.log(2)));
		GaussianTransition transition = series(hessian, diffusion, Math.scalb(time, -doublings));
		for (int i = 0; i < doublings; i++)
			transition = transition.twice();
		return transition;
	}

	private static GaussianTransition series(final RealMatrix hessian, final RealMatrix diffusion, final double time) {
		RealMatrix power = hessian.scalarMultiply(-time), term = diffusion.scalarMultiply(2 * time);
		RealMatrix change = power, covariance = term;
		for (int k = 2; k < TERMS; k++) {
			final RealMatrix drift = hessian.multiply(term);
			term = drift.add(drift.transpose()).scalarMultiply(-time / k);
			power = hessian.multiply(power).scalarMultiply(-time / k);
			covariance = covariance.add(term);
			change = change.add(power);
		}
		return new GaussianTransition(change, covariance);
	}

	/** {@return the transition in twice the time} */
	GaussianTransition twice() {
		return new GaussianTransition(change.scalarMultiply(2).add(change.multiply(change)), symmetric(covariance.add(carried(
			covariance))));
	}

	/** {@return the covariance that a distribution of the given one has after the time, but for the noise} */
	private RealMatrix carried(final RealMatrix before) {
		final RealMatrix map = map();
		return map.multiply(before).multiply(map.transpose());
	}

	/** {@return exp(-H t)} */
	RealMatrix map() {
		return change.add(MatrixUtils.createRealIdentityMatrix(change.getRowDimension()));
	}

	/**
	 * The covariance after endless time, the solution of H S + S H' = 2D.
	 *
	 * @throws IllegalArgumentException if it is not reached
	 */
	static RealMatrix stationary(final RealMatrix hessian, final RealMatrix diffusion) {
		GaussianTransition transition = of(hessian, diffusion, SHORT / hessian.getNorm());
		for (int i = 0; i < MOST_DOUBLINGS; i++) {
			final double left = transition.map().getFrobeniusNorm();
			if (left * left < 1e-18) return transition.covariance;
			if (!(left < 1e150)) break;
			transition = transition.twice();
		}
		throw new IllegalArgumentException("hessian must have a stationary state; with this one there is none, or it is too slow");
	}

	/** Rounding aside it is symmetric. */
	static RealMatrix symmetric(final RealMatrix matrix) {
		return matrix.add(matrix.transpose()).scalarMultiply(0.5);
	}
}
