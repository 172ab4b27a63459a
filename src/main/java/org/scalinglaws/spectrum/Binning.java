package org.scalinglaws.spectrum;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.scalinglaws.ground.Require;

/**
 * Makes spectral measures whose number of nodes does not grow with the
 * dimension: an exact head and, for the tail, bins of equal range in log
 * eigenvalue (of a power law: of geometrically growing ranges of index) with a few
 * nodes each.
 * <p>
 * The reduced dynamics are analytic functions of log eigenvalue, so that the
 * error falls exponentially with the nodes per bin: 512 nodes reproduce d = 1e6
 * to better than 1e-6.
 * </p>
 */
public final class Binning {

	/** The number of nodes that serves up to d = 1e12. */
	public static final int DEFAULT_NODES = 512;

	private static final int NODES_PER_BIN = 8;
	private static final double IMMOBILE = 1e-16;

	private Binning() {
		// static factories only
	}

	/**
	 * Bins a given spectrum, teacher and start. The tail's weights interpolate
	 * (they are exact for polynomials of degree 7 in log eigenvalue) and carry the
	 * randomness of teacher and start.
	 *
	 * @param spectrum eigenvalues in any order, not negative
	 * @param teacher w*
	 * @param start w(0)
	 * @param nodes how many at most, from 32; a shorter spectrum is taken in full
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 */
	public static SpectralMeasure of(final double[] spectrum, final double[] teacher, final double[] start,
		final int nodes)
	{
		Require.inRange("nodes", nodes, 32, 1_000_000);
		final SpectralMeasure full = SpectralMeasure.full(spectrum, teacher, start);
		final int[] order = descending(spectrum);
		int positive = spectrum.length;
		while (spectrum[order[positive - 1]] == 0)
			positive--;
		if (order.length <= nodes) return full;
		final Nodes binned = new Nodes(nodes);
		final int budget = positive < order.length ? nodes - 1 : nodes, bins = bins(nodes);
		final int head = positive <= budget ? positive : budget - bins * NODES_PER_BIN;
		for (int i = 0; i < head; i++)
			binned.add(full, order[i]);
		if (head < positive) addTail(full, order, positions(spectrum, order, positive), head, bins, binned);
		if (positive < order.length) binned.addNull(full, order, positive);
		return binned.build();
	}

