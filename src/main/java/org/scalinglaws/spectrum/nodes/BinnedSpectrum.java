package org.scalinglaws.spectrum.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.task.Progress;

/**
 * A spectrum with vectors on as few nodes as a tolerance allows, and the way back from the
 * nodes to all coordinates.
 * <p>
 * Sums over coordinates of v_a v_b times a function of the eigenvalue become sums over
 * nodes. Coupled modes need lambda^p exp(-t lambda), 1/(1 + t lambda)^k and their like at
 * any t; such functions are analytic in log(lambda - reference) with a strip of known width
 * about the real axis, so that Chebyshev nodes in bins of it interpolate them with an error
 * that falls exponentially, and the weights of the nodes follow from interpolation. Where
 * there are few eigenvalues, as at the top of most spectra, each is a node; equal ones
 * always are one.
 * </p>
 *
 * <pre>
 * BinnedSpectrum binned = BinnedSpectrum.of(spectrum, new double[][] { start, teacher }, 1e-8, Progress.NONE);
 * double[] relaxed = binned.moments().eigenvalue().clone();
 * Arrays.setAll(relaxed, j -&gt; Math.exp(-t * relaxed[j]));
 * double[] perCoordinate = binned.interpolate(relaxed);
 * </pre>
 */
public final class BinnedSpectrum {

	/** Up to which power of the eigenvalue, or growth by its exponential, sums are to the tolerance. */
	public static final int POWER = 16;

	/** Part of the tolerance that each bin may use, and the largest one that serves. */
	private static final double SAFETY = 1, LOOSEST = 1e-6;

	private final SortedCoordinates sorted;
	private final List<Bin> bins;
	private final NodeMoments moments;

	private BinnedSpectrum(final SortedCoordinates sorted, final List<Bin> bins, final Progress progress) {
		this.sorted = sorted;
		this.bins = bins;
		moments = moments(progress);
	}

	/** As {@link #of(double[], double[][], double, double, Progress)} for powers up to {@link #POWER}. */
	public static BinnedSpectrum of(final double[] spectrum, final double[][] vectors, final double tolerance,
		final Progress progress)
	{
		return of(spectrum, vectors, tolerance, POWER, progress);
	}

	/**
	 * Bins a spectrum.
	 *
	 * @param spectrum eigenvalues in any order, not negative
	 * @param vectors as long as the spectrum, one or more
	 * @param tolerance of sums, relative to the sum of absolute values, in [1e-12, 1]
	 * @param power up to which power of the eigenvalue sums are to the tolerance, in [2, 64]
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 * @throws CancellationException if the listener wants it to end
	 */
	public static BinnedSpectrum of(final double[] spectrum, final double[][] vectors, final double tolerance,
		final double power, final Progress progress)
	{
		final double digits = -Math.log(SAFETY * Math.min(LOOSEST, Require.inRange("tolerance", tolerance, 1e-12, 1)));
		Require.inRange("power", power, 2, 64);
		final SortedCoordinates sorted = SortedCoordinates.of(spectrum, vectors, progress.part(0, 0.3));
		final List<Bin> bins = new ArrayList<>();
		for (final Segment segment : segments(sorted, progress.part(0.3, 0.5)))
			bins.addAll(BinPlan.of(sorted, segment, digits, power));
		final int zeros = sorted.dimension() - sorted.positive();
		if (zeros > 0) bins.add(new Bin(sorted.positive(), sorted.dimension(), 0, 0));
		return new BinnedSpectrum(sorted, bins, progress.part(0.5, 1));
	}

	/** All parts without gaps, the largest eigenvalues first. */
	private static List<Segment> segments(final SortedCoordinates sorted, final Progress progress) {
		final List<Segment> segments = new ArrayList<>();
		final double count = sorted.positive();
		double[] rest = new double[1 + sorted.vectors().length];
		for (int to = sorted.positive(), from; to > 0; to = from) {
			from = sorted.beginOfSegment(to, Segment.GAP);
			final Segment segment = new Segment(sorted, from, to, rest, progress.part(1 - to / count, 1 - from / count));
			segments.add(segment);
			if (from > 0) rest = segment.rest(rest, from - 1);
		}
		Collections.reverse(segments);
		return segments;
	}

	private NodeMoments moments(final Progress progress) {
		int nodes = 0;
		for (final Bin bin : bins)
			nodes += bin.nodes(sorted);
		final NodeMoments empty = new NodeMoments(new double[nodes], new double[nodes], new double[NodeMoments.pairs(sorted
			.vectors().length)][nodes]);
		int node = 0;
		for (final Bin bin : bins) {
			bin.fill(sorted, node, empty, progress.part((double) bin.from() / sorted.dimension(), (double) bin.to() / sorted
				.dimension()));
			node += bin.nodes(sorted);
		}
		return empty;
	}

	/** {@return the nodes, of descending eigenvalues} */
	public NodeMoments moments() {
		return moments;
	}

	/**
	 * The values of a function of the eigenvalue at all coordinates.
	 *
	 * @param atNodes its values at the nodes
	 * @return one value per coordinate, in the order of the spectrum given
	 * @throws IllegalArgumentException if there is not one value per node
	 */
	public double[] interpolate(final double[] atNodes) {
		Require.length("atNodes", atNodes, moments.nodes());
		final double[] values = new double[sorted.dimension()];
		int node = 0;
		for (final Bin bin : bins) {
			bin.interpolate(sorted, atNodes, node, values);
			node += bin.nodes(sorted);
		}
		return sorted.restored(values);
	}
}
