package org.scalinglaws.network.data;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Progress;

/**
 * Samples for the shallow networks: standard normal inputs and labels y = target +
 * noise (arXiv 2509.24882).
 */
public final class NetworkSamples {

	/** The purpose of the stream of inputs. */
	public static final String INPUTS = "inputs";

	/** The purpose of the stream of label noise. */
	public static final String LABEL_NOISE = "labelNoise";

	private static final double ROUNDING = 1e-12;

	private NetworkSamples() {
		// static functions only
	}

	/**
	 * Draws standard normal inputs.
	 *
	 * @param dimension d, from 1
	 * @param samples how many, from 1; at most 2147483639 numbers in all
	 * @return dimension x samples, sample after sample
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] inputs(final int dimension, final int samples, final RandomStream stream) {
		Require.inRange("dimension", dimension, 1, Integer.MAX_VALUE - 8);
		Require.inRange("samples", samples, 1, (Integer.MAX_VALUE - 8) / dimension);
		final double[] inputs = new double[dimension * samples];
		stream.fillGaussian(inputs, 0, inputs.length);
		return inputs;
	}

	/**
	 * Labels theta*.x + sqrt(noiseVariance) xi of the diagonal network.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param target theta*, as long as an input
	 * @param noiseVariance from 0; noise of variance 0 draws nothing
	 * @throws IllegalArgumentException if a parameter is out of range or not finite
	 */
	public static double[] diagonalLabels(final double[] inputs, final double[] target, final double noiseVariance,
		final RandomStream stream)
	{
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final int d = Require.finite("target", Require.given("target", target)).length;
		final double[] labels = new double[samples(inputs, d)];
		for (int k = 0; k < labels.length; k++)
			for (int i = 0; i < d; i++)
				labels[k] += target[i] * inputs[k * d + i];
		return withNoise(labels, noiseVariance, stream);
	}

	/**
	 * Labels Tr[S*(xx' - I)] / sqrt(d) + sqrt(noiseVariance) xi of the quadratic
	 * network.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param target S*, d x d; see {@link #requirePositive}
	 * @param noiseVariance from 0; noise of variance 0 draws nothing
	 * @param progress asked for cancel every 1e8 multiplications or so
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or the target is not symmetric and positive semidefinite
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] quadraticLabels(final double[] inputs, final double[] target, final double noiseVariance,
		final RandomStream stream, final Progress progress)
	{
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final int d = requirePositive(target);
		final double[] labels = new double[samples(inputs, d)];
		final double[][] matrix = QuadraticDesign.rows(target, d);
		final int block = (int) Math.max(128, Math.min(8192, 2e8 / d / d));
		for (int from = 0; from < labels.length; from += block) {
			final double[] part = new double[Math.min(block, labels.length - from)];
			new QuadraticDesign(Arrays.copyOfRange(inputs, from * d, (from + part.length) * d), part.length, progress)
				.responses(matrix, part);
			System.arraycopy(part, 0, labels, from, part.length);
			progress.update((double) (from + part.length) / labels.length);
		}
		return withNoise(labels, noiseVariance, stream);
	}

	/**
	 * Requires a target of the quadratic network: a square matrix, symmetric and
	 * positive semidefinite but for rounding (1e-12 of its largest element, 1e-12 d
	 * for eigenvalues).
	 *
	 * @return its dimension
	 * @throws IllegalArgumentException if it is none, with the numbers that show it
	 */
	public static int requirePositive(final double[] target) {
		final int d = (int) Math.round(Math.sqrt(Require.finite("target", Require.given("target", target)).length));
		if (d < 1 || d * (long) d != target.length) throw new IllegalArgumentException(
			"target must be a square matrix, was of " + target.length + " elements");
		double largest = 0, asymmetry = 0;
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++) {
				largest = Math.max(largest, Math.abs(target[i * d + j]));
				asymmetry = Math.max(asymmetry, Math.abs(target[i * d + j] - target[j * d + i]));
			}
		if (asymmetry > ROUNDING * largest) throw new IllegalArgumentException(
			"target must be a symmetric matrix, had elements that differ from their mirror images by up to " + asymmetry);
		if (largest > 0 && !isPositive(target, d, ROUNDING * d * largest)) throw new IllegalArgumentException(
			"target must be a positive semidefinite matrix, had the eigenvalue " + new SymmetricEigen(QuadraticDesign.rows(
				target, d), false).value(0));
		return d;
	}

	/**
	 * The eigenvalues of a target of the quadratic network, ascending; those that
	 * rounding has made negative are 0.
	 *
	 * @param target see {@link #requirePositive}
	 * @throws IllegalArgumentException if it is none
	 */
	public static double[] eigenvalues(final double[] target) {
		final int d = requirePositive(target);
		final SymmetricEigen eigen = new SymmetricEigen(QuadraticDesign.rows(target, d), false);
		final double[] eigenvalues = new double[d];
		for (int i = 0; i < d; i++)
			eigenvalues[i] = Math.max(0, eigen.value(i));
		return eigenvalues;
	}

	/**
	 * The sum of the squared differences of weights from a target, as they lie.
	 *
	 * @throws IllegalArgumentException if the weights have not the target's length
	 */
	public static double squaredDistance(final double[] weights, final double[] target) {
		Require.length("weights", weights, target.length);
		double sum = 0;
		for (int i = 0; i < target.length; i++)
			sum += (weights[i] - target[i]) * (weights[i] - target[i]);
		return sum;
	}

	/** Cholesky's test, with the diagonal raised by what rounding may have taken. */
	private static boolean isPositive(final double[] target, final int d, final double rounding) {
		final DMatrixRMaj matrix = new DMatrixRMaj(d, d, true, target.clone());
		for (int i = 0; i < d; i++)
			matrix.data[i * d + i] += rounding;
		return DecompositionFactory_DDRM.chol(d, true).decompose(matrix);
	}

	/** The number of samples in an array of inputs of a given dimension. */
	private static int samples(final double[] inputs, final int dimension) {
		Require.finite("inputs", Require.given("inputs", inputs));
		if (inputs.length > 0 && inputs.length % dimension == 0) return inputs.length / dimension;
		throw new IllegalArgumentException("inputs must be one or more columns as long as the target's dimension " +
			dimension + ", was of " + inputs.length + " elements");
	}

	/** The dimension of an array of inputs of a given number of samples. */
	public static int dimension(final double[] inputs, final int samples) {
		Require.finite("inputs", Require.given("inputs", inputs));
		if (samples > 0 && inputs.length > 0 && inputs.length % samples == 0) return inputs.length / samples;
		throw new IllegalArgumentException("labels must be one for each of the inputs (" + inputs.length +
			" numbers in all), was of length " + samples);
	}

	private static double[] withNoise(final double[] labels, final double noiseVariance, final RandomStream stream) {
		final double deviation = Math.sqrt(noiseVariance);
		for (int k = 0; k < labels.length && deviation > 0; k++)
			labels[k] += deviation * stream.nextGaussian();
		return Require.finite("labels of target and noiseVariance", labels);
	}
}
