package org.scalinglaws.retrieval;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * Samples of phase retrieval: Gaussian inputs x ~ N(0, diag(spectrum)) and labels
 * y = (x.w*)^2 + noise.
 * <p>
 * The samples that {@link SgdSimulation} draws in run r are, to the bit, those
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
		RetrievalProblem.requireSpectrum(spectrum);
		Require.inRange("samples", samples, 1, MAX_ELEMENTS / spectrum.length);
		final Inputs source = new Inputs(spectrum, stream);
		final double[] inputs = new double[spectrum.length * samples];
		final double[] input = new double[spectrum.length];
		for (int sample = 0; sample < samples; sample++) {
			source.next(input);
			System.arraycopy(input, 0, inputs, sample * input.length, input.length);
		}
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
		final int samples = samples(inputs, Require.finite("teacher", Require.given("teacher", teacher)).length);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final Labels source = new Labels(teacher, noiseVariance, stream);
		final double[] labels = new double[samples];
		for (int sample = 0; sample < samples; sample++)
			labels[sample] = source.of(Arrays.copyOfRange(inputs, sample * teacher.length, (sample + 1) * teacher.length));
		return Require.finite("labels", labels);
	}

	/** The number of samples of an array of inputs, at least 1. */
	static int samples(final double[] inputs, final int dimension) {
		Require.finite("inputs", Require.given("inputs", inputs));
		if (dimension > 0 && inputs.length > 0 && inputs.length % dimension == 0) return inputs.length / dimension;
		throw new IllegalArgumentException("inputs must have a length that is a multiple of the dimension " + dimension +
			" and greater than 0, was " + inputs.length);
	}

	/** The endless samples of one run. */
	static SampleSource drawn(final RetrievalProblem problem, final double noiseVariance, final Streams streams,
		final long run)
	{
		final Inputs inputs = new Inputs(problem.spectrum(), streams.stream(INPUTS, run));
		final Labels labels = new Labels(problem.teacher(), noiseVariance, streams.stream(LABEL_NOISE, run));
		return input -> {
			inputs.next(input);
			return labels.of(input);
		};
	}

	/** The given samples, from the first. */
	static SampleSource given(final double[] inputs, final double[] labels) {
		return new SampleSource() {

			private int sample;

			@Override
			public double next(final double[] input) {
				System.arraycopy(inputs, sample * input.length, input, 0, input.length);
				return labels[sample++];
			}
		};
	}

	private static final class Inputs {

		private final double[] deviations;
		private final double[] normals;
		private final RandomStream stream;

		Inputs(final double[] spectrum, final RandomStream stream) {
			this.stream = stream;
			deviations = Arrays.stream(spectrum).map(Math::sqrt).toArray();
			normals = new double[spectrum.length];
		}

		void next(final double[] input) {
			stream.fillGaussian(normals, 0, normals.length);
			scale(input, normals, deviations);
		}

		private static void scale(final double[] input, final double[] normals, final double[] deviations) {
			for (int i = 0; i < input.length; i++)
				input[i] = normals[i] * deviations[i];
		}
	}

	private static final class Labels {

		private final double[] teacher;
		private final double deviation;
		private final RandomStream stream;
		private final DotProduct dot;

		Labels(final double[] teacher, final double noiseVariance, final RandomStream stream) {
			this.teacher = teacher;
			this.stream = stream;
			deviation = Math.sqrt(noiseVariance);
			dot = new DotProduct(teacher.length);
		}

		double of(final double[] input) {
			final double response = dot.of(input, teacher);
			return deviation > 0 ? response * response + deviation * stream.nextGaussian() : response * response;
		}
	}
}
