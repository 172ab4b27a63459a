package org.scalinglaws.retrieval.model;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Samples of phase retrieval: Gaussian inputs x ~ N(0, diag(spectrum)) and labels
 * y = (x.w*)^2 + noise.
 * <p>
 * The samples that stochastic gradient descent draws in run r are, to the bit, those
 * of the streams {@value #INPUTS} and {@value #LABEL_NOISE} of run r here.
 * </p>
 */
public final class RetrievalSamples {

	/** The purpose of the stream of inputs. */
	public static final String INPUTS = "inputs";

	/** The purpose of the stream of label noise. */
	public static final String LABEL_NOISE = "labelNoise";

	private static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8;

	private RetrievalSamples() {
		// static functions only
	}

	/**
	 * Draws inputs: coordinate i is sqrt(spectrum_i) times a standard normal.
	 *
	 * @param spectrum d eigenvalues, not negative
	 * @param samples how many, from 1; at most 2147483639 numbers in all
	 * @return dimension x samples, sample after sample
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] inputs(final double[] spectrum, final int samples, final RandomStream stream) {
		return inputs(spectrum, samples, stream, Progress.NONE);
	}

	/**
	 * As above, for numbers of samples that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] inputs(final double[] spectrum, final int samples, final RandomStream stream,
		final Progress progress)
	{
		RetrievalProblem.requireSpectrum(spectrum);
		Require.inRange("samples", samples, 1, MAX_ELEMENTS / spectrum.length);
		final double[] inputs = new double[spectrum.length * samples];
		final double[] deviations = deviations(spectrum);
		Pieces.forEach(inputs.length, progress, (from, to) -> {
			stream.fillGaussian(inputs, from, to);
			for (int i = from; i < to; i++)
				inputs[i] *= deviations[i % deviations.length];
		});
		return inputs;
	}

	/**
	 * Labels inputs: (x.w*)^2 plus a normal of variance noiseVariance.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param teacher w*, as long as an input
	 * @param noiseVariance from 0; noise of variance 0 draws nothing
	 * @return one label for each sample
	 * @throws IllegalArgumentException if a parameter is out of range or not
	 *           finite, or if the inputs are no whole number of samples
	 */
	public static double[] labels(final double[] inputs, final double[] teacher, final double noiseVariance,
		final RandomStream stream)
	{
		return labels(inputs, teacher, noiseVariance, stream, Progress.NONE);
	}

	/**
	 * As above, for numbers of samples that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] labels(final double[] inputs, final double[] teacher, final double noiseVariance,
		final RandomStream stream, final Progress progress)
	{
		final int d = Require.finite("teacher", Require.given("teacher", teacher)).length;
		final double[] labels = new double[count(inputs, d)];
		final double deviation = Math.sqrt(Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE));
		final double[] input = new double[d];
		Pieces.forEach(labels.length, d, progress, (from, to) -> {
			for (int sample = from; sample < to; sample++) {
				System.arraycopy(inputs, sample * d, input, 0, d);
				labels[sample] = label(DotProducts.of(input, teacher), deviation, stream);
			}
		});
		return Require.finite("labels of inputs and teacher", labels);
	}

	/** The number of samples in an array of inputs, at least 1. */
	public static int count(final double[] inputs, final int dimension) {
		Require.finite("inputs", Require.given("inputs", inputs));
		if (dimension > 0 && inputs.length > 0 && inputs.length % dimension == 0) return inputs.length / dimension;
		throw new IllegalArgumentException("inputs must have a length that is a multiple of the dimension " + dimension +
			" and greater than 0, was " + inputs.length);
	}

	/** Square roots of the eigenvalues. */
	public static double[] deviations(final double[] spectrum) {
		return Arrays.stream(spectrum).map(Math::sqrt).toArray();
	}

	/** The square of the teacher's response, with noise. */
	public static double label(final double response, final double deviation, final RandomStream stream) {
		return deviation > 0 ? response * response + deviation * stream.nextGaussian() : response * response;
	}
}
