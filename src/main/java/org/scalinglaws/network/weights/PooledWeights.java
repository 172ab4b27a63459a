package org.scalinglaws.network.weights;

import java.util.Arrays;

import org.scalinglaws.fit.tail.TailExponent;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.table.Columns;

/**
 * The weights of trained networks, of one or several seeds, for comparison with
 * their {@link WeightDistribution}: coordinates theta with their signs (diagonal),
 * or eigenvalues of S (quadratic). Immutable.
 * <p>
 * Training by gradients leaves weights tiny that are 0 at the optimum: see {@link
 * #withZeros}.
 * </p>
 */
public final class PooledWeights {

	private static final double RESOLUTION = 1e-3;
	private static final double ROUNDING = 1e-8;
	private static final int MAX_EVALUATIONS = 20_000;
	private static final int MAX_BINS = 1000;

	/** Ascending. */
	private final double[] values;

	private PooledWeights(final double[] values) {
		this.values = values;
		for (int i = 0; i < values.length; i++)
			values[i] += 0.; // -0 sorts before 0
		Arrays.sort(values);
	}

	/**
	 * Coordinates, of any number of diagonal networks one after the other.
	 *
	 * @param weights finite, at least one
	 * @throws IllegalArgumentException if a value is not so
	 */
	public static PooledWeights diagonal(final double[] weights) {
		if (Require.moderate("weights", Require.given("weights", weights)).length == 0) throw new IllegalArgumentException(
			"weights must not be empty");
		return new PooledWeights(weights.clone());
	}

	/**
	 * The eigenvalues of matrices S.
	 *
	 * @param matrices of any number of quadratic networks, each d x d, symmetric and
	 *          positive semidefinite but for rounding (1e-8 of its largest element)
	 * @throws IllegalArgumentException if a value is not so
	 */
	public static PooledWeights quadratic(final double[][] matrices) {
		if (Require.given("weights", matrices).length == 0) throw new IllegalArgumentException("weights must not be empty");
		final double[][] eigenvalues = new double[matrices.length][];
		for (int k = 0; k < matrices.length; k++)
			eigenvalues[k] = eigenvalues(symmetric(matrices[k]));
		return new PooledWeights(Arrays.stream(eigenvalues).flatMapToDouble(Arrays::stream).toArray());
	}

	private static double[] eigenvalues(final double[][] matrix) {
		final SymmetricEigen eigen = new SymmetricEigen(matrix, false);
		final double lowest = eigen.value(0);
		if (lowest < -ROUNDING * matrix.length * Math.max(eigen.largest(), -lowest)) throw new IllegalArgumentException(
			"weights must be a positive semidefinite matrix, had the eigenvalue " + lowest);
		final double[] values = new double[matrix.length];
		for (int i = 0; i < values.length; i++)
			values[i] = Math.max(0, eigen.value(i));
		return values;
	}

	/** The rows of a matrix of weights, if it is square, finite and symmetric but for rounding; symmetric to the bit. */
	static double[][] symmetric(final double[] weights) {
		final int d = (int) Math.round(Math.sqrt(Require.moderate("weights", Require.given("weights", weights)).length));
		if (d < 1 || d * (long) d != weights.length) throw new IllegalArgumentException(
			"weights must be a square matrix, was of " + weights.length + " elements");
		final double[][] rows = QuadraticDesign.rows(weights, d);
		double largest = 0, asymmetry = 0;
		for (int i = 0; i < d; i++)
			for (int j = 0; j <= i; j++) {
				largest = Math.max(largest, Math.max(Math.abs(rows[i][j]), Math.abs(rows[j][i])));
				asymmetry = Math.max(asymmetry, Math.abs(rows[i][j] - rows[j][i]));
				rows[i][j] = rows[j][i] = rows[i][j] / 2 + rows[j][i] / 2;
			}
		if (asymmetry > ROUNDING * largest) throw new IllegalArgumentException(
			"weights must be a symmetric matrix, had elements that differ from their mirror images by up to " + asymmetry);
		return rows;
	}

