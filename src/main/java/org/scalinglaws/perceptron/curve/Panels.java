package org.scalinglaws.perceptron.curve;

import java.util.TreeSet;

import org.scalinglaws.integrate.GaussRule;

/**
 * Nodes of integrals over an interval whose integrands vary on several scales about several places: panels that grow by
 * a factor of three away from each place, with a Gauss rule on each.
 * <p>
 * An integrand with poles at distance h from the axis is a polynomial to rounding on panels that are about as wide as
 * their distance from the poles; so is a normal density of width h on the steps of {@link #gaussian}.
 * </p>
 */
final class Panels {

	private static final double GROWTH = 3;

	/** Steps for a normal density or its integral, in its widths: beyond the last it is below 1e-37. */
	private static final double[] GAUSSIAN = { 1.5, 3, 5, 8, 13 };

	private final double low;
	private final double high;
	private final TreeSet<Double> ends = new TreeSet<>();

	/** An interval without any inner end. */
	Panels(final double low, final double high) {
		this.low = low;
		this.high = high;
		ends.add(low);
		ends.add(high);
	}

	/** For a normal density about 0. */
	Panels gaussian(final double width) {
		add(0);
		for (final double step : GAUSSIAN) {
			add(step * width);
			add(-step * width);
		}
		return grow(0, GAUSSIAN[GAUSSIAN.length - 1] * width);
	}

	/** For poles at this distance from the axis. */
	Panels pole(final double place, final double distance) {
		if (!(place + distance > low && place - distance < high)) return this; // too far to be felt, or not a number
		add(place);
		add(place - distance);
		add(place + distance);
		return grow(place, distance);
	}

	private Panels grow(final double place, final double from) {
		final double longest = Math.max(high - place, place - low);
		for (double step = GROWTH * from; step < longest && step > 0; step *= GROWTH) {
			add(place + step);
			add(place - step);
		}
		return this;
	}

	private void add(final double end) {
		if (end > low && end < high) ends.add(end);
	}

	/** {@return nodes in descending order (first row) and their weights} */
	double[][] nodes(final GaussRule rule) {
		final double[] borders = ends.descendingSet().stream().mapToDouble(Double::doubleValue).toArray();
		final int size = rule.size();
		final double[][] nodes = new double[2][(borders.length - 1) * size];
		for (int panel = 0; panel + 1 < borders.length; panel++)
			for (int i = 0; i < size; i++) {
				final double width = borders[panel] - borders[panel + 1];
				nodes[0][panel * size + i] = borders[panel] - width * rule.point(i);
				nodes[1][panel * size + i] = width * rule.weight(i);
			}
		return nodes;
	}
}
