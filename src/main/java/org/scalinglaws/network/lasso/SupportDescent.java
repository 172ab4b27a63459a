package org.scalinglaws.network.lasso;

import java.util.Arrays;

import org.scalinglaws.linear.CholeskyFactor;
import org.scalinglaws.linear.VectorLoops;

/**
 * Newton's method for the LASSO on the support of the weights, where the problem is
 * quadratic as long as no weight changes its sign: one step ends at the minimum, or
 * where weights reach zero, which then leave.
 * <p>
 * Never raises the objective. Members whose columns nearly depend on those of others
 * move first, against these, which where they do depend takes one of them away.
 * </p>
 */
final class SupportDescent {

	/** If more than so many leave the factor, its end is computed anew. */
	private static final int FEW = 16;
	/** Columns that differ by so small a part of their square differ by rounding. */
	private static final double EQUAL = 1e-28;

	private final WorkingSet set;
	private final CholeskyFactor factor = new CholeskyFactor();
	/** The member at each row of the factor. */
	private int[] members = new int[16];
	private boolean[] present = new boolean[16];

	SupportDescent(final WorkingSet set) {
		this.set = set;
	}

	/**
	 * Makes one step.
	 *
	 * @return whether a weight reached zero, so that another step can gain more
	 */
	boolean step(final double penalty) {
		for (final int dependent : follow())
			if (slide(dependent, penalty)) return true;
		final int count = factor.size();
		final double[] slopes = new double[count];
		for (int i = 0; i < count; i++)
			slopes[i] = set.correlations()[members[i]] - Math.copySign(penalty, set.weights()[members[i]]);
		final double[] direction = slopes.clone();
		factor.solve(direction);
		return project(slopes, direction) || line(slopes, direction);
	}

	/**
	 * Moves a member against those its column depends on, which hardly changes a prediction,
	 * down the objective to its minimum, or until one of them reaches zero. No weight of the
	 * factor is pulled by such a move: a Newton step of theirs after it ends at the minimum.
	 *
	 * @return whether a weight reached zero
	 */
	private boolean slide(final int dependent, final double penalty) {
		final double[] move = new double[factor.size()];
		for (int i = 0; i < move.length; i++)
			move[i] = set.products(dependent)[members[i]];
		factor.solve(move);
		final double weight = set.weights()[dependent];
		double pull = -set.correlations()[dependent], norm = -Math.signum(weight);
		for (int i = 0; i < move.length; i++) {
			pull += set.correlations()[members[i]] * move[i];
			norm += Math.signum(set.weights()[members[i]]) * move[i];
		}
		final double curvature = set.distance(dependent, members, move); // of products it would be rounding
		final boolean equal = !(curvature > EQUAL * set.products(dependent)[dependent]);
		final double slope = (equal ? 0 : pull) - penalty * norm;
		final double sign = slope < 0 ? -1 : 1; // of the direction: -1 for the dependent, move for the others
		double length = equal ? Double.POSITIVE_INFINITY : Math.abs(slope) / curvature;
		int first = -1;
		if (weight * sign > 0 && Math.abs(weight) < length) {
			length = Math.abs(weight);
			first = dependent;
		}
		for (int i = 0; i < move.length; i++) {
			move[i] *= sign;
			final double limit = -set.weights()[members[i]] / move[i];
			if (!(limit >= 0 && limit < length)) continue;
			length = limit;
			first = members[i];
		}
		if (Double.isInfinite(length)) return false;
		final double[] change = change(move);
		VectorLoops.add(-sign, set.products(dependent), change, change.length);
		apply(move, change, length);
		set.weights()[dependent] -= length * sign;
		if (first >= 0) set.weights()[first] = 0;
		return first >= 0;
	}

	/** The whole step, with weights that would change their sign at zero: done if it lowers the objective. */
	private boolean project(final double[] slopes, final double[] direction) {
		final double[] move = direction.clone();
		boolean cut = false;
		for (int i = 0; i < move.length; i++) {
			final double before = set.weights()[members[i]];
			if (before * (before + move[i]) > 0) continue;
			move[i] = -before;
			cut = true;
		}
		if (!cut) return false;
		final double[] change = change(move);
		if (gain(slopes, move, change) <= 0) return false;
		apply(move, change, 1);
		return true;
	}

