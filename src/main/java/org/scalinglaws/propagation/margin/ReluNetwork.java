package org.scalinglaws.propagation.margin;

import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;

/**
 * A network of layers without biases, z^k = max(W^k z^(k-1), 0), the last one linear.
 *
 * @param weights of the layers, the first one first, row by row; not copied
 */
record ReluNetwork(double[][][] weights) {

	/** Weights of one network, 160 MB. */
	static final long MOST_WEIGHTS = 20_000_000;

	/** Largest size of a layer, and largest number of layers. */
	static final int WIDEST = 100_000, DEEPEST = 1000;

	/**
	 * The sizes of a network.
	 *
	 * @param widths inputs, hidden layers, outputs: whole numbers from 1 to 100000, 2 to 1001 of them; the last at least 2
	 * @throws IllegalArgumentException if something is out of range, or there are more than 2e7 weights
	 */
	static int[] sizes(final double[] widths) {
		Require.inRange("length of widths (inputs, hidden layers, outputs)", Require.given("widths", widths).length, 2,
			DEEPEST + 1);
		final int[] sizes = new int[widths.length];
		for (int i = 0; i < widths.length; i++) {
			final double width = Require.inRange("each of widths", widths[i], 1, WIDEST);
			if (width != Math.rint(width)) throw new IllegalArgumentException("widths must be whole numbers, was " + width +
				" at " + i);
			sizes[i] = (int) width;
		}
		Require.inRange("last of widths, the outputs,", sizes[sizes.length - 1], 2, WIDEST);
		final long weights = IntStream.range(1, sizes.length).mapToLong(l -> (long) sizes[l] * sizes[l - 1]).sum();
		if (weights > MOST_WEIGHTS) throw new IllegalArgumentException("widths must make at most " + MOST_WEIGHTS +
			" weights, was " + weights);
		return sizes;
	}

	/** {@return a network of normal weights, of variance 2/(inputs of the layer), which keeps the states' size} */
	static ReluNetwork draw(final int[] sizes, final RandomStream stream) {
		final double[][][] weights = new double[sizes.length - 1][][];
		for (int k = 0; k < weights.length; k++) {
			weights[k] = new double[sizes[k + 1]][sizes[k]];
			final double deviation = Math.sqrt(2. / sizes[k]);
			for (final double[] row : weights[k]) {
				stream.fillGaussian(row, 0, row.length);
				for (int j = 0; j < row.length; j++)
					row[j] *= deviation;
			}
		}
		return new ReluNetwork(weights);
	}

	int layers() {
		return weights.length;
	}

	int inputs() {
		return weights[0][0].length;
	}

	/** {@return the largest sum of moduli in a row of a layer: by how much a change of its inputs can grow, each by each} */
	double largestRow(final int layer) {
		double largest = 0;
		for (final double[] row : weights[layer])
			largest = Math.max(largest, norm1(row));
		return largest;
	}

	/** {@return the sum of moduli} */
	static double norm1(final double[] values) {
		double sum = 0;
		for (final double value : values)
			sum += Math.abs(value);
		return sum;
	}
}
