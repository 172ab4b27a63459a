package org.scalinglaws.ensemble.curvature;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.RunSummary;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The condition of the Gauss-Newton matrix of random deep linear networks, and its bounds (after arXiv 2411.02139).
 *
 * @param table columns run, condition, bound, looseBound, largest, smallest (eigenvalue); a condition is infinite where the
 *          matrix is singular in double precision, a bound where one of its layers is
 * @param spectrum all eigenvalues of the last run, largest first; 0 if it is only rounding of the largest
 * @param reason positive definite, or why some conditions are not finite
 */
public record GaussNewtonRuns(Columns table, double[] spectrum, String reason) {

	/** Rows of the reduced matrix: 2000 take some seconds. */
	public static final int MOST_ROWS = 2000;

	private static final double ROUNDING = 1e-12;

	/**
	 * Draws networks.
	 *
	 * @param spectrum eigenvalues of the inputs' covariance, none negative; their number is the network's of inputs
	 * @param widths of the hidden layers, whole numbers from 1 to 1e5, 1 to 1000 of them
	 * @param outputs from 1; outputs x inputs is at most 2000
	 * @param skip times the rectangular identity is added to each layer, -1000 to 1000
	 * @param runs 1 to 1e5
	 * @param seed of the weights
	 * @throws IllegalArgumentException if something is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static GaussNewtonRuns of(final double[] spectrum, final double[] widths, final int outputs, final double skip,
		final int runs, final long seed, final Progress progress)
	{
		Require.spectrum("spectrum", spectrum);
		Require.inRange("outputs", outputs, 1, MOST_ROWS);
		if ((long) outputs * spectrum.length > MOST_ROWS) throw new IllegalArgumentException(
			"outputs x dimension must be at most " + MOST_ROWS + ", was " + (long) outputs * spectrum.length);
		final DeepLinearNetwork network = DeepLinearNetwork.of(spectrum.length, widths, outputs, skip);
		Require.inRange("runs", runs, 1, 100_000);
		final Streams streams = Streams.of(seed);
		final Condition[] found = new Condition[runs];
		Parallel.forEach(runs, progress, run -> found[run] = Condition.of(new KroneckerSum(network.draw(streams.stream(
			"gaussNewtonWeights", run)), spectrum), run == runs - 1));
		return table(found, network, spectrum);
	}

	private static GaussNewtonRuns table(final Condition[] found, final DeepLinearNetwork network,
		final double[] spectrum)
	{
		final Columns.Builder table = Columns.builder(RunSummary.RUN, "condition", "bound", "looseBound", "largest", "smallest");
		final double inputs = Arrays.stream(spectrum).max().getAsDouble() / Arrays.stream(spectrum).min().getAsDouble();
		boolean finite = true;
		for (int run = 0; run < found.length; run++) {
			final Condition one = found[run];
			final boolean zero = one.largest == 0; // of which bounds are no numbers
			final double condition = network.bottleneck() > 0 || zero ? Double.POSITIVE_INFINITY : one.largest / one.smallest;
			final double bound = zero ? condition : atLeast(condition, inputs * one.bound);
			table.row(run, condition, bound, zero ? condition : atLeast(bound, inputs * one.looseBound), one.largest, one.smallest);
			finite &= Double.isFinite(condition);
		}
		return new GaussNewtonRuns(table.build(), found[found.length - 1].eigenvalues, reason(network, inputs, finite));
	}

	/** A bound that is reached is not to be missed by its rounding. */
	private static double atLeast(final double value, final double bound) {
		return bound < value && value <= bound * (1 + ROUNDING) ? value : bound;
	}

	private static String reason(final DeepLinearNetwork network, final double inputs, final boolean finite) {
		if (network.bottleneck() > 0) return "singular: a layer of " + network.bottleneck() +
			" is narrower than inputs and outputs";
		if (Double.isInfinite(inputs)) return "singular: an eigenvalue of the spectrum is 0";
		return finite ? "positive definite" : "singular in double precision: in some runs the least eigenvalue is lost in " +
			"rounding, or the products of the weights overflow or underflow";
	}

	/** Of one network. */
	private record Condition(double[] eigenvalues, double largest, double smallest, double bound, double looseBound) {

		static Condition of(final KroneckerSum sum, final boolean all) {
			final int rows = sum.matrix().length;
			final double[] values = new double[all ? rows : 0];
			if (!isFinite(sum.matrix())) {
				Arrays.fill(values, Double.NaN);
				return new Condition(values, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
			}
			final SymmetricEigen eigen = new SymmetricEigen(sum.matrix(), false);
			for (int i = 0; i < values.length; i++)
				values[i] = known(eigen, rows - 1 - i, rows);
			return new Condition(values, eigen.largest(), known(eigen, 0, rows), sum.bound(), sum.looseBound());
		}

		private static boolean isFinite(final double[][] matrix) {
			return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
		}

		/** An eigenvalue, 0 if it is no more than the rounding of the largest. */
		private static double known(final SymmetricEigen eigen, final int rank, final int rows) {
			final double value = eigen.value(rank);
			return value > rows * Math.ulp(1.) * eigen.largest() ? value : 0;
		}
	}
}
