package org.scalinglaws.online.law.quadrature;

import java.util.stream.IntStream;

/**
 * Sums an integrand to about 1e-10 of its size, by the rule that suits it.
 * <p>
 * The logarithm of the trapezoidal rule's error falls linearly with the inverse of the step h, or faster. So the errors E at
 * 4h and 2h, which two cheap sums more tell, bound that at h by E(2h)^3/E(4h)^2.
 * </p>
 */
final class Quadrature {

	/** Of that bound, by number of normals; with tanh the errors are 100 to 1000 times smaller. */
	private static final double[] TOLERANCE = { 1e-10, 1e-10, 1e-10, 1e-7 };

	/** The first step, times the largest deviation of a projection; enough for tanh and a squared loss. */
	private static final double[] STEP = { 1, 0.26, 0.26, 0.3 };

	private static final double LARGEST_STEP = 0.5;
	/** At most that many nodes to begin with, and in the end; then what there is must do. */
	private static final double FIRST_NODES = 3e5, MOST_NODES = 2e6;

	/** The deviation of a projection beyond which a link is not followed any more: what comes there is diverging. */
	static final double FARTHEST = 100;

	private final Integrand integrand;
	private final boolean smooth;

	/** @param smooth whether all derivatives exist */
	Quadrature(final Integrand integrand, final boolean smooth) {
		this.integrand = integrand;
		this.smooth = smooth;
	}

	/** The sums for the covariance that the integrand was started with. */
	HermiteSums sums(final Projections projections) {
		final int rank = projections.rank();
		if (!smooth) {
			final PanelSums sums = new PanelSums(rank, integrand.count());
			sums.sum(integrand);
			return sums;
		}
		double step = Math.max(Math.min(LARGEST_STEP, STEP[rank] / projections.deviation()), 2 * HermiteSums.RADIUS / Math.pow(
			FIRST_NODES, 1.0 / Math.max(1, rank)));
		HermiteSums coarsest = trapezoid(rank, 4 * step), coarse = trapezoid(rank, 2 * step), fine = trapezoid(rank, step);
		while (projections.deviation() < FARTHEST && !close(coarsest, coarse, fine) && Math.pow(4 * HermiteSums.RADIUS / step,
			rank) < MOST_NODES) {
			step /= 2;
			coarsest = coarse;
			coarse = fine;
			fine = trapezoid(rank, step);
		}
		return fine;
	}

	private HermiteSums trapezoid(final int rank, final double step) {
		final TrapezoidSums sums = new TrapezoidSums(rank, integrand.count(), step);
		sums.sum(integrand);
		return sums;
	}

	/** In the moments that means and first derivatives are made of. */
	private static boolean close(final HermiteSums coarsest, final HermiteSums coarse, final HermiteSums fine) {
		return IntStream.range(0, fine.moments().length).allMatch(i -> {
			final double before = Math.min(1, difference(coarsest, fine, i)), error = difference(coarse, fine, i);
			final double tolerance = TOLERANCE[fine.normals()];
			return error <= tolerance || error * error * error <= tolerance * before * before;
		});
	}

	/** The largest one of a function's moments, relative to its size. */
	private static double difference(final HermiteSums sums, final HermiteSums fine, final int function) {
		final HermiteSet set = HermiteSums.set(fine.normals());
		final double[] one = sums.moments()[function], other = fine.moments()[function];
		return IntStream.range(0, set.count()).filter(j -> set.degree(j) <= 2).mapToDouble(j -> Math.abs(one[j] - other[j]))
			.max().getAsDouble() / Math.max(fine.sizes()[function], Double.MIN_NORMAL);
	}
}