	/**
	 * The same weights, with those taken for 0 whose modulus is at most a thousandth
	 * of the noise level: by the law no more than about 1e-3 of all are that small
	 * without being 0.
	 *
	 * @param noiseLevel delta, at least 0
	 * @throws IllegalArgumentException if it is not so
	 */
	public PooledWeights withZeros(final double noiseLevel) {
		final double largest = RESOLUTION * Require.inRange("noiseLevel", noiseLevel, 0, Double.MAX_VALUE);
		return new PooledWeights(Arrays.stream(values).map(value -> Math.abs(value) <= largest ? 0 : value).toArray());
	}

	/** {@return all weights, ascending} */
	public double[] values() {
		return values.clone();
	}

	/** {@return the share of weights that are 0} */
	public double zeroFraction() {
		return (after(0) - before(0)) / (double) values.length;
	}

	/** How many weights are below a value. */
	private int before(final double value) {
		int low = 0, high = values.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (values[middle] >= value) high = middle;
			else low = middle + 1;
		}
		return low;
	}

	/** How many weights are at or below a value. */
	private int after(final double value) {
		return before(Math.nextUp(value));
	}

	/**
	 * The largest difference between the shares of weights at or below any value,
	 * here and by the law (Kolmogorov's distance); of more than 20000 weights within
	 * 1/20000.
	 */
	public double distance(final WeightDistribution law) {
		final double total = values.length, atZero = law.distribution(0);
		double distance = Math.max(Math.abs(atZero - after(0) / total), Math.abs(atZero - law.massAtZero() - before(0) /
			total));
		final int step = Math.max(1, values.length / MAX_EVALUATIONS);
		for (int i = 0; i < values.length; i += step) {
			if (values[i] == 0) continue;
			final double share = law.distribution(values[i]);
			distance = Math.max(distance, Math.max(Math.abs(share - before(values[i]) / total), Math.abs(share - after(
				values[i]) / total)));
		}
		return distance;
	}

	/**
	 * The density of the weights that are not 0, in bins of equal width by the rule
	 * of Freedman and Diaconis, at most 1000.
	 *
	 * @return columns value (the bin's middle), density, width and count; densities
	 *         times widths sum to 1 - {@link #zeroFraction}
	 */
	public Columns histogram() {
		final double[] others = Arrays.stream(values).filter(value -> value != 0).toArray();
		final double range = others.length == 0 ? 0 : others[others.length - 1] - others[0];
		final double quartiles = others.length == 0 ? 0 : others[others.length * 3 / 4] - others[others.length / 4];
		final double bins = Math.ceil(range / (2 * quartiles / StrictMath.cbrt(others.length)));
		return histogram(bins >= 1 ? (int) Math.min(bins, MAX_BINS) : 1, false);
	}

	/**
	 * The same in a given number of bins.
	 *
	 * @param bins in [1, 100000]
	 * @param logarithmic bins of equal width in the logarithm of the weights' moduli,
	 *          their value being the geometric mean of their ends
	 * @throws IllegalArgumentException if bins is out of range
	 */
	public Columns histogram(final int bins, final boolean logarithmic) {
		Require.inRange("bins", bins, 1, 100_000);
		final double[] positions = Arrays.stream(values).filter(value -> value != 0).map(value -> logarithmic ? Math.log(Math
			.abs(value)) : value).sorted().toArray();
		final Columns.Builder table = Columns.builder("value", "density", "width", "count");
		if (positions.length == 0) return table.build();
		final double low = positions[0], high = positions[positions.length - 1];
		final double margin = high > low ? 0 : logarithmic ? 0.5 : Math.abs(low) / 2; // all weights are the same
		final double first = low - margin, width = (high + margin - first) / bins;
		final int[] counts = new int[bins];
		for (final double position : positions)
			counts[(int) Math.max(0, Math.min(bins - 1, (position - first) / width))]++;
		for (int k = 0; k < bins; k++) {
			final double from = first + k * width, middle = from + width / 2;
			final double size = logarithmic ? Math.exp(from + width) - Math.exp(from) : width;
			table.row(logarithmic ? Math.exp(middle) : middle, counts[k] / (size * values.length), size, counts[k]);
		}
		return table.build();
	}

	/**
	 * The exponent of the tail of the moduli of the weights that are not 0, from a
	 * value on that is found; NaN with a reason where they are too few or of too few
	 * levels.
	 */
	public TailExponent tail() {
		return TailExponent.of(Arrays.stream(values).map(Math::abs).filter(value -> value > 0).toArray());
	}
}
