package org.scalinglaws.online.law;

import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.SquaredLoss;

/**
 * Squared losses of one student with the link linear or square about an optimum: polynomials of q = E a^2, c = E a t and
 * E t^2, with a = z - sign t, in which nothing cancels. For the square f - T = a (a + 2 sign t), so that
 *
 * <pre>
 * loss = factor E a^2 (a + 2t)^2,    E g^2 = 16 factor^2 E [a^2 (a + 2t)^2 (a + t)^2 + noiseVariance (a + t)^2]
 * </pre>
 *
 * where t stands for sign t.
 */
final class OptimumMeans implements Means {

	/** In E a^2 (a + 2t)^2 (a + t)^2: factor, powers of q, c and E t^2. */
	private static final int[][] SQUARE = { { 15, 3, 0, 0 }, { 90, 2, 1, 0 }, { 39, 2, 0, 1 }, { 156, 1, 2, 0 }, { 108, 1, 1,
		1 }, { 72, 0, 3, 0 }, { 12, 1, 0, 2 }, { 48, 0, 2, 1 } };

	private static final int[] PLACE = { 0, 1, 2 };

	private final boolean square;
	private final double factor;
	private final double noiseVariance;
	private final Jets jets = new Jets(3);

	/**
	 * @param problem one student and teacher, squared loss, link linear or square
	 */
	OptimumMeans(final IndexProblem problem) {
		square = problem.link().name().equals("square");
		factor = ((SquaredLoss) problem.loss()).factor();
		noiseVariance = problem.noiseVariance();
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		jets.reset();
		final double[] q = jets.variable(0, covariance[0]), c = jets.times(sign, jets.variable(1, covariance[1]));
		final double[] t = jets.variable(2, covariance[3]);
		loss.clear();
		loss.add(factor, square ? squareLoss(q, c, t) : q, PLACE);
		if (noise == null) return;
		noise[0].clear();
		noise[0].add(4 * factor * factor, square ? squareNoise(q, c, t) : jets.plus(q, noiseVariance), PLACE);
	}

	/** 3 q^2 + 12 q c + 4 q t + 8 c^2. */
	private double[] squareLoss(final double[] q, final double[] c, final double[] t) {
		final double[] ofQ = jets.plus(jets.plus(jets.times(3, q), 12, c), 4, t);
		return jets.plus(jets.times(q, ofQ), 8, jets.times(c, c));
	}

	private double[] squareNoise(final double[] q, final double[] c, final double[] t) {
		double[] sum = jets.times(noiseVariance, jets.plus(jets.plus(q, 2, c), t));
		for (final int[] term : SQUARE) {
			double[] product = jets.constant(term[0]);
			for (int i = 0; i < 3; i++)
				for (int power = 0; power < term[1 + i]; power++)
					product = jets.times(product, i == 0 ? q : i == 1 ? c : t);
			sum = jets.plus(sum, product);
		}
		return jets.times(4, sum);
	}
}
