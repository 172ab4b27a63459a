package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.LagrangeBasis;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * The tail of a given measure on Chebyshev nodes in log eigenvalue, each with the
 * sum of its Lagrange polynomial against the moments of the bin's coordinates.
 */
final class TailInterpolation {

	private static final double IMMOBILE = 1e-16;

	/** What a logarithm, and an interpolation, cost in additions. */
	private static final int LOGARITHM = 4, INTERPOLATION = 16;

	private final SpectralMeasure full;
	private final int[] order;
	private final double[] position;

	/**
	 * @param full one node per coordinate
	 * @param order of descending eigenvalues
	 * @param positive how many eigenvalues are not zero
	 * @throws CancellationException if the listener wants it to end
	 */
	TailInterpolation(final SpectralMeasure full, final int[] order, final int positive, final Progress progress) {
		this.full = full;
		this.order = order;
		position = positions(full.eigenvalue(), order, positive, progress);
	}

	/**
	 * The logarithms of the eigenvalues in descending order, relative to the largest
	 * one; levelled out below 1e-16 of it, where nothing moves in any flow time up to
	 * 1e14.
	 */
	private static double[] positions(final double[] spectrum, final int[] order, final int count,
		final Progress progress)
	{
		final double[] position = new double[count];
		Pieces.forEach(count, LOGARITHM, progress, (from, to) -> {
			for (int i = from; i < to; i++)
				position[i] = Math.log(spectrum[order[i]] / spectrum[order[0]] + IMMOBILE);
		});
		return position;
	}

	/**
	 * Adds the nodes of all behind the head.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	void addTo(final NodeCollector nodes, final int head, final int bins, final Progress progress) {
		final double count = position.length - head;
		for (final int[] bin : TailBins.of(position, head, bins, NodeBudget.PER_BIN)) {
			final int from = bin[0], to = bin[1];
			if (position[from] - position[to - 1] < TailBins.EQUAL) nodes.addSum(full, order, from, to, full.eigenvalue()[order[
				(from + to) / 2]]);
			else if (to - from <= NodeBudget.PER_BIN) for (int i = from; i < to; i++)
				nodes.add(full, order[i]);
			else interpolate(from, to, nodes, progress.part((from - head) / count, (to - head) / count));
		}
	}

	private void interpolate(final int from, final int to, final NodeCollector nodes, final Progress progress) {
		final double[] point = chebyshev(position[to - 1], position[from]);
		final LagrangeBasis polynomials = new LagrangeBasis(point);
		final double[][] moments = new double[point.length][4];
		Pieces.forEach(to - from, INTERPOLATION, progress, (begin, end) -> addMoments(from + begin, from + end, polynomials,
			moments));
		final double largest = full.eigenvalue()[order[0]];
		for (int k = 0; k < point.length; k++)
			nodes.add(largest * Math.max(0, Math.exp(point[k]) - IMMOBILE), moments[k][0], moments[k][1], moments[k][2],
				moments[k][3]);
	}

	private void addMoments(final int from, final int to, final LagrangeBasis polynomials, final double[][] moments) {
		final double[] basis = new double[moments.length];
		for (int i = from; i < to; i++) {
			polynomials.at(position[i], basis);
			for (int k = 0; k < basis.length; k++) {
				moments[k][0] += basis[k] * full.multiplicity()[order[i]];
				moments[k][1] += basis[k] * full.startSquared()[order[i]];
				moments[k][2] += basis[k] * full.startTeacher()[order[i]];
				moments[k][3] += basis[k] * full.teacherSquared()[order[i]];
			}
		}
	}

	private static double[] chebyshev(final double low, final double high) {
		final double[] point = new double[NodeBudget.PER_BIN];
		for (int k = 0; k < point.length; k++)
			point[k] = (high + low) / 2 + (high - low) / 2 * Math.cos((k + 0.5) * Math.PI / point.length);
		return point;
	}
}
