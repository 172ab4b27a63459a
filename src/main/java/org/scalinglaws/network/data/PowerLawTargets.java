package org.scalinglaws.network.data;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/**
 * Targets of the shallow networks whose coefficients or eigenvalues decay as
 * i^-gamma (arXiv 2509.24882), gamma = {@code exponent} &gt; 1/2 so that their risk
 * at zero stays finite for all dimensions.
 */
public final class PowerLawTargets {

	/** The network f = sum_i theta_i x_i. */
	public static final String DIAGONAL = "diagonal";

	/** The network f = Tr[S(xx' - I)] / sqrt(d). */
	public static final String QUADRATIC = "quadratic";

	/** The largest dimension of a target vector. */
	public static final int MAX_DIMENSION = 10_000_000;

	/** The largest dimension of a target matrix. */
	public static final int MAX_MATRIX = 2000;

	private static final String TARGET = "target";

	private PowerLawTargets() {
		// static factories only
	}

	/**
	 * A target with its spectrum.
	 *
	 * @param weights theta*, or S* row by row
	 * @param eigenvalues of S*, or the moduli of theta*; descending
	 */
	public record Target(double[] weights, double[] eigenvalues) {}

	/**
	 * theta*, {@link #randomVector random} or {@link #alternatingVector alternating}.
	 *
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Target vector(final int dimension, final double exponent, final boolean random, final Streams streams) {
		final double[] vector = random ? randomVector(dimension, exponent, streams) : alternatingVector(dimension, exponent);
		final double[] moduli = Arrays.stream(vector).map(value -> -Math.abs(value)).sorted().toArray(); // of the negatives
		Arrays.setAll(moduli, i -> -moduli[i]);
		return new Target(vector, moduli);
	}

	/**
	 * S*, {@link #randomMatrix random} or {@link #diagonalMatrix diagonal}.
	 *
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Target matrix(final int dimension, final double exponent, final boolean random, final Streams streams,
		final Progress progress)
	{
		return new Target(random ? randomMatrix(dimension, exponent, streams, progress) : diagonalMatrix(dimension, exponent),
			eigenvalues(dimension, exponent));
	}

	/**
	 * A random theta*: independent normals of variance i^(-2 gamma), i = 1, ..., d.
	 *
	 * @param dimension d in [1, 1e7]
	 * @param exponent gamma in (0.5, 20]
	 * @param streams of which the stream ("target", 0) is used
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] randomVector(final int dimension, final double exponent, final Streams streams) {
		final double[] target = moduli(dimension, exponent);
		final RandomStream stream = streams.stream(TARGET, 0);
		for (int i = 0; i < dimension; i++)
			target[i] *= stream.nextGaussian();
		return target;
	}

	/**
	 * theta*_i = (-1)^(i+1) i^-gamma: without the scatter of a random one.
	 *
	 * @param dimension d in [1, 1e7]
	 * @param exponent gamma in (0.5, 20]
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] alternatingVector(final int dimension, final double exponent) {
		final double[] target = moduli(dimension, exponent);
		for (int i = 1; i < dimension; i += 2)
			target[i] = -target[i];
		return target;
	}

	/**
	 * The eigenvalues s_i = sqrt(d) i^-gamma of S*, descending.
	 *
	 * @param dimension d in [1, 1e7]
	 * @param exponent gamma in (0.5, 20]
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] eigenvalues(final int dimension, final double exponent) {
		final double[] eigenvalues = moduli(dimension, exponent);
		for (int i = 0; i < dimension; i++)
			eigenvalues[i] *= Math.sqrt(dimension);
		return eigenvalues;
	}

	/**
	 * S* = O diag(s) O' with these eigenvalues and O drawn by the Haar law.
	 *
	 * @param dimension d in [1, 2000]
	 * @param exponent gamma in (0.5, 20]
	 * @param streams of which the stream ("target", 0) is used
	 * @param progress asked for cancel some d times
	 * @return d x d, symmetric to the bit
	 * @throws IllegalArgumentException if a parameter is out of range
	 * @throws java.util.concurrent.CancellationException if the listener wants it to
	 *           end
	 */
	public static double[] randomMatrix(final int dimension, final double exponent, final Streams streams,
		final Progress progress)
	{
		final double[][] matrix = diagonal(dimension, exponent);
		HaarRotation.apply(matrix, streams.stream(TARGET, 0), progress);
		return flat(matrix);
	}

	/**
	 * The diagonal matrix diag(s) of these eigenvalues, d x d.
	 *
	 * @param dimension d in [1, 2000]
	 * @param exponent gamma in (0.5, 20]
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] diagonalMatrix(final int dimension, final double exponent) {
		return flat(diagonal(dimension, exponent));
	}

	private static double[] moduli(final int dimension, final double exponent) {
		Require.inRange("dimension", dimension, 1, MAX_DIMENSION);
		PowerLawExponents.require(exponent);
		final double[] moduli = new double[dimension];
		for (int i = 0; i < dimension; i++)
			moduli[i] = Math.pow(i + 1, -exponent);
		return moduli;
	}

	private static double[][] diagonal(final int dimension, final double exponent) {
		Require.inRange("dimension", dimension, 1, MAX_MATRIX);
		final double[] eigenvalues = eigenvalues(dimension, exponent);
		final double[][] matrix = new double[dimension][dimension];
		for (int i = 0; i < dimension; i++)
			matrix[i][i] = eigenvalues[i];
		return matrix;
	}

	/** A matrix in one array, row by row. */
	public static double[] flat(final double[][] matrix) {
		final int d = matrix.length;
		final double[] flat = new double[d * d];
		for (int i = 0; i < d; i++)
			System.arraycopy(matrix[i], 0, flat, i * d, d);
		return flat;
	}
}