	/** To the minimum along the direction, or to the first weight that reaches zero. */
	private boolean line(final double[] slopes, final double[] direction) {
		final double[] change = change(direction);
		double slope = 0, curvature = 0;
		for (int i = 0; i < direction.length; i++) {
			slope += slopes[i] * direction[i];
			curvature += change[members[i]] * direction[i];
		}
		if (!(slope > 0 && curvature > 0)) return false;
		double length = slope / curvature;
		int first = -1;
		for (int i = 0; i < direction.length; i++) {
			final double limit = -set.weights()[members[i]] / direction[i];
			if (!(limit >= 0 && limit <= length)) continue;
			length = limit;
			first = i;
		}
		apply(direction, change, length);
		if (first >= 0) set.weights()[members[first]] = 0;
		return first >= 0;
	}

	/** How much a move lowers the objective. */
	private double gain(final double[] slopes, final double[] move, final double[] change) {
		double gain = 0;
		for (int i = 0; i < move.length; i++)
			gain += move[i] * (slopes[i] - change[members[i]] / 2);
		return gain;
	}

	/** What a move of the weights takes off the correlations. */
	private double[] change(final double[] move) {
		final double[][] rows = new double[move.length][];
		for (int i = 0; i < move.length; i++)
			rows[i] = set.products(members[i]);
		final double[] change = new double[set.size()];
		VectorLoops.addAll(move, rows, 0, move.length, change, change.length);
		return change;
	}

	private void apply(final double[] move, final double[] change, final double length) {
		for (int i = 0; i < move.length; i++)
			set.weights()[members[i]] += length * move[i];
		VectorLoops.add(-length, change, set.correlations(), change.length);
	}

	/** Brings the factor to the present support; returns the members that nearly depend on the others. */
	private int[] follow() {
		if (present.length < set.size()) {
			present = Arrays.copyOf(present, 2 * set.size());
			members = Arrays.copyOf(members, 2 * set.size());
		}
		leave();
		final int[] newcomers = new int[set.size()];
		int count = 0;
		for (int j = 0; j < set.size(); j++)
			if (set.weights()[j] != 0 && !present[j]) newcomers[count++] = j;
		return count > 0 ? append(Arrays.copyOf(newcomers, count)) : new int[0];
	}

	/** Takes those of weight zero from the factor. */
	private void leave() {
		int first = factor.size();
		int leaving = 0;
		for (int i = factor.size() - 1; i >= 0; i--) {
			if (set.weights()[members[i]] != 0) continue;
			first = i;
			leaving++;
		}
		if (leaving <= FEW) {
			for (int i = factor.size() - 1; i >= first; i--)
				if (set.weights()[members[i]] == 0) remove(i);
			return;
		}
		for (int i = first; i < factor.size(); i++)
			present[members[i]] = false;
		factor.cut(first);
	}

	/** Returns those that could not be appended. */
	private int[] append(final int[] newcomers) {
		final double[][] cross = new double[factor.size()][];
		for (int i = 0; i < cross.length; i++)
			cross[i] = products(members[i], newcomers);
		final double[][] among = new double[newcomers.length][];
		for (int i = 0; i < among.length; i++)
			among[i] = products(newcomers[i], newcomers);
		final boolean[] appended = factor.append(cross, among);
		int size = cross.length;
		for (int i = 0; i < appended.length; i++) {
			present[newcomers[i]] = appended[i];
			if (appended[i]) members[size++] = newcomers[i];
		}
		return Arrays.stream(newcomers).filter(member -> !present[member]).toArray();
	}

	/** In the reverse order of the others. */
	private double[] products(final int member, final int[] others) {
		final double[] products = set.products(member);
		final double[] row = new double[others.length];
		for (int i = 0; i < row.length; i++)
			row[row.length - 1 - i] = products[others[i]];
		return row;
	}

	private void remove(final int position) {
		present[members[position]] = false;
		factor.remove(position);
		System.arraycopy(members, position + 1, members, position, factor.size() - position);
	}
}
