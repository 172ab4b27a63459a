package org.scalinglaws.spectrum.nodes;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Consecutive coordinates of a sorted spectrum, which have a node for each of their
 * eigenvalues or Chebyshev nodes in log(lambda - reference).
 *
 * @param from first index
 * @param to behind the last index
 * @param points number of Chebyshev nodes; 0 for exact ones
 * @param reference below all eigenvalues
 */
record Bin(int from, int to, int points, double reference) {

	/** Coordinates at a time, so that what belongs to them stays in the nearest cache. */
	private static final int BLOCK = 256;

	/** {@return the number of nodes} */
	int nodes(final SortedCoordinates sorted) {
		if (points > 0) return points;
		int nodes = 0;
		for (int i = from; i < to; i = sorted.endOfEqual(i, to))
			nodes++;
		return nodes;
	}

	/**
	 * Sets eigenvalues, multiplicities and products of the nodes from an index on.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	void fill(final SortedCoordinates sorted, final int node, final NodeMoments moments, final Progress progress) {
		if (points > 0) fillChebyshev(sorted, node, moments, progress);
		else fillExact(sorted, node, moments);
	}

	private void fillExact(final SortedCoordinates sorted, final int first, final NodeMoments moments) {
		int node = first;
		for (int i = from, end; i < to; i = end, node++) {
			end = sorted.endOfEqual(i, to);
			moments.eigenvalue()[node] = sorted.eigenvalue()[(i + end) / 2];
			moments.multiplicity()[node] = end - i;
			for (int a = 0, pair = 0; a < sorted.vectors().length; a++)
				for (int b = a; b < sorted.vectors().length; b++, pair++)
					moments.products()[pair][node] = product(sorted.vectors()[a], sorted.vectors()[b], i, end);
		}
	}

	private static double product(final double[] a, final double[] b, final int from, final int to) {
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += a[i] * b[i];
		return sum;
	}

	private void fillChebyshev(final SortedCoordinates sorted, final int node, final NodeMoments moments,
		final Progress progress)
	{
		final double[][] sums = chebyshevSums(sorted, progress), polynomials = polynomials();
		final double center = center(sorted), half = half(sorted);
		for (int j = 0; j < points; j++) {
			moments.eigenvalue()[node + j] = reference + Math.exp(center + half * polynomials[1][j]);
			moments.multiplicity()[node + j] = atNode(sums[0], polynomials, j);
			for (int pair = 0; pair < moments.products().length; pair++)
				moments.products()[pair][node + j] = atNode(sums[1 + pair], polynomials, j);
		}
	}

	/** The sum over coordinates of the Lagrange polynomial of node j, from those of Chebyshev's polynomials. */
	private double atNode(final double[] sums, final double[][] polynomials, final int j) {
		double sum = sums[0] / 2;
		for (int k = 1; k < points; k++)
			sum += polynomials[k][j] * sums[k];
		return 2 * sum / points;
	}

	/** Sums of 1 and all products times Chebyshev's polynomials. */
	private double[][] chebyshevSums(final SortedCoordinates sorted, final Progress progress) {
		final double[][] sums = new double[1 + NodeMoments.pairs(sorted.vectors().length)][points];
		final double[][] values = new double[points][BLOCK];
		final double[] product = new double[BLOCK];
		Pieces.forEach((to - from + BLOCK - 1) / BLOCK, BLOCK * sums.length * points, progress, (begin, end) -> {
			for (int block = begin; block < end; block++)
				add(sorted, from + block * BLOCK, values, product, sums);
		});
		return sums;
	}

	private void add(final SortedCoordinates sorted, final int start, final double[][] values, final double[] product,
		final double[][] sums)
	{
		final int count = Math.min(BLOCK, to - start);
		evaluate(sorted, start, count, values);
		Arrays.fill(product, 0, count, 1);
		add(product, values, count, sums[0]);
		for (int a = 0, pair = 1; a < sorted.vectors().length; a++)
			for (int b = a; b < sorted.vectors().length; b++, pair++) {
				final double[] x = sorted.vectors()[a], y = sorted.vectors()[b];
				for (int i = 0; i < count; i++)
					product[i] = x[start + i] * y[start + i];
				add(product, values, count, sums[pair]);
			}
	}

