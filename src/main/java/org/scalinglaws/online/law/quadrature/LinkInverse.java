package org.scalinglaws.online.law.quadrature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.scalinglaws.online.model.Link;

/** Where a link has a given value: it is cut at its extrema into monotone branches, which are searched. */
final class LinkInverse {

	private static final double GRID = 0.05;
	private static final int MOST_STEPS = 60;
	private static final double ROUNDING = 1e-15;
	/** Relative changes from point to point that may be rounding. */
	private static final double FLAT = 1e-12;

	private final Link link;
	private final double reach;
	/** By branch. */
	private final double[][] points;
	private final double[][] values;

	/** @param reach up to which it is looked for the value, on both sides of 0 */
	LinkInverse(final Link link, final double reach) {
		this.link = link;
		this.reach = reach;
		final List<double[]> branches = new ArrayList<>();
		final int count = (int) Math.min(1e5, Math.ceil(reach / GRID));
		List<Double> branch = new ArrayList<>();
		double direction = 0, before = -reach;
		branch.add(before);
		for (int i = 1 - count; i <= count; i++) {
			final double z = reach * i / count, change = link.value(z) - link.value(before);
			final double turn = Math.abs(change) > FLAT * Math.abs(link.value(z)) ? Math.signum(change) : 0;
			if (turn * direction < 0) {
				final double extremum = extremum(branch.get(Math.max(0, branch.size() - 2)), z);
				if (before >= extremum) branch.remove(branch.size() - 1);
				branch.add(extremum);
				branches.add(array(branch));
				branch = new ArrayList<>(List.of(extremum));
				if (before > extremum) branch.add(before);
			}
			if (turn != 0) direction = turn;
			branch.add(z);
			before = z;
		}
		branches.add(array(branch));
		points = branches.toArray(double[][]::new);
		values = branches.stream().map(all -> Arrays.stream(all).map(link::value).toArray()).toArray(double[][]::new);
	}

	private static double[] array(final List<Double> numbers) {
		return numbers.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** Where the slope changes its sign. */
	private double extremum(final double from, final double to) {
		double low = from, high = to;
		final double sign = Math.signum(link.slope(from));
		for (int i = 0; i < MOST_STEPS; i++) {
			final double middle = (low + high) / 2;
			if (link.slope(middle) * sign > 0) low = middle;
			else high = middle;
		}
		return high;
	}

	double reach() {
		return reach;
	}

	/** {@return the link's values where it turns} */
	double[] extrema() {
		final double[] extrema = new double[points.length - 1];
		for (int i = 0; i < extrema.length; i++)
			extrema[i] = values[i + 1][0];
		return extrema;
	}

	/**
	 * Hands on each place with a value.
	 *
	 * @param error allowed in the place
	 */
	void find(final double value, final double error, final DoubleConsumer target) {
		for (int i = 0; i < points.length; i++) {
			final double[] of = values[i];
			final boolean rises = of[of.length - 1] > of[0];
			int low = 0, high = of.length - 1;
			if (of[low] < value == of[high] < value) continue;
			while (high - low > 1) {
				final int middle = (low + high) / 2;
				if (of[middle] < value == rises) low = middle;
				else high = middle;
			}
			target.accept(solve(value, points[i][low], points[i][high], of[low], of[high], error));
		}
	}

	/** By Newton steps within a bracket. */
	private double solve(final double value, final double from, final double to, final double atFrom, final double atTo,
		final double error)
	{
		double low = from, high = to, z = from + (to - from) * (value - atFrom) / (atTo - atFrom);
		for (int i = 0; i < MOST_STEPS; i++) {
			final double excess = link.value(z) - value;
			if (excess < 0 == atFrom < atTo) low = z;
			else high = z;
			double next = z - excess / link.slope(z);
			if (!(next >= low && next <= high)) next = (low + high) / 2;
			final double change = Math.abs(next - z);
			z = next;
			if (change <= error + ROUNDING * Math.abs(z)) break;
		}
		return z;
	}
}
