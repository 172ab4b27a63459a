package org.scalinglaws.network.convolution;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DescendingOrder;

/**
 * An atomic probability measure on the line, sum p_k delta_(s_k), and the sums
 * over its atoms from which its Stieltjes transform is made.
 * <p>
 * With q_k = 1 / ((x - s_k)^2 + y^2) these are [sum p q, sum p (x - s) q, sum p
 * q^2, sum p (x - s) q^2]; then mean 1/(w - s) and mean 1/(w - s)^2 at w = x +
 * iy follow without another pass, and only one division is spent on an atom.
 * </p>
 */
final class Atoms {

	private static final int BLOCK = 256;

	private final double[] values;
	private final double[] weights;
	private final double mean;
	private final double variance;

	/** Atoms in any order, equal ones are joined; the weights are divided by their sum. */
	Atoms(final double[] values, final double[] weights) {
		Require.finite("atoms", values);
		Require.finite("weights", Require.length("weights", weights, values.length));
		if (values.length == 0) throw new IllegalArgumentException("atoms must not be empty, had length 0");
		for (int i = 0; i < values.length; i++) {
			if (values[i] < 0) Require.inRange("atoms[" + i + "]", values[i], 0, Double.MAX_VALUE);
			if (weights[i] <= 0) Require.positive("weights[" + i + "]", weights[i]);
		}
		final int[] order = DescendingOrder.of(values);
		final double total = Require.positive("sum of weights", Arrays.stream(weights).sum());
		final double[] distinct = new double[values.length];
		final double[] joined = new double[values.length];
		int count = 0;
		for (int rank = 0; rank < values.length; rank++) {
			final int i = order[rank];
			if (count == 0 || distinct[count - 1] != values[i]) distinct[count++] = values[i];
			joined[count - 1] += weights[i] / total;
		}
		this.values = Arrays.copyOf(distinct, count);
		this.weights = Arrays.copyOf(joined, count);
		double first = 0;
		for (int k = count - 1; k >= 0; k--)
			first += this.weights[k] * this.values[k];
		double second = 0;
		for (int k = count - 1; k >= 0; k--)
			second += this.weights[k] * (this.values[k] - first) * (this.values[k] - first);
		mean = first;
		variance = second;
	}

	/** The number of distinct atoms. */
	int size() {
		return values.length;
	}

	/** The k-th largest distinct atom. */
	double value(final int k) {
		return values[k];
	}

	double weight(final int k) {
		return weights[k];
	}

	double top() {
		return values[0];
	}

	double bottom() {
		return values[values.length - 1];
	}

	double mean() {
		return mean;
	}

	double variance() {
		return variance;
	}

	/** The index of the atom nearest to x. */
	int nearest(final double x) {
		int low = 0, high = values.length - 1;
		while (high - low > 1) {
			final int middle = (low + high) >>> 1;
			if (values[middle] >= x) low = middle;
			else high = middle;
		}
		return Math.abs(values[low] - x) <= Math.abs(values[high] - x) ? low : high;
	}

	/** The distance of x + iy from the nearest atom. */
	double distance(final double x, final double y) {
		return Math.hypot(x - values[nearest(x)], y);
	}

	/** The mean of (s - t)^2 over the atoms above t only. */
	double squareAbove(final double t) {
		double sum = 0;
		for (int k = 0; k < values.length && values[k] > t; k++)
			sum += weights[k] * (values[k] - t) * (values[k] - t);
		return sum;
	}

	/** The mass and the mean of the atoms above t (direction 1) or not above it (-1); the mean is t if there are none. */
	double[] massAndMean(final double t, final int direction) {
		double mass = 0, moment = 0;
		final int last = values.length - 1;
		for (int i = 0; i <= last; i++) {
			final int k = direction > 0 ? i : last - i;
			if (values[k] > t != direction > 0) break;
			mass += weights[k];
			moment += weights[k] * (values[k] - t);
		}
		return new double[] { mass, mass > 0 ? t + moment / mass : t };
	}