	private static void addTail(final SpectralMeasure full, final int[] order, final double[] position, final int head,
		final int bins, final Nodes binned)
	{
		for (final int[] bin : TailBins.of(position, head, bins, NODES_PER_BIN))
			interpolate(full, order, position, bin[0], bin[1], binned);
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

	/** The tail takes half of the nodes. */
	private static int bins(final int nodes) {
		return nodes / 2 / NODES_PER_BIN;
	}

	/**
	 * The expected measure of a power law i^-a/H with a random teacher of mean
	 * energy s* = 1 (so that E w*_i^2 = 1) and a random start of the given norm, for
	 * any dimension: teacher^2 and start^2 by their means, start x teacher by its root
	 * mean square on each node.
	 *
	 * @param dimension d in [1, 1e15], rounded down to a whole number
	 * @param exponent a in [0, 20]
	 * @param norm of the start, positive
	 * @param nodes at least 32
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static SpectralMeasure expected(final double dimension, final double exponent, final double norm,
		final int nodes)
	{
		Require.inRange("dimension", dimension, 1, 1e15);
		Require.inRange("exponent", exponent, 0, 20);
		Require.positive("norm", norm);
		Require.inRange("nodes", nodes, 32, 1_000_000);
		final long count = (long) dimension;
		final Nodes expected = new Nodes((int) Math.min(nodes, count));
		final long[] edges = count <= nodes ? new long[] { count } : edges(count, nodes);
		for (long rank = 1; rank <= edges[0]; rank++)
			expected.add(Math.pow(rank, -exponent), edges.length > 1 ? headWeight(edges[0] - rank) : 1, 0, 0, 0);
		final GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES_PER_BIN);
		for (int bin = 1; bin < edges.length; bin++) {
			final double from = Math.log(edges[bin - 1] + 0.5), to = Math.log(edges[bin] + 0.5);
			for (int k = 0; k < NODES_PER_BIN; k++) {
				final double logRank = (from + to) / 2 + (to - from) / 2 * rule.getPoint(k);
				final double ranks = (to - from) / 2 * rule.getWeight(k) * Math.exp(logRank);
				expected.add(Math.exp(-exponent * logRank), ranks, 0, 0, 0);
			}
		}
		return expected.fillExpectations(norm);
	}

	/**
	 * A sum over whole ranks is the integral between half ranks plus a 24th of the
	 * difference of the derivatives there; that at the head's end is formed from its
	 * last three ranks.
	 */
	private static double headWeight(final long ranksToEnd) {
		return ranksToEnd == 0 ? 1 + 2.0 / 24 : ranksToEnd == 1 ? 1 - 3.0 / 24 : ranksToEnd == 2 ? 1 + 1.0 / 24 : 1;
	}

	/** Ends of the head (first) and of each bin, as numbers of coordinates. */
	private static long[] edges(final long count, final int nodes) {
		final int bins = bins(nodes);
		final long head = nodes - (long) bins * NODES_PER_BIN;
		final long[] edges = new long[bins + 1];
		for (int bin = 0; bin <= bins; bin++)
			edges[bin] = Math.round(head * Math.pow((double) count / head, (double) bin / bins));
		edges[bins] = count;
		return Arrays.stream(edges).distinct().toArray();
	}

	private static int[] descending(final double[] spectrum) {
		boolean sorted = true;
		for (int i = 1; i < spectrum.length && sorted; i++)
			sorted = spectrum[i] <= spectrum[i - 1];
		final IntStream indices = IntStream.range(0, spectrum.length);
		return sorted ? indices.toArray() : indices.boxed().sorted((i, j) -> Double.compare(spectrum[j], spectrum[i]))
			.mapToInt(Integer::intValue).toArray();
	}

	/** Chebyshev nodes in log eigenvalue, each with the sum of its Lagrange polynomial against the bin's moments. */
	private static void interpolate(final SpectralMeasure full, final int[] order, final double[] position,
		final int from, final int to, final Nodes binned)
	{
		final double high = position[from], low = position[to - 1];
		if (to - from <= NODES_PER_BIN || high - low < TailBins.EQUAL) {
			binned.addLump(full, order, from, to, high - low < TailBins.EQUAL);
			return;
		}
		final double[] point = new double[NODES_PER_BIN], barycentric = new double[NODES_PER_BIN];
		for (int k = 0; k < NODES_PER_BIN; k++) {
			final double angle = (k + 0.5) * Math.PI / NODES_PER_BIN;
			point[k] = (high + low) / 2 + (high - low) / 2 * Math.cos(angle);
			barycentric[k] = (k % 2 == 0 ? 1 : -1) * Math.sin(angle);
		}
		final double[][] moments = new double[NODES_PER_BIN][4];
		final double[] basis = new double[NODES_PER_BIN];
		for (int i = from; i < to; i++) {
			lagrange(position[i], point, barycentric, basis);
			for (int k = 0; k < NODES_PER_BIN; k++) {
				moments[k][0] += basis[k];
				moments[k][1] += basis[k] * full.startSquared()[order[i]];
				moments[k][2] += basis[k] * full.startTeacher()[order[i]];
				moments[k][3] += basis[k] * full.teacherSquared()[order[i]];
			}
		}
		for (int k = 0; k < NODES_PER_BIN; k++)
			binned.add(full.eigenvalue()[order[0]] * Math.max(0, Math.exp(point[k]) - IMMOBILE), moments[k][0], moments[k][1], moments[k][2], moments[k][3]);
	}

	private static void lagrange(final double x, final double[] point, final double[] barycentric,
		final double[] basis)
	{
		double sum = 0;
		for (int k = 0; k < basis.length; k++) {
			if (x == point[k]) {
				Arrays.fill(basis, 0);
				basis[k] = 1;
				return;
			}
			basis[k] = barycentric[k] / (x - point[k]);
			sum += basis[k];
		}
		for (int k = 0; k < basis.length; k++)
			basis[k] /= sum;
	}

	/** Collects nodes. */
	private static final class Nodes {

		private final double[][] columns;
		private int size;

		private Nodes(final int capacity) {
			columns = new double[5][capacity];
		}

		private void add(final double... node) {
			if (size == columns[0].length) for (int c = 0; c < 5; c++)
				columns[c] = Arrays.copyOf(columns[c], 2 * size);
			for (int c = 0; c < 5; c++)
				columns[c][size] = node[c];
			size++;
		}

		private void add(final SpectralMeasure full, final int i) {
			add(full.eigenvalue()[i], full.multiplicity()[i], full.startSquared()[i], full.startTeacher()[i], full
				.teacherSquared()[i]);
		}

		/** Coordinates as they are, or, if their eigenvalues are equal, as one node. */
		private void addLump(final SpectralMeasure full, final int[] order, final int from, final int to,
			final boolean equal)
		{
			if (equal) addSum(full, order, from, to, full.eigenvalue()[order[(from + to) / 2]]);
			else for (int i = from; i < to; i++)
				add(full, order[i]);
		}

		/** Coordinates of eigenvalue zero, which never move, as one node. */
		private void addNull(final SpectralMeasure full, final int[] order, final int from) {
			addSum(full, order, from, order.length, 0);
		}

		private void addSum(final SpectralMeasure full, final int[] order, final int from, final int to,
			final double eigenvalue)
		{
			final double[] sum = { eigenvalue, 0, 0, 0, 0 };
			for (int i = from; i < to; i++) {
				sum[1] += full.multiplicity()[order[i]];
				sum[2] += full.startSquared()[order[i]];
				sum[3] += full.startTeacher()[order[i]];
				sum[4] += full.teacherSquared()[order[i]];
			}
			add(sum);
		}

		/** Scales the eigenvalues to trace 1 and sets the moments of a random start and a teacher of energy 1. */
		private SpectralMeasure fillExpectations(final double norm) {
			double trace = 0, dimension = 0;
			for (int j = 0; j < size; j++) {
				trace += columns[0][j] * columns[1][j];
				dimension += columns[1][j];
			}
			for (int j = 0; j < size; j++) {
				columns[0][j] /= trace;
				columns[2][j] = columns[1][j] * norm * norm / dimension;
				columns[3][j] = Math.sqrt(columns[1][j]) * norm / Math.sqrt(dimension);
				columns[4][j] = columns[1][j];
			}
			return build();
		}

		private SpectralMeasure build() {
			final double[][] exact = new double[5][];
			for (int c = 0; c < 5; c++)
				exact[c] = Arrays.copyOf(columns[c], size);
			return new SpectralMeasure(exact[0], exact[1], exact[2], exact[3], exact[4]);
		}
	}
}
