package org.scalinglaws.online.law.quadrature;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * Normal projections z = A x of independent standard normals x, as few as their covariance A A' has rank. The teachers come
 * first, so that they depend on the fewest normals; a projection that follows from those before it adds none.
 */
final class Projections {

	/** The share of a variance below which what is left of it is rounding. */
	private static final double SINGULAR = 1e-13;
	/** The same where projections stay two however near they are, so that moments have slopes by each. */
	private static final double LEAST = 1e-15;
	private static final double NEAR = 0.01;

	private final int size;
	private final boolean distinct;
	private final int[] order;
	private final double[][] factor;
	private final double[][] dual;
	private final int[] pivot;
	private final int[] last;
	private int rank;
	private double deviation;
	private double farthest;

	/**
	 * @param size n
	 * @param students those that come first in the covariance
	 */
	Projections(final int size, final int students) {
		this(size, students, false);
	}

	private Projections(final int size, final int students, final boolean distinct) {
		this.size = size;
		this.distinct = distinct;
		order = new int[size];
		for (int i = 0; i < size; i++)
			order[i] = (i + students) % size;
		factor = new double[size][size];
		dual = new double[size][size];
		pivot = new int[size];
		last = new int[size];
	}

	/** Of which none is taken for one that follows from those before it, unless it vanishes. */
	static Projections distinct(final int size) {
		return new Projections(size, 0, true);
	}

	/** Factors a covariance, row-major n x n. */
	void set(final double[] covariance) {
		rank = 0;
		deviation = 0;
		farthest = 0;
		for (final int row : order) {
			// about an optimum rounding may leave less than nothing of a gap far below what is followed
			final double variance = Math.max(0, covariance[row * size + row]);
			deviation = Math.max(deviation, Math.sqrt(variance));
			Arrays.fill(factor[row], 0);
			double left = variance;
			last[row] = -1;
			for (int i = 0; i < rank; i++) {
				double rest = covariance[row * size + pivot[i]];
				for (int j = 0; j < i; j++)
					rest -= factor[row][j] * factor[pivot[i]][j];
				factor[row][i] = rest / factor[pivot[i]][i];
				farthest = Math.max(farthest, Math.abs(factor[row][i]));
				left -= factor[row][i] * factor[row][i];
				if (factor[row][i] != 0) last[row] = i;
			}
			if (distinct) left = Math.max(left, LEAST * variance);
			if (left <= (distinct ? 0 : SINGULAR * variance)) continue;
			factor[row][rank] = Math.sqrt(left);
			last[row] = rank;
			pivot[rank++] = row;
		}
		invert();
	}

	/** The rows of the pivots hold the transposed inverse of their triangle, the others 0. */
	private void invert() {
		for (final double[] row : dual)
			Arrays.fill(row, 0);
		for (int i = 0; i < rank; i++) {
			dual[pivot[i]][i] = 1 / factor[pivot[i]][i];
			for (int j = i + 1; j < rank; j++) {
				double sum = 0;
				for (int k = i; k < j; k++)
					sum += factor[pivot[j]][k] * dual[pivot[i]][k];
				dual[pivot[i]][j] = -sum / factor[pivot[j]][j];
			}
		}
	}

	int size() {
		return size;
	}

	/** {@return whether there are two, of which the second one nearly follows from the first: sin^2 is below 0.01} */
	boolean isNearPair() {
		return size == 2 && rank == 2 && factor[1][1] * factor[1][1] < NEAR * (factor[1][0] * factor[1][0] + factor[1][1] *
			factor[1][1]);
	}

	/** {@return the number of normals} */
	int rank() {
		return rank;
	}

	/** {@return the largest standard deviation of a projection} */
	double deviation() {
		return deviation;
	}

	/**
	 * {@return whether it was a covariance, rounding aside: guesses of what comes next may break Cauchy's inequality by any
	 * factor, and their integrals have no end}
	 */
	boolean isCovariance() {
		return farthest <= 2 * deviation;
	}

	/** A. */
	double factor(final int projection, final int normal) {
		return factor[projection][normal];
	}

	/** P with A'P = 1: what turns derivatives along A's columns into a solution for those by z. */
	double dual(final int projection, final int normal) {
		return dual[projection][normal];
	}

	/** {@return the last normal that a projection depends on, -1 if it vanishes} */
	int last(final int projection) {
		return last[projection];
	}

	/**
	 * Hands on where along the first of two normals a kink begins and ends to be felt that the second one smears: it may be
	 * too narrow to be seen between the points of a rule.
	 *
	 * @param first the projection's factor of that normal
	 * @param second of the second one
	 */
	static void blurred(final double kink, final double first, final double second, final DoubleConsumer target) {
		final double reach = HermiteSums.RADIUS * Math.abs(second);
		if (reach > Math.abs(first)) return; // wide enough
		target.accept((kink - reach) / first);
		target.accept((kink + reach) / first);
	}
}
