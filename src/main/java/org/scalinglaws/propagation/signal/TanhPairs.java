package org.scalinglaws.propagation.signal;

import org.scalinglaws.linear.LagrangeBasis;

/**
 * Averages of tanh over two normal preactivations of one variance q, tabulated once: a sum of {@link FourierMoments} has
 * some thousand terms, and ten thousand layers ask for it.
 * <p>
 * The contraction is smooth in the logarithm of the distance rho (analytic for |Im ln rho| &lt; pi/2) from where q rho is
 * small, and below that smooth in rho itself; polynomials on Chebyshev points hold it to some 1e-15. Beyond rho = 1 it
 * follows from oddness: E (phi(u) - phi(v))^2 and E (phi(u) + phi(v))^2 have the sum 4 E phi^2.
 * </p>
 */
final class TanhPairs implements PairMoments {

	private static final int POINTS = 26;

	/** q rho at the end of the first panel. */
	private static final double SMALL = 0.02;

	/** ln of the ratio of a panel's ends. */
	private static final double LONGEST = 2;

	private static final double[] CHEBYSHEV = chebyshev();

	private static final LagrangeBasis BASIS = new LagrangeBasis(CHEBYSHEV);

	private final double q;
	private final double first;
	private final double length;
	private final double meanSquare;
	private final double[][] panels;

	TanhPairs(final double q) {
		this.q = q;
		meanSquare = FourierMoments.moments(q).meanSquare();
		first = q <= SMALL ? 1 : SMALL / q;
		final int count = (int) Math.ceil(-Math.log(first) / LONGEST);
		length = count == 0 ? 1 : -Math.log(first) / count;
		panels = new double[1 + count][POINTS];
		for (int i = 0; i < POINTS; i++) {
			panels[0][i] = FourierMoments.contraction(q, first * (1 + CHEBYSHEV[i]) / 2);
			for (int k = 0; k < count; k++)
				panels[k + 1][i] = FourierMoments.contraction(q, Math.min(1, first * Math.exp(length * (k + (1 + CHEBYSHEV[i]) /
					2))));
		}
	}

	private static double[] chebyshev() {
		final double[] points = new double[POINTS];
		for (int i = 0; i < POINTS; i++)
			points[i] = -Math.cos(Math.PI * (i + 0.5) / POINTS);
		return points;
	}

	@Override
	public double contraction(final double distance) {
		if (distance > 1) return (2 * meanSquare - q * (2 - distance) * contraction(2 - distance)) / (q * distance);
		if (distance <= first) return at(0, 2 * distance / first - 1);
		final double place = Math.log(distance / first) / length;
		final int k = Math.min((int) place, panels.length - 2);
		return at(1 + k, 2 * (place - k) - 1);
	}

	private double at(final int panel, final double x) {
		final double[] basis = new double[POINTS];
		BASIS.at(x, basis);
		double sum = 0;
		for (int i = 0; i < POINTS; i++)
			sum += basis[i] * panels[panel][i];
		return sum;
	}

	@Override
	public double slope(final double distance) {
		return FourierMoments.slope(q, Math.min(distance, 2 - distance));
	}
}
