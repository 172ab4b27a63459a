package org.scalinglaws.equilibrium.entropy;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/** A covariance with its Cholesky factor, which must lose none of its directions. */
final class Inverse {

	/** Variances of less have inverses, and products of these, that are no numbers. */
	private static final double LEAST = 1e-280;

	static final String STATIONARY = "in the stationary state";

	private final CholeskyDecomposition cholesky;

	/**
	 * Decomposes.
	 *
	 * @param covariance symmetric but for rounding
	 * @param where it is that of, for messages
	 * @throws IllegalArgumentException if it is positive definite no more in double precision, or too small to be inverted
	 */
	Inverse(final RealMatrix covariance, final String where) {
		for (int i = 0; i < covariance.getRowDimension(); i++)
			if (!(covariance.getEntry(i, i) >= LEAST)) throw new IllegalArgumentException(
				"noise, hessian, learningRate and time must give each direction a variance of at least " + LEAST + " " + where +
					", was " + covariance.getEntry(i, i));
		try {
			cholesky = new CholeskyDecomposition(covariance, 1e-10, 0);
		}
		catch (final NonPositiveDefiniteMatrixException lost) {
			throw new IllegalArgumentException("noise and hessian must leave each direction its noise; here one is lost in rounding");
		}
	}

	/** {@return L with L L' the covariance} */
	double[][] factor() {
		return cholesky.getL().getData();
	}

	/** {@return the inverse} */
	RealMatrix matrix() {
		return GaussianTransition.symmetric(cholesky.getSolver().getInverse());
	}

	/** {@return tr(A' X^-1 A Y^-1) of this X and another Y} */
	double quadratic(final RealMatrix a, final Inverse other) {
		final RealMatrix left = cholesky.getSolver().solve(a), right = other.cholesky.getSolver().solve(a.transpose());
		return left.multiply(right).getTrace();
	}
}
