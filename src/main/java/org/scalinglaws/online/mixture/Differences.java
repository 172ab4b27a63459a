package org.scalinglaws.online.mixture;

/**
 * The law of the other classes' outputs less that of one class, all jointly normal.
 *
 * @param mean in the order of the classes, the one left out
 * @param covariance row by row
 */
record Differences(double[] mean, double[][] covariance) {

	/**
	 * @param classes of which those beyond the outputs have the output 0
	 * @param reference the class whose output is taken away
	 * @param scalars means and covariances, as {@link Outputs} orders them
	 */
	static Differences of(final Outputs outputs, final int classes, final int reference, final double[] scalars) {
		final int others = classes - 1;
		final double[] mean = new double[others];
		final double[][] covariance = new double[others][others];
		for (int i = 0; i < others; i++) {
			final int k = i < reference ? i : i + 1;
			mean[i] = mean(outputs, scalars, k) - mean(outputs, scalars, reference);
			for (int j = 0; j < others; j++) {
				final int l = j < reference ? j : j + 1;
				covariance[i][j] = covariance(outputs, scalars, k, l) - covariance(outputs, scalars, k, reference) - covariance(
					outputs, scalars, l, reference) + covariance(outputs, scalars, reference, reference);
			}
		}
		return new Differences(mean, covariance);
	}

	private static double mean(final Outputs outputs, final double[] scalars, final int k) {
		return k < outputs.count() ? scalars[k] : 0;
	}

	private static double covariance(final Outputs outputs, final double[] scalars, final int k, final int l) {
		return k < outputs.count() && l < outputs.count() ? scalars[outputs.count() + outputs.pair(k, l)] : 0;
	}
}
