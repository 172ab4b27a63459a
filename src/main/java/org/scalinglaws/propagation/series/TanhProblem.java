package org.scalinglaws.propagation.series;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * What a layer of tanh units is trained on, and how: inputs x uniform on the sphere |x|^2 = d, labels and weights at the
 * start standard normal.
 * <p>
 * The output is f(x) = h^(-1/2) sum_j a_j tanh(w_j.x/sqrt d) and the loss 1/(2n) sum (f - y)^2. One seed has the same
 * inputs and labels at any width, and the units of a layer are the first ones of a wider layer.
 * </p>
 *
 * @param width h, hidden units, 1 to 1000000
 * @param inputs d, 1 to 10000
 * @param samples n, 1 to 10000
 * @param learningRate of gradient descent on all weights; greater than 0, to 1e6
 * @param steps of gradient descent, 1 to 10000000
 * @param seed of inputs, labels and weights
 */
public record TanhProblem(int width, int inputs, int samples, double learningRate, int steps, long seed) {

	private static final long MOST_NUMBERS = 50_000_000; // an array of them takes 400 MB

	/**
	 * Checks it.
	 *
	 * @throws IllegalArgumentException if a number is out of its range, or two of width, inputs and samples have a product
	 *           above 50000000
	 */
	public TanhProblem {
		Require.inRange("width", width, 1, 1_000_000);
		Require.inRange("inputs", inputs, 1, 10_000);
		Require.inRange("samples", samples, 1, 10_000);
		Require.inRange("learningRate", Require.positive("learningRate", learningRate), 0, 1e6);
		Require.inRange("steps", steps, 1, 10_000_000);
		Require.inRange("seed", seed, 0, Streams.MAX_SEED);
		Require.inRange("width x inputs", (long) width * inputs, 1, MOST_NUMBERS);
		Require.inRange("width x samples", (long) width * samples, 1, MOST_NUMBERS);
		Require.inRange("inputs x samples", (long) inputs * samples, 1, MOST_NUMBERS);
	}

	/** {@return the inputs over sqrt d: a row for each sample} */
	double[][] drawInputs() {
		final double[][] rows = new double[samples][inputs];
		final RandomStream stream = Streams.of(seed).stream("series inputs", 0);
		for (final double[] row : rows) {
			stream.fillGaussian(row, 0, inputs);
			final double length = Math.sqrt(DotProducts.of(row, row));
			for (int k = 0; k < inputs; k++)
				row[k] /= length;
		}
		return rows;
	}

	/** {@return a label for each sample} */
	double[] drawLabels() {
		final double[] labels = new double[samples];
		Streams.of(seed).stream("series labels", 0).fillGaussian(labels, 0, samples);
		return labels;
	}
}
