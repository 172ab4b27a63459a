package org.scalinglaws.sgd.leap;

import org.scalinglaws.random.RandomStream;

/**
 * What a leaping step draws of a sample: its inputs in the head, two normals for the
 * tail and one for the label noise; drawn for many samples at a time.
 */
final class LeapingSamples {

	/** Numbers to draw at a time: few enough for the processor's first cache. */
	private static final int BLOCK = 2048;

	private final LeapingSpectrum spectrum;
	private final double noiseDeviation;
	private final RandomStream stream;
	private double[] block = new double[BLOCK];
	private double[] teacherResponses = new double[BLOCK / 2];
	private int head;
	private int width;
	private int samples;
	private int sample;

	LeapingSamples(final LeapingSpectrum spectrum, final double noiseVariance, final RandomStream stream) {
		this.spectrum = spectrum;
		this.stream = stream;
		noiseDeviation = Math.sqrt(noiseVariance);
	}

	/** Starts anew with a head of as many coordinates; what was drawn and not used is forgotten. */
	void open(final int newHead) {
		head = newHead;
		width = head + 2 + (noiseDeviation > 0 ? 1 : 0);
		if (width > block.length) block = new double[width];
		samples = sample = 0;
	}

	/** Whether the next sample is still to be drawn, by {@link #draw}. */
	boolean isEmpty() {
		return sample == samples;
	}

	/**
	 * Draws samples.
	 *
	 * @param most how many are of use, from 1
	 * @return how many numbers were drawn
	 */
	int draw(final double most) {
		samples = (int) Math.min(most, Math.max(1, BLOCK / width)); // the block may be longer, for a larger head
		sample = 0;
		stream.fillGaussian(block, 0, samples * width);
		final double[] deviations = spectrum.deviations(), teacher = spectrum.teacher();
		for (int k = 0; k < samples; k++) {
			final int offset = k * width;
			double response = 0;
			for (int i = 0; i < head; i++) {
				block[offset + i] *= deviations[i];
				response += block[offset + i] * teacher[i];
			}
			teacherResponses[k] = response;
		}
		return samples * width;
	}

	/** Moves on to the next sample and returns where in {@link #values} it starts: inputs, then two normals. */
	int next() {
		return sample++ * width;
	}

	/** The samples, one after the other. */
	double[] values() {
		return block;
	}

	/** x.w* of the head of the present sample. */
	double teacherResponse() {
		return teacherResponses[sample - 1];
	}

	/** The label noise of the present sample. */
	double noise() {
		return noiseDeviation > 0 ? noiseDeviation * block[sample * width - 1] : 0;
	}
}
