package org.scalinglaws.network.lasso;

import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.task.Progress;

/**
 * The LASSO: the weights theta that minimise 1/2 sum_k (y_k - theta.x_k)^2 + penalty
 * |theta|_1, to which weight decay leads the diagonal network (penalty = weight
 * decay x sqrt(d)).
 * <p>
 * From zero weights it comes to the penalty by coordinate descent that updates the
 * residual. Then, and from near weights, coordinate descent on a working set that
 * grows by the coordinates that violate the conditions of optimality most, with the
 * products of its columns cached, as in Massias, Gramfort and Salmon, arXiv
 * 1802.07481 (celer), and Newton steps on the support once the signs of the weights
 * are settled. The gap to the dual objective ends it, computed from all coordinates.
 * Cost: inputs once per change of the working set W, |W|^2 x samples for the
 * products, |W|^2 per pass.
 * </p>
 */
public final class Lasso {

	private static final double LARGEST = 1e75;

	private final double[] inputs;
	private final double[] labels;

	/**
	 * A problem; the arrays are shared and not written to.
	 *
	 * @param inputs x_k, dimension x samples, the coordinate running fastest
	 * @param labels y_k, one for each sample
	 * @throws IllegalArgumentException if there are no labels, the inputs are no
	 *           whole number of coordinates for each, a value is not finite, or the
	 *           squares of the values have an infinite sum
	 */
	public Lasso(final double[] inputs, final double[] labels) {
		Require.given("inputs", inputs);
		Require.given("labels", labels);
		if (labels.length == 0) throw new IllegalArgumentException("labels must have at least one element, was empty");
		if (inputs.length == 0 || inputs.length % labels.length != 0) throw new IllegalArgumentException(
			"inputs must have a length that is a positive multiple of the number of labels " + labels.length + ", was " +
				inputs.length);
		requireSquares("inputs", inputs);
		requireSquares("labels", labels);
		this.inputs = inputs;
		this.labels = labels;
	}

	private static void requireSquares(final String name, final double[] values) {
		for (final double value : values) {
			if (Math.abs(value) <= LARGEST) continue;
			Require.finite(name, values);
			Require.inRange("largest absolute value of " + name, Math.abs(value), 0, LARGEST);
		}
	}

	/** {@return the smallest penalty at which all weights are zero: the largest |sum_k y_k x_k|} */
	public double penaltyMax() {
		double largest = 0;
		for (final double correlation : byRows(false).correlations(labels, Progress.NONE))
			largest = Math.max(largest, Math.abs(correlation));
		return largest;
	}

	/**
	 * Penalties for a path: log-spaced, descending from {@link #penaltyMax()}.
	 *
	 * @param count at least 2
	 * @param ratio of the last penalty to the first, in (0, 1)
	 * @throws IllegalArgumentException if one of them is out of range, or all
	 *           penalties lead to zero weights
	 */
	public double[] penalties(final int count, final double ratio) {
		Require.inRange("count", count, 2, 1_000_000);
		Require.inRange("ratio", Require.positive("ratio", ratio), 0, 1);
		final double first = Require.positive("largest penalty", penaltyMax());
		final double[] penalties = new double[count];
		for (int i = 0; i < count; i++)
			penalties[i] = first * Math.pow(ratio, i / (count - 1.0));
		return penalties;
	}

	/**
	 * Solves from zero weights.
	 *
	 * @param penalty greater than 0
	 * @param tolerance of the gap, relative to the objective at zero weights
	 *          |y|^2/2, in [0, 1]
	 * @param progress polled every few milliseconds; if it cancels, the best weights
	 *          so far are returned
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public LassoSolution solve(final double penalty, final double tolerance, final Progress progress) {
		requireTolerance(tolerance);
		return new LassoRun(byRows(false), labels, null, progress).solve(Require.positive("penalty", penalty), tolerance);
	}

	/**
	 * Solves from given weights, which saves time if they are near the solution.
	 *
	 * @param start one weight for each coordinate
	 * @see #solve(double, double, Progress)
	 */
	public LassoSolution solve(final double penalty, final double tolerance, final double[] start,
		final Progress progress)
	{
		requireTolerance(tolerance);
		Require.finite("start", Require.length("start", start, inputs.length / labels.length));
		return new LassoRun(byRows(false), labels, start, progress).solve(Require.positive("penalty", penalty), tolerance);
	}

	/**
	 * Solves for many penalties, each from the solution before; descending penalties
	 * are the fast ones.
	 *
	 * @param penalties each greater than 0
	 * @return one solution for each penalty, in their order; if it is canceled, the
	 *         list ends with the one that says so
	 * @see #solve(double, double, Progress)
	 */
	public List<LassoSolution> path(final double[] penalties, final double tolerance, final Progress progress) {
		requireTolerance(tolerance);
		for (final double penalty : penalties)
			Require.positive("penalty", penalty);
		final List<LassoSolution> path = new ArrayList<>();
		final Part part = new Part(progress, penalties.length);
		final LassoRun run = new LassoRun(byRows(true), labels, null, part);
		for (part.done = 0; part.done < penalties.length; part.done++) {
			path.add(run.solve(penalties[part.done], tolerance));
			if (path.get(part.done).reason() == StopReason.CANCELED) break;
		}
		return path;
	}

	private LinearInputs byRows(final boolean often) {
		return new LinearInputs(inputs, labels.length, often);
	}

	private static void requireTolerance(final double tolerance) {
		Require.inRange("tolerance", tolerance, 0, 1);
	}

	/** The progress of one of several solutions. */
	private static final class Part implements Progress {

		private final Progress whole;
		private final int count;
		private int done;

		Part(final Progress whole, final int count) {
			this.whole = whole;
			this.count = count;
		}

		@Override
		public void update(final double fraction) {
			whole.update((done + fraction) / count);
		}

		@Override
		public boolean isCanceled() {
			return whole.isCanceled();
		}
	}
}
