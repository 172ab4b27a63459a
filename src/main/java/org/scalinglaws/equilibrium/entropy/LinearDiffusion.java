package org.scalinglaws.equilibrium.entropy;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SymmetricEigen;

/**
 * Stochastic gradient descent about a minimum, as a diffusion: d theta = -H theta dt + sqrt(2D) dW, D = (learningRate/(2
 * batchSize)) C, where a step takes the time learningRate (after arXiv 2306.03521).
 * <p>
 * Its covariance S solves H S + S H' = 2D. Where D is not proportional to H the stationary state has currents Omega theta,
 * Omega = D S^-1 - H, which produce entropy at the rate tr(Omega' D^-1 Omega S); that rate knows neither learningRate nor
 * batchSize.
 * </p>
 */
public final class LinearDiffusion {

	/** Largest dimension: its covariance takes some milliseconds at 50, and a second at this. */
	public static final int MOST_DIMENSIONS = 200;

	/** How much a matrix may differ from its transpose, relative to its largest element. */
	private static final double ASYMMETRY = 1e-12;

	/** Currents below this share of the drift are rounding. */
	private static final double ROUNDING = 1e-12;

	private final RealMatrix hessian, diffusion, covariance, currents;

	/**
	 * Solves for the stationary state.
	 *
	 * @param hessian n x n, H, row by row, of a stable state: for a symmetric one, positive definite
	 * @param noise n x n, C, row by row: covariance of the gradient of one sample, symmetric and positive definite
	 * @param learningRate greater than 0
	 * @param batchSize at least 1
	 * @throws IllegalArgumentException if something is out of range, naming it
	 */
	public LinearDiffusion(final double[][] hessian, final double[][] noise, final double learningRate,
		final double batchSize)
	{
		Require.inRange("learningRate", learningRate, 1e-100, 1e50);
		Require.inRange("batchSize", batchSize, 1, 1e15);
		final double extent = extent("hessian", hessian, hessian.length), noisy = extent("noise", noise, hessian.length);
		requireStable(hessian, extent);
		requirePositive("noise", noise, noisy);
		this.hessian = new Array2DRowRealMatrix(hessian);
		diffusion = GaussianTransition.symmetric(new Array2DRowRealMatrix(noise).scalarMultiply(learningRate / (2 *
			batchSize)));
		covariance = GaussianTransition.stationary(this.hessian, diffusion);
		// Omega S = D - H S, of which only the antisymmetric part is not rounding
		final RealMatrix carried = this.hessian.multiply(covariance);
		currents = carried.transpose().subtract(carried).scalarMultiply(0.5);
	}

	private static double extent(final String name, final double[][] matrix, final int rows) {
		Require.inRange(name + "'s rows", matrix.length, 1, MOST_DIMENSIONS);
		if (matrix.length != rows) throw new IllegalArgumentException(name + " must have as many rows as hessian, " + rows +
			", was " + matrix.length);
		double extent = 0;
		for (final double[] row : matrix) {
			Require.length(name + "'s row", row, rows);
			for (final double value : Require.finite(name, row))
				extent = Math.max(extent, Math.abs(value));
		}
		if (!(extent > 1e-100 && extent < 1e100)) throw new IllegalArgumentException(name +
			" must have a largest element from 1e-100 to 1e100, was " + extent);
		return extent;
	}

	/** A symmetric one must be positive definite; of any other, whether it is stable shows in its stationary state. */
	private static void requireStable(final double[][] hessian, final double extent) {
		double trace = 0;
		for (int i = 0; i < hessian.length; i++)
			trace += hessian[i][i];
		if (asymmetry(hessian)[0] <= ASYMMETRY * extent) requirePositive("hessian", hessian, extent);
		else if (!(trace > 0)) throw new IllegalArgumentException(
			"hessian must have eigenvalues of positive real part, was of trace " + trace);
	}

	private static void requirePositive(final String name, final double[][] matrix, final double extent) {
		final double[] worst = asymmetry(matrix);
		if (worst[0] > ASYMMETRY * extent) {
			final int i = (int) worst[1], j = (int) worst[2];
			throw new IllegalArgumentException(name + " must be symmetric, was " + matrix[i][j] + " at (" + i + ", " + j +
				") and " + matrix[j][i] + " at (" + j + ", " + i + ")");
		}
		final double least = new SymmetricEigen(matrix, false).value(0);
		if (!(least > 1e-14 * extent)) throw new IllegalArgumentException(name +
			" must be positive definite, its least eigenvalue was " + least);
	}

	/** The largest difference of elements on both sides of the diagonal, and where it is. */
	private static double[] asymmetry(final double[][] matrix) {
		final double[] worst = new double[3];
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < i; j++)
				if (Math.abs(matrix[i][j] - matrix[j][i]) > worst[0]) {
					worst[0] = Math.abs(matrix[i][j] - matrix[j][i]);
					worst[1] = i;
					worst[2] = j;
				}
		return worst;
	}

	/** {@return n} */
	public int dimension() {
		return hessian.getRowDimension();
	}

	/** {@return S, row by row} */
	public double[][] covariance() {
		return covariance.getData();
	}

	/** {@return how far H S + S H' is from 2D, relative to its largest element} */
	public double residual() {
		final RealMatrix carried = hessian.multiply(covariance);
		return largest(carried.add(carried.transpose()).subtract(diffusion.scalarMultiply(2))) / (2 * largest(diffusion));
	}

	/** {@return the entropy produced in a unit of time, tr(Omega' D^-1 Omega S)} */
	public double rate() {
		return new Inverse(diffusion, "in a unit of time").quadratic(currents, new Inverse(covariance, Inverse.STATIONARY));
	}

	/** {@return the largest |(Omega S)_ij|: the area swept in a unit of time, in that plane; 0 in one dimension} */
	public double areaRate() {
		return largest(currents);
	}

	/** {@return whether all currents are rounding: a state of equilibrium} */
	public boolean isEquilibrium() {
		return areaRate() <= ROUNDING * largest(hessian) * largest(covariance);
	}

	/** {@return the entropy of its paths, seen at moments of that distance} */
	public PathEntropy every(final double spacing) {
		Require.positive("spacing", spacing);
		return new PathEntropy(GaussianTransition.of(hessian, diffusion, spacing), covariance, spacing);
	}

	private static double largest(final RealMatrix matrix) {
		double largest = 0;
		for (final double[] row : matrix.getData())
			for (final double value : row)
				largest = Math.max(largest, Math.abs(value));
		return largest;
	}
}
