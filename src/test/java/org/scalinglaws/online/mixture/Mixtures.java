package org.scalinglaws.online.mixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.scalinglaws.random.Streams;

/** Problems that tests share: the covariances of arXiv 2510.14074, and classes of any kind. */
final class Mixtures {

	private Mixtures() {
		// static makers only
	}

	/** Two classes about opposite means, of one spectrum. */
	static MixtureProblem opposite(final double[] mean, final double[] spectrum, final MixtureLoss loss) {
		return new MixtureProblem(new double[][] { mean, Arrays.stream(mean).map(value -> -value).toArray() },
			new double[][] { spectrum, spectrum }, MixtureProblem.equal(2), loss);
	}

	/** The same variance everywhere; the mean along one coordinate. */
	static MixtureProblem identity(final int dimension, final double meanSquare) {
		final double[] mean = new double[dimension], spectrum = new double[dimension];
		mean[0] = Math.sqrt(meanSquare);
		Arrays.fill(spectrum, 1);
		return opposite(mean, spectrum, MixtureLoss.LOGISTIC);
	}

	/** Half of the coordinates vary, the others carry the mean. */
	static MixtureProblem zeroOne(final int dimension) {
		final double[] mean = new double[dimension], spectrum = new double[dimension];
		Arrays.fill(spectrum, 0, dimension / 2, 1);
		Arrays.fill(mean, dimension / 2, dimension, 1 / Math.sqrt(dimension - dimension / 2));
		return opposite(mean, spectrum, MixtureLoss.LOGISTIC);
	}

	/** Variances (i/d)^a and means (i/d)^b/sqrt(d). */
	static MixtureProblem powerLaw(final int dimension, final double a, final double b) {
		final double[] mean = new double[dimension], spectrum = new double[dimension];
		for (int i = 0; i < dimension; i++) {
			spectrum[i] = Math.pow((i + 1.0) / dimension, a);
			mean[i] = Math.pow((i + 1.0) / dimension, b) / Math.sqrt(dimension);
		}
		return opposite(mean, spectrum, MixtureLoss.LOGISTIC);
	}

	/** Random means, spectra of their own, unequal probabilities. */
	static MixtureProblem uneven(final int classes, final int dimension, final MixtureLoss loss) {
		final RandomGenerator random = Streams.of(7).stream("uneven", classes);
		final double[][] means = new double[classes][dimension], spectra = new double[classes][dimension];
		final double[] probabilities = new double[classes];
		for (int c = 0; c < classes; c++) {
			probabilities[c] = 2.0 * (c + 1) / (classes * (classes + 1));
			for (int i = 0; i < dimension; i++) {
				means[c][i] = 1.5 * random.nextGaussian() / Math.sqrt(dimension);
				spectra[c][i] = Math.pow((i + 1.0) / dimension, 0.5 * c) * (0.5 + random.nextDouble());
			}
		}
		return new MixtureProblem(means, spectra, probabilities, loss);
	}

	/** Random weights of so many students, each of about this length. */
	static double[][] weights(final int students, final int dimension, final double length) {
		final RandomGenerator random = Streams.of(8).stream("weights", students);
		final double[][] weights = new double[students][dimension];
		for (final double[] student : weights)
			Arrays.setAll(student, i -> length * random.nextGaussian() / Math.sqrt(dimension));
		return weights;
	}

	/** Student after student. */
	static double[] flat(final double[][] weights) {
		return Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
	}
}
