package org.scalinglaws.online.mixture;

/**
 * The probability that an input of a class is taken for one of another class, that of the largest output (the sign of
 * the only one for two classes).
 * <p>
 * It is the sum over the other classes of the probability that their output is the largest, none of which cancels
 * against another. Equal outputs are decided by chance.
 * </p>
 */
final class WrongClass {

	/** Standard deviation of what decides between equal outputs, in units of that of the outputs. */
	private static final double CHANCE = 1e-8;

	private WrongClass() {
		// static function only
	}

	/**
	 * The probability.
	 *
	 * @param scalars means and covariances of the outputs, as {@link Outputs} orders them
	 */
	static double probability(final Outputs outputs, final int classes, final int trueClass, final double[] scalars) {
		double sum = 0;
		for (int largest = 0; largest < classes; largest++)
			if (largest != trueClass) sum += probability(outputs, classes, scalars, largest);
		return sum;
	}

	private static double probability(final Outputs outputs, final int classes, final double[] scalars,
		final int largest)
	{
		double scale = 0;
		for (int k = 0; k < outputs.count(); k++)
			scale += scalars[k] * scalars[k] + Math.max(0, scalars[outputs.count() + outputs.pair(k, k)]);
		final double chance = scale == 0 ? 1 : CHANCE * CHANCE * scale;
		final Differences differences = Differences.of(outputs, classes, largest, scalars);
		final double[][] covariance = differences.covariance();
		for (int i = 0; i < covariance.length; i++)
			for (int j = 0; j < covariance.length && covariance[i][i] < 64 * Math.ulp(scale); j++)
				covariance[i][j] = covariance[j][i] = 0; // rounding is no chance
		for (int i = 0; i < covariance.length; i++)
			for (int j = 0; j < covariance.length; j++)
				covariance[i][j] += i == j ? Math.max(0, -covariance[i][i]) + 2 * chance : chance;
		return NormalOrthant.allNegative(differences.mean(), covariance);
	}
}
