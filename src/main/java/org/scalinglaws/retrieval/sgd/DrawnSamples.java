package org.scalinglaws.retrieval.sgd;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.model.RetrievalSamples;
import org.scalinglaws.sgd.run.NormalSource;

/** The endless Gaussian samples of one run, those of {@link RetrievalSamples}, drawn as they are needed. */
final class DrawnSamples extends NormalSource {

	private final double[] teacher;
	private final double noiseDeviation;
	private final DotProducts responses = new DotProducts();
	private double label;

	DrawnSamples(final RetrievalProblem problem, final double noiseVariance, final Streams streams, final long run) {
		super(problem.spectrum(), streams, run);
		teacher = problem.teacher();
		noiseDeviation = Math.sqrt(noiseVariance);
	}

	@Override
	public void next(final double[][] weights, final double[] projections) {
		draw();
		responses.compute(input(), weights[0], teacher);
		projections[0] = responses.first();
		label = RetrievalSamples.label(responses.second(), noiseDeviation, noise());
	}

	@Override
	public double label() {
		return label;
	}
}
