package org.scalinglaws.spectrum.ridge;

import java.util.function.DoubleUnaryOperator;

/** Derivatives from values alone. */
public final class Differences {

	private static final int ROWS = 26;
	private static final double WIDEST = 0.02, SHRINK = 1.4;

	private Differences() {
		// static function only
	}

	/**
	 * The derivative at 0 by Ridders' method: central differences of ever smaller width, extrapolated to width 0; of all
	 * extrapolations that one which differs least from those that it was made of. Good to some 1e-9 where the function
	 * is smooth on a scale of 1e-4.
	 */
	public static double slope(final DoubleUnaryOperator f) {
		final double[][] table = new double[ROWS][ROWS];
		double best = Double.NaN, error = Double.POSITIVE_INFINITY;
		for (int row = 0; row < ROWS; row++) {
			final double h = WIDEST / Math.pow(SHRINK, row);
			table[row][0] = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
			double factor = 1;
			for (int order = 1; order <= row; order++) {
				factor *= SHRINK * SHRINK;
				table[row][order] = (factor * table[row][order - 1] - table[row - 1][order - 1]) / (factor - 1);
				final double distance = Math.max(Math.abs(table[row][order] - table[row][order - 1]), Math.abs(table[row][order] -
					table[row - 1][order - 1]));
				if (distance >= error) continue;
				error = distance;
				best = table[row][order];
			}
		}
		return best;
	}
}
