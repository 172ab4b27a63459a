package org.scalinglaws.fit.curve;

import java.util.Arrays;

import org.apache.commons.math3.distribution.FDistribution;

/**
 * How the residuals of a straight line hang together from point to point: as a first-order autoregressive process,
 * whose correlation of neighbours is not known but has a distribution.
 * <p>
 * That is proportional to the likelihood of the residuals (Patterson and Thompson, Biometrika 58 (1971) 545; Harville,
 * Biometrika 61 (1974) 383), which does not depend on the line, times what is thought before: half of all curves have
 * none, the others any in [0, 1) alike.
 * </p>
 */
final class ResidualCorrelation {

	private static final int GRID = 50;

	/** What is thought of no correlation before the residuals are seen. */
	private static final double NONE = 0.5;

	/** Correlations of less weight are left out. */
	private static final double NEGLIGIBLE = 1e-4;

	private static final int LINE = 2, BENT = 5;

	/** The least number of points that tell a bent line. */
	private static final int FEWEST = 12;

	private final int points;
	private final double own;
	private final double[][][] moments; // of the columns: constant, x, x from three points on, residual
	private final double[] values = new double[GRID + 1];
	private final double[] weights = new double[GRID + 1];
	private final int count;

	/**
	 * @param x about its mean, ascending
	 * @param residuals of the least-squares line, not all 0
	 */
	ResidualCorrelation(final double[] x, final double[] residuals) {
		points = x.length;
		moments = moments(columns(x, residuals));
		final double[] squares = moments[BENT][BENT];
		final double r = -squares[1] / 2 / squares[0]; // its bias by the two fitted parameters undone to first order
		own = Math.max(0, Math.min(0.99, r + (2 + 3 * r) / points));
		final double[] likelihoods = new double[GRID + 1];
		for (int k = 0; k <= GRID; k++) {
			values[k] = k == 0 ? 0 : (k - 0.5) / GRID;
			likelihoods[k] = likelihood(values[k]);
		}
		final double largest = Arrays.stream(likelihoods).max().getAsDouble();
		double sum = 0;
		for (int k = 0; k <= GRID; k++)
			sum += weights[k] = Math.exp(likelihoods[k] - largest) * (k == 0 ? NONE : (1 - NONE) / GRID);
		count = keep(sum);
	}

	private int keep(final double sum) {
		int kept = 0;
		double left = 0;
		for (int k = 0; k <= GRID; k++) {
			if (weights[k] < NEGLIGIBLE * sum) continue;
			values[kept] = values[k];
			left += weights[kept++] = weights[k];
		}
		for (int k = 0; k < kept; k++)
			weights[k] /= left;
		return kept;
	}

	/** How many correlations are thought of. */
	int count() {
		return count;
	}

	double value(final int k) {
		return values[k];
	}

	/** The probability of a value; their sum is 1. */
	double weight(final int k) {
		return weights[k];
	}

	/**
	 * Whether a line that bends at each quarter of the points is no better than the straight one, by the F test at 1 %
	 * with residuals of their own correlation; also if there are too few points to tell.
	 */
	boolean isStraight() {
		if (points < FEWEST) return true;
		final double straight = pivots(own, LINE)[LINE], bent = pivots(own, BENT)[BENT];
		final int freedom = points - BENT;
		final double f = (straight - bent) / (BENT - LINE) / (bent / freedom);
		return !(new FDistribution(null, BENT - LINE, freedom).cumulativeProbability(f) > 0.99);
	}

	/** The logarithm of the likelihood of the residuals, of unknown size, but for a constant. */
	private double likelihood(final double r) {
		final double[] pivots = pivots(r, LINE); // those of unit variance, times 1 - r^2
		return (Math.log1p(-r * r) - Math.log(pivots[0] * pivots[1]) - (points - LINE) * Math.log(pivots[LINE])) / 2;
	}

	private static double[][] columns(final double[] x, final double[] residuals) {
		final double[][] columns = new double[BENT + 1][x.length];
		Arrays.fill(columns[0], 1);
		columns[1] = x;
		for (int k = 1; k <= 3; k++) {
			final double from = x[k * x.length / 4];
			Arrays.setAll(columns[1 + k], i -> Math.max(0, x[i] - from));
		}
		columns[BENT] = residuals;
		return columns;
	}

	/** The polynomials in r that sums of products of whitened columns are, a_i - r a_(i-1), the first times sqrt(1 - r^2). */
	private static double[][][] moments(final double[][] columns) {
		final double[][][] moments = new double[columns.length][columns.length][];
		for (int a = 0; a < columns.length; a++)
			for (int b = 0; b <= a; b++)
				moments[a][b] = moments[b][a] = moments(columns[a], columns[b]);
		return moments;
	}

	private static double[] moments(final double[] a, final double[] b) {
		double products = 0, neighbours = 0;
		final int last = a.length - 1;
		for (int i = 0; i <= last; i++) {
			products += a[i] * b[i];
			if (i > 0) neighbours += a[i] * b[i - 1] + a[i - 1] * b[i];
		}
		return new double[] { products, -neighbours, products - a[0] * b[0] - a[last] * b[last] };
	}

	/** Of the first columns and the residuals by Gauss: the last is what these columns leave of the residuals' square. */
	private double[] pivots(final double r, final int columns) {
		final double[][] matrix = new double[columns + 1][columns + 1];
		for (int a = 0; a <= columns; a++)
			for (int b = 0; b <= columns; b++) {
				final double[] moment = moments[a == columns ? BENT : a][b == columns ? BENT : b];
				matrix[a][b] = moment[0] + r * (moment[1] + r * moment[2]);
			}
		final double[] pivots = new double[columns + 1];
		for (int k = 0; k <= columns; k++) {
			pivots[k] = matrix[k][k];
			for (int a = k + 1; a <= columns; a++)
				for (int b = k + 1; b <= columns; b++)
					matrix[a][b] -= matrix[a][k] * matrix[k][b] / pivots[k];
		}
		return pivots;
	}
}
