package org.scalinglaws.regression.epochs;

import org.apache.commons.math3.complex.Complex;

/**
 * Gradient flow on a {@link TwoScales} problem of infinite size, the numbers of samples and coordinates in their ratios.
 * <p>
 * With C = X'X, the resolvent p (C + p)^-1 acts as k (Sigma + k)^-1 on average, and a product of two of them likewise
 * with one more term; e^-Ct and its products are inverse Laplace transforms of those. Per block b, in units where the
 * eigenvalues l are 1 and 1/condition^2, the transforms of
 * </p>
 * <ul>
 * <li>the overlap: s_b l_b / (l_b + K) / p, with the block's share s_b of the coordinates,</li>
 * <li>the energy: l_b^2 S_b (1 + (K1 K2 S + noise variance) / q) / (p1 p2),</li>
 * <li>twice the risk: S_b (K1 K2 + l_b^2 (K1 K2 S + noise variance) / q) / (p1 p2),</li>
 * </ul>
 * <p>
 * where S_b = s_b/((l_b + K1)(l_b + K2)), S = sum S_b, and q = n/d - sum l_b^2 S_b = (p1 - p2)/(K1 - K2), which is p1/K1
 * + K2 sum l_b S_b by the equation for K, so that nothing cancels anywhere.
 * </p>
 */
final class FlowTheory {

	private final TwoScales problem;
	private final ComplexRidge renormalized;
	private final LaplaceContour contour;

	FlowTheory(final TwoScales problem) {
		this(problem, LaplaceContour.STANDARD);
	}

	FlowTheory(final TwoScales problem, final LaplaceContour contour) {
		this.problem = problem;
		this.contour = contour;
		renormalized = new ComplexRidge(problem);
	}

	/**
	 * The state at a time.
	 *
	 * @param time from 0
	 */
	BlockMoments at(final double time) {
		if (time == 0) return BlockMoments.start(problem);
		final Nodes nodes = new Nodes(time);
		final double[] overlap = new double[2], energy = new double[2], risk = new double[2];
		nodes.overlap(overlap);
		nodes.pairs(energy, risk);
		for (int b = 0; b < 2; b++)
			risk[b] = Math.max(0, risk[b]); // where it has fallen below rounding
		return new BlockMoments(overlap, energy, risk);
	}

	/** The contour's nodes for a time, with K there. */
	private final class Nodes {

		private final Complex[] p = new Complex[contour.size()];
		private final Complex[] k = new Complex[contour.size()];
		private final Complex[] weight = new Complex[contour.size()];

		Nodes(final double time) {
			for (int i = 0; i < p.length; i++) {
				p[i] = contour.point(i, time);
				k[i] = renormalized.of(p[i]);
				weight[i] = contour.weight(i, time);
			}
		}

		/** Adds the overlap of each block. */
		void overlap(final double[] overlap) {
			for (int i = 0; i < p.length; i++)
				for (int b = 0; b < 2; b++) {
					final double value = problem.eigenvalue(b);
					overlap[b] += weight[i].divide(p[i].multiply(k[i].add(value))).getReal() * problem.share(b) * value;
				}
		}

		/** Adds the energy and the risk of each block. */
		void pairs(final double[] energy, final double[] risk) {
			for (int i = 0; i < p.length; i++)
				for (int j = 0; j <= i; j++) {
					final double often = i == j ? 0.5 : 1; // the pair (j, i) gives the same
					pair(i, p[j], k[j], weight[j].multiply(often), energy, risk);
					pair(i, p[j].conjugate(), k[j].conjugate(), weight[j].conjugate().multiply(often), energy, risk);
				}
		}

		private void pair(final int i, final Complex p2, final Complex k2, final Complex weight2, final double[] energy,
			final double[] risk)
		{
			final Complex[] parts = new Complex[2];
			Complex sum = Complex.ZERO, gap = p[i].divide(k[i]);
			for (int b = 0; b < 2; b++) {
				final double value = problem.eigenvalue(b);
				parts[b] = k[i].add(value).multiply(k2.add(value)).reciprocal().multiply(problem.share(b));
				sum = sum.add(parts[b]);
				gap = gap.add(k2.multiply(parts[b]).multiply(value));
			}
			final Complex factor = weight[i].multiply(weight2).divide(p[i].multiply(p2)), product = k[i].multiply(k2);
			final Complex more = product.multiply(sum).add(problem.noiseVariance()).divide(gap);
			for (int b = 0; b < 2; b++) {
				final double square = Math.pow(problem.eigenvalue(b), 2);
				final Complex part = factor.multiply(parts[b]);
				energy[b] += part.multiply(more.add(1)).multiply(square).getReal();
				risk[b] += part.multiply(product.add(more.multiply(square))).getReal() / 2;
			}
		}
	}
}
