package org.scalinglaws.spectrum.nodes;

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

	/** By which the estimated errors exceed the measured ones, and the largest tolerance that serves. */
	private static final double SAFETY = 30, LOOSEST = 1e-7;

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
	 * @param power up to which power of the eigenvalue, or growth of the largest one by its
	 *          exponential, sums are to the tolerance, in [2, 1000]
	 * @throws IllegalArgumentException if lengths differ or a value is not allowed
	 * @throws CancellationException if the listener wants it to end
	 */
	public static BinnedSpectrum of(final double[] spectrum, final double[][] vectors, final double tolerance,
		final double power, final Progress progress)
	{
		Require.inRange("tolerance", tolerance, 1e-12, 1);
		final BinPlans plans = BinPlans.of(spectrum, vectors, power, progress.part(0, 0.5));
		return new BinnedSpectrum(plans.sorted(), plans.bins(-Math.log(SAFETY * Math.min(LOOSEST, tolerance))), progress.part(
			0.5, 1));
	}

	/**
	 * As above, with as much accuracy as a number of nodes allows.
	 *
	 * @param most nodes, at least 1; no more are taken than round-off can tell
	 * @throws IllegalArgumentException also if the spectrum has parts far apart that need more
	 */
	public static BinnedSpectrum ofNodes(final double[] spectrum, final double[][] vectors, final int most,
		final double power, final Progress progress)
	{
		Require.inRange("nodes", most, 1, Integer.MAX_VALUE);
		final BinPlans plans = BinPlans.of(spectrum, vectors, power, progress.part(0, 0.5));
		return new BinnedSpectrum(plans.sorted(), plans.binsOf(most), progress.part(0.5, 1));
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
