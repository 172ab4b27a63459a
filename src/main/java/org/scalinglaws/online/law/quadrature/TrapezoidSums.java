package org.scalinglaws.online.law.quadrature;

/**
 * The trapezoidal rule along each normal, within a ball: for analytic functions its error falls exponentially with the
 * inverse of the step, much faster than that of Gauss-Hermite rules where poles are near (Trefethen and Weideman, SIAM
 * Review 56, 385 (2014)).
 */
final class TrapezoidSums extends HermiteSums {

	private final double step;
	private final double[] weights;
	/** By node, from the leftmost one on, times weights. */
	private final double[][] polynomials;
	private final double[] values;

	TrapezoidSums(final int normals, final int functions, final double step) {
		super(normals, functions);
		this.step = step;
		values = new double[functions];
		weights = new double[(int) (RADIUS / step) + 2];
		for (int i = 0; i < weights.length; i++)
			weights[i] = step * density(i * step);
		polynomials = new double[2 * weights.length - 1][HermiteSet.DEGREE + 1];
		for (int i = 0; i < polynomials.length; i++) {
			final int node = i - weights.length + 1;
			HermiteSet.polynomials(node * step, weights[Math.abs(node)], polynomials[i]);
		}
	}

	void sum(final Integrand integrand) {
		boolean symmetric = normals() > 0;
		for (int i = 0; i < values.length; i++)
			symmetric &= integrand.parity(i) != 0;
		sum(integrand, 0, RADIUS * RADIUS, symmetric);
		if (symmetric) dropOthers(integrand);
	}

	/** Of half of the first axis the moments of the other parity remain, which cancel with the other half's. */
	private void dropOthers(final Integrand integrand) {
		final HermiteSet set = set(normals());
		for (int i = 0; i < values.length; i++)
			for (int j = 0; j < set.count(); j++)
				if ((set.degree(j) % 2 == 0) != (integrand.parity(i) > 0)) moments()[i][j] = 0;
	}

	private void sum(final Integrand integrand, final int normal, final double left, final boolean half) {
		if (normal == normals()) {
			evaluate(integrand, values);
			return;
		}
		clear(normal);
		final int reach = (int) (Math.sqrt(left) / step);
		if (normal == normals() - 1 && !half) {
			sumLast(integrand, normal, reach);
			return;
		}
		for (int i = half ? 0 : -reach; i <= reach; i++) {
			final double x = i * step;
			integrand.set(normal, x);
			sum(integrand, normal + 1, Math.max(0, left - x * x), false);
			add(normal, x, half && i > 0 ? 2 * weights[i] : weights[Math.abs(i)]);
		}
	}

	/** Without a detour over the sums of no normals. */
	private void sumLast(final Integrand integrand, final int normal, final int reach) {
		for (int i = -reach; i <= reach; i++) {
			integrand.set(normal, i * step);
			integrand.values(values);
			addValues(values, polynomials[i + weights.length - 1]);
		}
	}
}
