package org.scalinglaws.perceptron.training;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Gaussian inputs, each times its label: then a margin is a projection, and labels are not needed. The teacher is the
 * first axis, which is as good as any for inputs that are the same in all directions; so the label of an input is the
 * sign of its first coordinate, and these first coordinates are positive.
 */
final class SignedInputs {

	private final double[][] rows;

	/**
	 * Draws them.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	SignedInputs(final int dimension, final int samples, final RandomStream random, final Progress progress) {
		rows = new double[samples][];
		Pieces.forEach(samples, 10 * dimension, progress.silent(), (from, to) -> {
			for (int k = from; k < to; k++)
				rows[k] = drawn(dimension, random);
		});
	}

	private static double[] drawn(final int dimension, final RandomStream random) {
		final double[] row = new double[dimension];
		random.fillGaussian(row, 0, dimension);
		if (row[0] < 0) for (int i = 0; i < dimension; i++)
			row[i] = -row[i];
		return row;
	}

	/** {@return the inputs, not to be changed} */
	double[][] rows() {
		return rows;
	}

	int dimension() {
		return rows[0].length;
	}

	/** {@return the sum of all, the weights of Hebb's rule} */
	double[] sum() {
		final double[] sum = new double[dimension()];
		for (final double[] row : rows)
			VectorLoops.add(1, row, sum, sum.length);
		return sum;
	}
}
