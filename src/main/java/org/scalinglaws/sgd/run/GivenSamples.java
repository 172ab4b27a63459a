package org.scalinglaws.sgd.run;

import org.scalinglaws.linear.DotProducts;

/** Given samples, from the first on, each once. */
final class GivenSamples extends SampleSource {

	private final double[] inputs;
	private final double[] labels;
	private final DotProducts products = new DotProducts();
	private int sample = -1;

	/** @param inputs dimension x samples, sample after sample */
	GivenSamples(final double[] inputs, final double[] labels) {
		super(inputs.length / labels.length);
		this.inputs = inputs;
		this.labels = labels;
	}

	@Override
	public void next(final double[][] weights, final double[] projections) {
		sample++;
		System.arraycopy(inputs, sample * input().length, input(), 0, input().length);
		products.compute(input(), weights, projections);
	}

	@Override
	public double label() {
		return labels[sample];
	}
}
