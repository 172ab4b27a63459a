package org.scalinglaws.online.mixture;

import java.util.Arrays;

/** The recursion of the moments, written down coordinate by coordinate as it is derived: slow and obvious. */
final class PlainMixture {

	private final MixtureProblem problem;
	private final Outputs outputs;
	private final ClassLaw[] laws;

	/** By student and coordinate; by pair of students and coordinate. */
	final double[][] mean;
	final double[][] second;

	PlainMixture(final MixtureProblem problem, final double[][] weights) {
		this.problem = problem;
		outputs = new Outputs(problem.students());
		laws = new ClassLaw[problem.classes()];
		Arrays.setAll(laws, c -> ClassLaw.of(problem, c));
		mean = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
		second = new double[outputs.pairs()][problem.dimension()];
		for (final int[] kl : outputs.all())
			for (int i = 0; i < problem.dimension(); i++)
				second[outputs.pair(kl[0], kl[1])][i] = mean[kl[0]][i] * mean[kl[1]][i];
	}

	/** Means and covariances of the outputs on a class. */
	double[] scalars(final int c) {
		final double[] scalars = new double[outputs.scalars()];
		for (int i = 0; i < problem.dimension(); i++) {
			for (int k = 0; k < outputs.count(); k++)
				scalars[k] += problem.means()[c][i] * mean[k][i];
			for (int pair = 0; pair < outputs.pairs(); pair++)
				scalars[outputs.count() + pair] += problem.spectra()[c][i] * second[pair][i];
		}
		return scalars;
	}

	double loss() {
		double loss = 0;
		for (int c = 0; c < laws.length; c++)
			loss += problem.probabilities()[c] * laws[c].loss(scalars(c));
		return loss;
	}

	void step(final double rate, final int batch) {
		final int classes = laws.length;
		final double[][] law = new double[classes][outputs.means()];
		for (int c = 0; c < classes; c++)
			laws[c].means(scalars(c), law[c]);
		for (int i = 0; i < problem.dimension(); i++)
			step(i, law, rate, batch);
	}

	private void step(final int i, final double[][] law, final double rate, final int batch) {
		final int count = outputs.count();
		final double[] constant = new double[count], m = new double[count];
		final double[][] linear = new double[count][count], s = new double[count][count], noise = new double[count][count];
		for (int k = 0; k < count; k++) {
			m[k] = mean[k][i];
			for (int l = 0; l < count; l++)
				s[k][l] = second[outputs.pair(k, l)][i];
		}
		for (int c = 0; c < law.length; c++) {
			final double p = problem.probabilities()[c], mu = problem.means()[c][i], lambda = problem.spectra()[c][i];
			for (int k = 0; k < count; k++) {
				constant[k] += p * mu * law[c][k];
				for (int a = 0; a < count; a++)
					linear[k][a] += p * lambda * law[c][outputs.slope(k, a)];
			}
			for (int k = 0; k < count; k++)
				for (int l = 0; l < count; l++) {
					final int pair = outputs.pair(k, l);
					double sum = (mu * mu + lambda) * law[c][outputs.square(pair)];
					for (int a = 0; a < count; a++) {
						sum += 2 * mu * lambda * law[c][outputs.gradient(pair, a)] * m[a];
						for (int b = 0; b < count; b++)
							sum += lambda * lambda * law[c][outputs.curvature(pair, outputs.pair(a, b))] * s[a][b];
					}
					noise[k][l] += p * sum;
				}
		}
		for (int k = 0; k < count; k++) {
			double drift = constant[k];
			for (int a = 0; a < count; a++)
				drift += linear[k][a] * m[a];
			mean[k][i] = m[k] - rate * drift;
			for (int l = k; l < count; l++) {
				double change = constant[k] * m[l] + constant[l] * m[k], together = constant[k] * constant[l];
				for (int a = 0; a < count; a++) {
					change += linear[k][a] * s[a][l] + linear[l][a] * s[a][k];
					together += (constant[k] * linear[l][a] + constant[l] * linear[k][a]) * m[a];
					for (int b = 0; b < count; b++)
						together += linear[k][a] * linear[l][b] * s[a][b];
				}
				second[outputs.pair(k, l)][i] = s[k][l] - rate * change + rate * rate * (noise[k][l] / batch + (1 - 1.0 / batch) *
					together);
			}
		}
	}
}
