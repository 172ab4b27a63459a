package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.linear.DotProducts;

/** Given samples, from the first on, each once. */
final class GivenSamples extends SampleSource {

	private final double[] inputs;
	private final double[] labels;
	private int sample = -1;
	private double response;

	/** @param inputs dimension x samples, sample after sample */
	GivenSamples(final double[] inputs, final double[] labels) {
		super(inputs.length / labels.length);
		this.inputs = inputs;
		this.labels = labels;
	}

	@Override
	void next(final double[] weights) {
		sample++;
		System.arraycopy(inputs, sample * input().length, input(), 0, input().length);
		response = DotProducts.of(input(), weights);
	}

	@Override
	double response() {
		return response;
	}

	@Override
	double label() {
		return labels[sample];
	}
}
