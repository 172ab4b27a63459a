package org.scalinglaws.online.sgd;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.run.NormalSource;

/** The endless Gaussian samples of one run of an index problem; a label comes of the input's projections on the teachers. */
final class IndexSamples extends NormalSource {

	private final IndexProblem problem;
	private final double noiseDeviation;
	private final double[][] units;
	private final double[] z;
	private final DotProducts products = new DotProducts();
	private double label;

	/** @param teachers w* of each teacher */
	IndexSamples(final IndexProblem problem, final double[] spectrum, final double[][] teachers, final Streams streams,
		final long run)
	{
		super(spectrum, streams, run);
		this.problem = problem;
		noiseDeviation = Math.sqrt(problem.noiseVariance());
		units = new double[problem.projections()][];
		System.arraycopy(teachers, 0, units, problem.students(), teachers.length);
		z = new double[units.length];
	}

	@Override
	public void next(final double[][] weights, final double[] projections) {
		draw();
		System.arraycopy(weights, 0, units, 0, weights.length);
		products.compute(input(), units, z);
		System.arraycopy(z, 0, projections, 0, weights.length);
		label = problem.loss().label(problem.teacherOutput(z, weights.length), noiseDeviation, noise());
	}

	@Override
	public double label() {
		return label;
	}
}
