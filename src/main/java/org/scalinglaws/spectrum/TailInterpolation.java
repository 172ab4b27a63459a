package org.scalinglaws.spectrum;

/**
 * The tail of a given measure on Chebyshev nodes in log eigenvalue, each with the
 * sum of its Lagrange polynomial against the moments of the bin's coordinates.
 */
final class TailInterpolation {

	private static final double IMMOBILE = 1e-16;

	private final SpectralMeasure full;
	private final int[] order;
	private final double[] position;

	/**
	 * @param full one node per coordinate
	 * @param order of descending eigenvalues
	 * @param positive how many eigenvalues are not zero
	 */
	TailInterpolation(final SpectralMeasure full, final int[] order, final int positive) {
		this.full = full;
		this.order = order;
		position = positions(full.eigenvalue(), order, positive);
	}

	/**
	 * The logarithms of the eigenvalues in descending order, relative to the largest
	 * one; levelled out below 1e-16 of it, where nothing moves in any flow time up to
	 * 1e14.
	 */
	private static double[] positions(final double[] spectrum, final int[] order, final int count) {
		final double[] position = new double[count];
		for (int i = 0; i < count; i++)
			position[i] = Math.log(spectrum[order[i]] / spectrum[order[0]] + IMMOBILE);
		return position;
	}

	/** Adds the nodes of all behind the head. */
	void addTo(final NodeCollector nodes, final int head, final int bins) {
		for (final int[] bin : TailBins.of(position, head, bins, NodeBudget.PER_BIN)) {
			final int from = bin[0], to = bin[1];
			if (position[from] - position[to - 1] < TailBins.EQUAL) nodes.addSum(full, order, from, to, full.eigenvalue()[order[
				(from + to) / 2]]);
			else if (to - from <= NodeBudget.PER_BIN) for (int i = from; i < to; i++)
				nodes.add(full, order[i]);
			else interpolate(from, to, nodes);
		}
	}

	private void interpolate(final int from, final int to, final NodeCollector nodes) {
		final double[] point = chebyshev(position[to - 1], position[from]);
		final LagrangeBasis polynomials = new LagrangeBasis(point);
		final double[][] moments = new double[point.length][4];
		final double[] basis = new double[point.length];
		for (int i = from; i < to; i++) {
			polynomials.at(position[i], basis);
			for (int k = 0; k < point.length; k++) {
				moments[k][0] += basis[k] * full.multiplicity()[order[i]];
				moments[k][1] += basis[k] * full.startSquared()[order[i]];
				moments[k][2] += basis[k] * full.startTeacher()[order[i]];
				moments[k][3] += basis[k] * full.teacherSquared()[order[i]];
			}
		}
		final double largest = full.eigenvalue()[order[0]];
		for (int k = 0; k < point.length; k++)
			nodes.add(largest * Math.max(0, Math.exp(point[k]) - IMMOBILE), moments[k][0], moments[k][1], moments[k][2],
				moments[k][3]);
	}

	private static double[] chebyshev(final double low, final double high) {
		final double[] point = new double[NodeBudget.PER_BIN];
		for (int k = 0; k < point.length; k++)
			point[k] = (high + low) / 2 + (high - low) / 2 * Math.cos((k + 0.5) * Math.PI / point.length);
		return point;
	}
}
