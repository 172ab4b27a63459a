package org.scalinglaws.network.convolution;

import java.util.Arrays;

/**
 * The intervals of u on which v(u) is positive: the preimages of the components
 * of a free convolution's support.
 * <p>
 * Between two atoms (mean 1/(u - s)^2)^(-1/2) - delta is concave, for it is a
 * power mean of linear functions; Newton's method from just beside an atom
 * therefore rises to the edge, or meets the maximum first and so proves that
 * there is no gap.
 * </p>
 */
final class Support {

	private static final int MAX_ITERATIONS = 200;

	private final Atoms atoms;
	private final double noiseLevel;
	private final double[] sums = new double[4];

	private Support(final Atoms atoms, final double noiseLevel) {
		this.atoms = atoms;
		this.noiseLevel = noiseLevel;
	}

	/** Ends of the intervals, ascending: from, to, from, to, ... */
	static double[] intervals(final Atoms atoms, final double noiseLevel) {
		return new Support(atoms, noiseLevel).intervals();
	}

	private double[] intervals() {
		final double[] ends = new double[2 * atoms.size()];
		int count = 0;
		final int last = atoms.size() - 1;
		ends[count++] = edge(last, -1, Double.NEGATIVE_INFINITY);
		for (int k = last; k > 0; k--) {
			if (noGap(k)) continue;
			final double lower = edge(k, 1, beside(k - 1, -1));
			if (Double.isNaN(lower)) continue;
			final double upper = edge(k - 1, -1, lower);
			if (!(upper > lower)) continue; // they touch, within rounding
			ends[count++] = lower;
			ends[count++] = upper;
		}
		ends[count++] = edge(0, 1, Double.POSITIVE_INFINITY);
		return Arrays.copyOf(ends, count);
	}

	/** The two neighbours alone keep mean 1/(u - s)^2 above 1/delta^2. */
	private boolean noGap(final int k) {
		final double gap = (atoms.value(k - 1) - atoms.value(k)) / noiseLevel;
		final double root = StrictMath.cbrt(atoms.weight(k)) + StrictMath.cbrt(atoms.weight(k - 1));
		return root * root * root >= gap * gap;
	}

	/** Where an atom alone would end. */
	private double beside(final int k, final int direction) {
		return atoms.value(k) + direction * noiseLevel * Math.sqrt(atoms.weight(k));
	}

	/** The first edge on one side of an atom, NaN if there is none before the limit. */
	private double edge(final int k, final int direction, final double limit) {
		double u = beside(k, direction);
		for (int i = 0; i < MAX_ITERATIONS; i++) {
			if (direction * (u - limit) > 0) return Double.NaN;
			atoms.sum(u, 0, sums);
			final double missing = noiseLevel * Math.sqrt(sums[0]) - 1;
			if (missing <= 0x1p-52) return u;
			if (direction * sums[3] <= 0) return Double.NaN;
			final double next = u + sums[0] * missing / sums[3];
			if (Math.abs(next - u) <= 0x1p-53 * Math.abs(u)) return next;
			u = next;
		}
		return u;
	}
}