	/** The four sums at one point; two sets of accumulators, as the additions wait for one another. */
	void sum(final double x, final double ySquared, final double[] sums) {
		double a0 = 0, b0 = 0, c0 = 0, e0 = 0, a1 = 0, b1 = 0, c1 = 0, e1 = 0;
		int k = values.length & 1;
		if (k == 1) {
			final double dx = x - values[0];
			final double q = 1 / (dx * dx + ySquared);
			final double r = weights[0] * q;
			a0 = r;
			b0 = dx * r;
			c0 = q * r;
			e0 = dx * (q * r);
		}
		for (; k < values.length; k += 2) {
			final double dx0 = x - values[k];
			final double dx1 = x - values[k + 1];
			final double q0 = 1 / (dx0 * dx0 + ySquared);
			final double q1 = 1 / (dx1 * dx1 + ySquared);
			final double r0 = weights[k] * q0;
			final double r1 = weights[k + 1] * q1;
			a0 += r0;
			a1 += r1;
			b0 += dx0 * r0;
			b1 += dx1 * r1;
			c0 += q0 * r0;
			c1 += q1 * r1;
			e0 += dx0 * (q0 * r0);
			e1 += dx1 * (q1 * r1);
		}
		sums[0] = a0 + a1;
		sums[1] = b0 + b1;
		sums[2] = c0 + c1;
		sums[3] = e0 + e1;
	}

	/**
	 * The four sums at many points at once: the inner loop, over the points, is one
	 * that HotSpot vectorises. Blocks of atoms are summed by themselves, so that
	 * rounding grows with the square root of their number only.
	 */
	void sum(final Points points) {
		points.clear();
		if (values.length <= 2 * BLOCK) {
			add(0, values.length, points);
			return;
		}
		final Points block = new Points(points.count);
		block.count = points.count;
		System.arraycopy(points.x, 0, block.x, 0, points.count);
		System.arraycopy(points.ySquared, 0, block.ySquared, 0, points.count);
		for (int from = 0; from < values.length; from += BLOCK) {
			block.clear();
			add(from, Math.min(values.length, from + BLOCK), block);
			points.add(block);
		}
	}

	private void add(final int from, final int to, final Points points) {
		for (int k = from; k < to; k++)
			add(values[k], weights[k], points.count, points.x, points.ySquared, points.sum0, points.sum1, points.sum2,
				points.sum3);
	}

	private static void add(final double s, final double p, final int count, final double[] x, final double[] ySquared,
		final double[] sum0, final double[] sum1, final double[] sum2, final double[] sum3)
	{
		for (int j = 0; j < count; j++) {
			final double dx = x[j] - s;
			final double q = 1 / (dx * dx + ySquared[j]);
			final double r = p * q;
			final double dr = dx * r;
			sum0[j] += r;
			sum1[j] += dr;
			sum2[j] += q * r;
			sum3[j] += q * dr;
		}
	}

	/** Into {@code sum0} and {@code sum1}: sum p s^2 q and sum p s^2 (x - s) q at each point. */
	void sumOfSquares(final Points points, final double[] sum0, final double[] sum1) {
		for (int k = 0; k < values.length; k++)
			addSquares(values[k], weights[k] * values[k] * values[k], points.count, points.x, points.ySquared, sum0, sum1);
	}

	private static void addSquares(final double s, final double square, final int count, final double[] x,
		final double[] ySquared, final double[] sum0, final double[] sum1)
	{
		for (int j = 0; j < count; j++) {
			final double dx = x[j] - s;
			final double r = square / (dx * dx + ySquared[j]);
			sum0[j] += r;
			sum1[j] += dx * r;
		}
	}

	/** Into {@code spread}: sum p (s - centre)^2 q at each point. */
	void spread(final Points points, final double[] centre, final double[] spread) {
		Arrays.fill(spread, 0, points.count, 0);
		for (int k = 0; k < values.length; k++)
			addSpread(values[k], weights[k], points.count, points.x, points.ySquared, centre, spread);
	}

	private static void addSpread(final double s, final double p, final int count, final double[] x,
		final double[] ySquared, final double[] centre, final double[] spread)
	{
		for (int j = 0; j < count; j++) {
			final double dx = x[j] - s;
			final double off = centre[j] - s;
			spread[j] += p * off * off / (dx * dx + ySquared[j]);
		}
	}
}
