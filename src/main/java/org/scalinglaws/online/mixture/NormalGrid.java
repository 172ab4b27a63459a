package org.scalinglaws.online.mixture;

import java.util.Arrays;

/**
 * The trapezoidal rule for means over normal variables v of functions of softmax(0, v).
 * <p>
 * v = mean + L n with n standard normal. The functions are analytic in n_j while the imaginary parts of v and 0 lie
 * within pi of each other: in a strip whose half width a follows from column j of L. Within it, at the height y, a step
 * h leaves an error of exp(y^2/2 - 2 pi y/h): 29 points per variable for deviations of 1, far fewer than a rule of
 * Gauss and Hermite would need for the same 12 digits.
 * </p>
 */
final class NormalGrid {

	/** Beyond this a standard normal has 1e-15 of its probability. */
	private static final double CUT = 8;

	/** Minus the logarithm of the error. */
	private static final double DIGITS = 29;

	/** Part of the strip that is used: powers of p grow towards its edge. */
	private static final double STRIP = 0.9 * Math.PI;

	/** For larger deviations (1e4 of one variable, 30 of two, 4 of three) steps grow, and so do errors. */
	private static final double MOST_POINTS = 300_000;

	/** Is given the points. */
	interface Visitor {

		void at(double[] v, double weight);
	}

	private final double[] mean;
	private final double[][] root;
	private final double[] step;
	private final int[] reach;

	/**
	 * @param mean of v
	 * @param covariance row by row; what rounding has made negative counts as 0
	 */
	NormalGrid(final double[] mean, final double[][] covariance) {
		this.mean = mean;
		root = root(covariance);
		step = new double[mean.length];
		reach = new int[mean.length];
		for (int j = 0; j < step.length; j++)
			step[j] = step(j);
		coarsen();
		for (int j = 0; j < step.length; j++)
			reach[j] = step[j] == 0 ? 0 : (int) (CUT / step[j]);
	}

	/** Steps grow by one factor until there are few enough points, but none beyond a deviation, which no variable may lose. */
	private void coarsen() {
		for (double excess = excess(); excess > 1e-9; excess = excess()) {
			final long fine = Arrays.stream(step).filter(length -> length > 0 && length < 1).count();
			final double factor = Math.exp(excess / fine);
			for (int j = 0; j < step.length; j++)
				if (step[j] < 1) step[j] = Math.min(1, step[j] * factor);
		}
	}

	/** The logarithm of how many times too many points there are. */
	private double excess() {
		return Arrays.stream(step).filter(length -> length > 0).map(length -> Math.log(2 * CUT / length)).sum() - Math.log(
			MOST_POINTS);
	}

	/** The lower triangular L; a column that belongs to no variance is zero. */
	private static double[][] root(final double[][] covariance) {
		final int n = covariance.length;
		final double[][] root = new double[n][n];
		for (int j = 0; j < n; j++) {
			final double pivot = rest(covariance, root, j, j);
			if (!(pivot > 1e-15 * covariance[j][j])) continue;
			root[j][j] = Math.sqrt(pivot);
			for (int i = j + 1; i < n; i++)
				root[i][j] = rest(covariance, root, i, j) / root[j][j];
		}
		return root;
	}

	private static double rest(final double[][] covariance, final double[][] root, final int i, final int j) {
		double rest = covariance[i][j];
		for (int k = 0; k < j; k++)
			rest -= root[i][k] * root[j][k];
		return rest;
	}

	/** The step along a variable; 0 if nothing depends on it. */
	private double step(final int j) {
		double low = 0, high = 0;
		for (final double[] row : root) {
			low = Math.min(low, row[j]);
			high = Math.max(high, row[j]);
		}
		if (high == low) return 0;
		final double best = Math.sqrt(2 * DIGITS); // of the height, where the strip allows it
		final double height = Math.min(best, STRIP / (high - low));
		return 2 * Math.PI * height / (DIGITS + height * height / 2);
	}

	/** Gives all points in the ball about the mean that holds the probability, in an array that may be written to. */
	void visit(final Visitor visitor) {
		final double[][] points = new double[step.length + 1][];
		Arrays.setAll(points, j -> mean.clone());
		final double[][] weights = new double[step.length][];
		Arrays.setAll(weights, this::weights);
		visit(step.length - 1, points, weights, 0, 1, visitor);
	}

	private double[] weights(final int j) {
		final double[] weights = new double[2 * reach[j] + 1];
		final double height = step[j] / Math.sqrt(2 * Math.PI);
		Arrays.setAll(weights, i -> height * Math.exp(-0.5 * step[j] * step[j] * (i - reach[j]) * (i - reach[j])));
		return reach[j] == 0 ? new double[] { 1 } : weights;
	}

	/** Goes along variable j with the sums over the later ones in points[j + 1]. */
	private void visit(final int j, final double[][] points, final double[][] weights, final double square,
		final double weight, final Visitor visitor)
	{
		final double[] before = points[j + 1], point = points[j];
		final int most = reach[j] == 0 ? 0 : (int) (Math.sqrt(Math.max(0, CUT * CUT - square)) / step[j]);
		for (int i = -most; i <= most; i++) {
			final double normal = i * step[j];
			for (int row = 0; row < point.length; row++)
				point[row] = before[row] + root[row][j] * normal;
			final double product = weight * weights[j][i + reach[j]];
			if (j == 0) visitor.at(point, product);
			else visit(j - 1, points, weights, square + normal * normal, product, visitor);
		}
	}
}
