package org.scalinglaws.online.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scalinglaws.linear.DotProducts;

/**
 * What is recorded of the learning of a mixture: over all inputs of each class, not over samples.
 * <p>
 * With one student overlapc is the mean of its output on class c, energyc the variance; with several overlapkc is the
 * mean of student k's output, energyklc the covariance of the outputs of students k and l. Then loss, and error: the
 * probability that an input is taken for one of another class.
 * </p>
 */
final class MixtureObservables {

	private final MixtureProblem problem;
	private final Outputs outputs;
	private final ClassLaw[] laws;

	MixtureObservables(final MixtureProblem problem) {
		this.problem = problem;
		outputs = new Outputs(problem.students());
		laws = new ClassLaw[problem.classes()];
		Arrays.setAll(laws, c -> ClassLaw.of(problem, c));
	}

	Outputs outputs() {
		return outputs;
	}

	ClassLaw law(final int c) {
		return laws[c];
	}

	/** {@return the names, in order} */
	List<String> columns() {
		final List<String> names = new ArrayList<>();
		for (int c = 1; c <= laws.length; c++)
			for (int k = 1; k <= outputs.count(); k++)
				names.add("overlap" + (outputs.count() == 1 ? "" : k) + c);
		for (int c = 1; c <= laws.length; c++)
			for (final int[] kl : outputs.all())
				names.add("energy" + (outputs.count() == 1 ? "" : "" + (kl[0] + 1) + (kl[1] + 1)) + c);
		names.addAll(List.of("loss", "error"));
		return names;
	}

	/** {@return means and covariances of the outputs on each class, class by class as {@link Outputs} orders them} */
	double[][] scalars(final double[][] weights) {
		final double[][] scalars = new double[laws.length][outputs.scalars()];
		final double[] scaled = new double[problem.dimension()];
		for (int c = 0; c < laws.length; c++)
			for (final int[] kl : outputs.all()) {
				final double[] first = weights[kl[0]], spectrum = problem.spectra()[c];
				Arrays.setAll(scaled, i -> spectrum[i] * first[i]);
				scalars[c][kl[0]] = DotProducts.of(problem.means()[c], first);
				scalars[c][outputs.count() + outputs.pair(kl[0], kl[1])] = DotProducts.of(scaled, weights[kl[1]]);
			}
		return scalars;
	}

	/** {@return the values of all columns} */
	double[] values(final double[][] scalars) {
		final int count = outputs.count(), pairs = outputs.pairs();
		final double[] values = new double[laws.length * outputs.scalars() + 2];
		double loss = 0, error = 0;
		for (int c = 0; c < laws.length; c++) {
			System.arraycopy(scalars[c], 0, values, c * count, count);
			System.arraycopy(scalars[c], count, values, laws.length * count + c * pairs, pairs);
			if (!Arrays.stream(scalars[c]).allMatch(Double::isFinite)) return noNumbers(values);
			loss += problem.probabilities()[c] * laws[c].loss(scalars[c]);
			error += problem.probabilities()[c] * WrongClass.probability(outputs, laws.length, c, scalars[c]);
		}
		values[values.length - 2] = loss;
		values[values.length - 1] = error;
		return values;
	}

	private static double[] noNumbers(final double[] values) {
		Arrays.fill(values, Double.NaN);
		return values;
	}
}
