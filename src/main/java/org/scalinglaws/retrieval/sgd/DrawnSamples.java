package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;

/** The endless Gaussian samples of one run, those of {@link RetrievalSamples}, drawn as they are needed. */
final class DrawnSamples extends SampleSource {

	private final double[] teacher;
	private final double[] deviations;
	private final double noiseDeviation;
	private final RandomStream inputs;
	private final RandomStream noise;
	private final DotProducts responses = new DotProducts();
	private double label;

	DrawnSamples(final RetrievalProblem problem, final double noiseVariance, final Streams streams, final long run) {
		super(problem.dimension());
		teacher = problem.teacher();
		deviations = RetrievalSamples.deviations(problem.spectrum());
		noiseDeviation = Math.sqrt(noiseVariance);
		inputs = streams.stream(RetrievalSamples.INPUTS, run);
		noise = streams.stream(RetrievalSamples.LABEL_NOISE, run);
	}

	@Override
	void next(final double[] weights) {
		inputs.fillGaussian(input(), 0, input().length);
		VectorLoops.multiply(deviations, input());
		responses.compute(input(), weights, teacher);
		label = RetrievalSamples.label(responses.second(), noiseDeviation, noise);
	}

	@Override
	double response() {
		return responses.first();
	}

	@Override
	double label() {
		return label;
	}
}
