package org.scalinglaws.online.mixture;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.run.NormalSource;
import org.scalinglaws.sgd.run.SampleSource;

/** The endless samples of one run, drawn as they are needed; labels are those of {@link MixtureProblem#label}. */
final class MixtureSource extends SampleSource {

	/** The purpose of the stream of classes. */
	static final String CLASSES = "classes";

	private final MixtureProblem problem;
	private final double[][] deviations;
	private final RandomStream inputs;
	private final RandomStream classes;
	private int drawn;

	MixtureSource(final MixtureProblem problem, final Streams streams, final long run) {
		super(problem.dimension());
		this.problem = problem;
		deviations = Arrays.stream(problem.spectra()).map(spectrum -> Arrays.stream(spectrum).map(Math::sqrt).toArray())
			.toArray(double[][]::new);
		inputs = streams.stream(NormalSource.INPUTS, run);
		classes = streams.stream(CLASSES, run);
	}

	@Override
	public void next(final double[][] weights, final double[] projections) {
		drawn = drawClass(classes.nextDouble());
		inputs.fillGaussian(input(), 0, input().length);
		VectorLoops.multiply(deviations[drawn], input());
		VectorLoops.add(1, problem.means()[drawn], input(), input().length);
		for (int k = 0; k < weights.length; k++)
			projections[k] = DotProducts.of(input(), weights[k]);
	}

	private int drawClass(final double uniform) {
		double sum = 0;
		for (int c = 0; c < problem.classes() - 1; c++) {
			sum += problem.probabilities()[c];
			if (uniform < sum) return c;
		}
		return problem.classes() - 1;
	}

	@Override
	public double label() {
		return problem.label(drawn);
	}
}
