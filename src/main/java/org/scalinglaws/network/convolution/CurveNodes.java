package org.scalinglaws.network.convolution;

/**
 * The curve u + i v(u) at many points, found side by side: {@link
 * Subordination#heightSquared} with the points as the inner loop. Points that
 * have converged drop out.
 */
final class CurveNodes {

	private static final int MAX_ITERATIONS = 200;

	private final Atoms atoms;
	private final double noiseVariance;
	private final double[] square;
	private final double[] centre;
	private final double[] slope;
	private final double[] variance;

	CurveNodes(final Atoms atoms, final double noiseVariance, final double[] u, final double[] guess) {
		this.atoms = atoms;
		this.noiseVariance = noiseVariance;
		square = new double[u.length];
		centre = new double[u.length];
		slope = new double[u.length];
		variance = new double[u.length];
		solve(u, guess);
		spread(u);
	}

	/** v at the j-th point. */
	double height(final int j) {
		return Math.sqrt(square[j]);
	}

	/** X'(u) at the j-th point. */
	double slope(final int j) {
		return slope[j];
	}

	/** The variance of S at the eigenvalue X(u). */
	double variance(final int j) {
		return noiseVariance * variance[j];
	}

	private void solve(final double[] u, final double[] guess) {
		final Subordination curve = new Subordination(atoms, Math.sqrt(noiseVariance));
		final Points points = new Points(u.length);
		final int[] index = new int[u.length];
		final double[] floor = new double[u.length];
		final double[] lastStep = new double[u.length];
		for (int j = 0; j < u.length; j++) {
			index[j] = j;
			floor[j] = curve.floor(u[j]);
			points.x[j] = u[j];
			points.ySquared[j] = Math.max(floor[j], guess[j]);
		}
		points.count = u.length;
		for (int i = 0; points.count > 0; i++) {
			atoms.sum(points);
			int left = 0;
			for (int j = 0; j < points.count; j++) {
				final double y = points.ySquared[j];
				final double next = Math.max(floor[j], y + Subordination.step(noiseVariance, points.sum0[j],
					points.sum2[j]));
				final double step = Math.abs(next - y);
				if (step <= 1e-13 * y || i > 0 && step >= lastStep[j] && step <= 1e-10 * y || i == MAX_ITERATIONS) {
					keep(index[j], u, points, j);
					continue;
				}
				index[left] = index[j];
				floor[left] = floor[j];
				lastStep[left] = i == 0 ? 4 * step : step; // the first step may be short by chance
				points.x[left] = points.x[j];
				points.ySquared[left++] = next;
			}
			points.count = left;
		}
	}

	private void keep(final int target, final double[] u, final Points points, final int j) {
		square[target] = points.ySquared[j];
		centre[target] = u[target] - noiseVariance * points.sum1[j]; // 2 u - X(u)
		slope[target] = Subordination.slope(noiseVariance, points.ySquared[j], points.sum2[j], points.sum3[j]);
	}

	private void spread(final double[] u) {
		final Points points = new Points(u.length);
		points.count = u.length;
		System.arraycopy(u, 0, points.x, 0, u.length);
		System.arraycopy(square, 0, points.ySquared, 0, u.length);
		atoms.spread(points, centre, variance);
	}
}
