package org.scalinglaws.online.mixture;

import java.util.Arrays;

/** The means for half the sum of squares, in closed form: g_k = u_k - target_k. */
final class HalfSquaredLaw implements ClassLaw {

	private final Outputs outputs;
	private final double[] targets;

	HalfSquaredLaw(final MixtureProblem problem, final int trueClass) {
		outputs = new Outputs(problem.students());
		targets = new double[outputs.count()];
		Arrays.setAll(targets, k -> problem.target(trueClass, k));
	}

	private double error(final double[] scalars, final int k) {
		return scalars[k] - targets[k];
	}

	@Override
	public double loss(final double[] scalars) {
		double sum = 0;
		for (int k = 0; k < targets.length; k++)
			sum += error(scalars, k) * error(scalars, k) + scalars[targets.length + outputs.pair(k, k)];
		return sum / 2;
	}

	@Override
	public void means(final double[] scalars, final double[] means) {
		Arrays.fill(means, 0);
		for (int k = 0; k < targets.length; k++) {
			means[k] = error(scalars, k);
			means[outputs.slope(k, k)] = 1;
		}
		for (final int[] kl : outputs.all()) {
			final int k = kl[0], l = kl[1], pair = outputs.pair(k, l);
			means[outputs.square(pair)] = means[k] * means[l] + scalars[targets.length + pair];
			means[outputs.gradient(pair, k)] += means[l];
			means[outputs.gradient(pair, l)] += means[k];
			means[outputs.curvature(pair, pair)] = k == l ? 2 : 1;
		}
	}

	@Override
	public void derivatives(final double[] scalars, final double[] means, final double[][] by) {
		means(scalars, means);
		for (final double[] row : by)
			Arrays.fill(row, 0);
		for (int k = 0; k < targets.length; k++)
			by[k][k] = 1;
		for (final int[] kl : outputs.all()) {
			final int k = kl[0], l = kl[1], pair = outputs.pair(k, l);
			by[k][outputs.square(pair)] += means[l];
			by[l][outputs.square(pair)] += means[k];
			by[targets.length + pair][outputs.square(pair)] = 1;
			by[l][outputs.gradient(pair, k)] += 1;
			by[k][outputs.gradient(pair, l)] += 1;
		}
	}
}