	private static void add(final double[] product, final double[][] values, final int count, final double[] sums) {
		for (int k = 0; k < sums.length; k++)
			sums[k] += DotProducts.of(product, values[k], count);
	}

	/** Chebyshev's polynomials at some coordinates, by their recurrence. */
	private void evaluate(final SortedCoordinates sorted, final int start, final int count, final double[][] values) {
		Arrays.fill(values[0], 0, count, 1);
		positions(sorted, start, count, values[1]);
		for (int k = 2; k < points; k++) {
			final double[] x = values[1], before = values[k - 1], second = values[k - 2], next = values[k];
			for (int i = 0; i < count; i++)
				next[i] = 2 * x[i] * before[i] - second[i];
		}
	}

	/** Where coordinates lie in the bin, from -1 (its smallest eigenvalue) to 1. */
	private void positions(final SortedCoordinates sorted, final int start, final int count, final double[] position) {
		final double center = center(sorted), factor = 1 / half(sorted);
		for (int i = 0; i < count; i++)
			position[i] = (Math.log(sorted.eigenvalue()[start + i] - reference) - center) * factor;
	}

	private double center(final SortedCoordinates sorted) {
		return (log(sorted, from) + log(sorted, to - 1)) / 2;
	}

	private double half(final SortedCoordinates sorted) {
		return (log(sorted, from) - log(sorted, to - 1)) / 2;
	}

	private double log(final SortedCoordinates sorted, final int i) {
		return Math.log(sorted.eigenvalue()[i] - reference);
	}

	/** Chebyshev's polynomials at the nodes, the largest eigenvalue first. */
	private double[][] polynomials() {
		final double[][] values = new double[points][points];
		for (int k = 0; k < points; k++)
			for (int j = 0; j < points; j++)
				values[k][j] = Math.cos(k * (j + 0.5) * Math.PI / points);
		return values;
	}

	/** Sets values of all coordinates from those at the nodes from an index on. */
	void interpolate(final SortedCoordinates sorted, final double[] atNodes, final int first, final double[] values) {
		if (points > 0) {
			interpolateChebyshev(sorted, Arrays.copyOfRange(atNodes, first, first + points), values);
			return;
		}
		int node = first;
		for (int i = from, end; i < to; i = end) {
			end = sorted.endOfEqual(i, to);
			Arrays.fill(values, i, end, atNodes[node++]);
		}
	}

	private void interpolateChebyshev(final SortedCoordinates sorted, final double[] atNodes, final double[] values) {
		final double[][] polynomials = polynomials();
		final double[] coefficient = new double[points], position = new double[BLOCK];
		for (int k = 0; k < points; k++)
			coefficient[k] = (k == 0 ? 1.0 : 2.0) / points * DotProducts.of(polynomials[k], atNodes);
		for (int start = from; start < to; start += BLOCK) {
			final int count = Math.min(BLOCK, to - start);
			positions(sorted, start, count, position);
			evaluate(coefficient, position, count, values, start);
		}
	}

	/** By Clenshaw's recurrence. */
	private static void evaluate(final double[] coefficient, final double[] x, final int count, final double[] values,
		final int start)
	{
		double[] later = new double[count], present = new double[count];
		for (int k = coefficient.length - 1; k > 0; k--) {
			final double c = coefficient[k];
			final double[] next = later, before = present;
			for (int i = 0; i < count; i++)
				next[i] = c + 2 * x[i] * before[i] - next[i];
			later = present;
			present = next;
		}
		for (int i = 0; i < count; i++)
			values[start + i] = coefficient[0] + x[i] * present[i] - later[i];
	}
}
