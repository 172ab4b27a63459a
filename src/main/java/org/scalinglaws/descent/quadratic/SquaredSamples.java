package org.scalinglaws.descent.quadratic;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.run.NormalSource;

/** The samples of a run: y = x.w* + noise. */
final class SquaredSamples extends NormalSource {

	private final double[] target;
	private final double deviation;
	private final double[] squares;
	private final DotProducts products = new DotProducts();
	private double label;

	SquaredSamples(final SquaredRegression problem, final double noiseVariance, final Streams streams, final long run) {
		super(problem.spectrum(), streams, run);
		target = problem.target();
		deviation = Math.sqrt(noiseVariance);
		squares = new double[problem.dimension()];
	}

	/** @param weights v of the squared student, w of the linear one */
	@Override
	public void next(final double[][] weights, final double[] projections) {
		draw();
		final double[] v = weights[0];
		for (int i = 0; i < squares.length; i++)
			squares[i] = v[i] * v[i];
		products.compute(input(), squares, weights[1]);
		projections[0] = products.first();
		projections[1] = products.second();
		label = DotProducts.of(input(), target);
		if (deviation > 0) label += deviation * noise().nextGaussian();
	}

	@Override
	public double label() {
		return label;
	}
}
