package org.scalinglaws.ensemble.curvature;

import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;

/**
 * Deep linear networks W_L ... W_1 x with random weights: entries of variance 1/(inputs of the layer), and skip times the
 * rectangular identity added to each layer.
 *
 * @param sizes of the layers: inputs, hidden ones, outputs; not copied
 * @param skip of every layer
 */
record DeepLinearNetwork(int[] sizes, double skip) {

	/** Weights of one network, 160 MB. */
	static final long MOST_WEIGHTS = 20_000_000;

	/** Largest size of a layer, and largest number of hidden layers. */
	static final int WIDEST = 100_000, DEEPEST = 1000;

	/**
	 * A network.
	 *
	 * @param inputs d, from 1
	 * @param widths of the hidden layers, whole numbers from 1 to 1e5, 1 to 1000 of them
	 * @param outputs k, from 1
	 * @param skip -1000 to 1000
	 * @throws IllegalArgumentException if something is out of range, or there are more than 2e7 weights
	 */
	static DeepLinearNetwork of(final int inputs, final double[] widths, final int outputs, final double skip) {
		Require.inRange("widths' number", widths.length, 1, DEEPEST);
		Require.inRange("skip", skip, -1000, 1000);
		final int[] sizes = new int[widths.length + 2];
		sizes[0] = Require.inRange("inputs", inputs, 1, WIDEST);
		sizes[sizes.length - 1] = Require.inRange("outputs", outputs, 1, WIDEST);
		for (int i = 0; i < widths.length; i++) {
			final double width = Require.inRange("each of widths", widths[i], 1, WIDEST);
			if (width != Math.rint(width)) throw new IllegalArgumentException("widths must be whole numbers, was " + width +
				" at " + i);
			sizes[i + 1] = (int) width;
		}
		final long weights = IntStream.range(1, sizes.length).mapToLong(l -> (long) sizes[l] * sizes[l - 1]).sum();
		if (weights > MOST_WEIGHTS) throw new IllegalArgumentException("widths must make at most " + MOST_WEIGHTS +
			" weights, was " + weights);
		return new DeepLinearNetwork(sizes, skip);
	}

	int inputs() {
		return sizes[0];
	}

	int outputs() {
		return sizes[sizes.length - 1];
	}

	/** {@return L} */
	int layers() {
		return sizes.length - 1;
	}

	/** {@return the size of the narrowest layer if it is narrower than both inputs and outputs: directions are lost; else 0} */
	int bottleneck() {
		final int narrowest = IntStream.of(sizes).min().getAsInt();
		return narrowest < Math.min(inputs(), outputs()) ? narrowest : 0;
	}

	/** {@return the matrices of all layers, the first one first, row by row} */
	double[][][] draw(final RandomStream stream) {
		final double[][][] weights = new double[layers()][][];
		for (int l = 0; l < weights.length; l++) {
			weights[l] = new double[sizes[l + 1]][sizes[l]];
			for (int i = 0; i < weights[l].length; i++)
				fill(weights[l][i], i, stream);
		}
		return weights;
	}

	private void fill(final double[] row, final int i, final RandomStream stream) {
		stream.fillGaussian(row, 0, row.length);
		final double deviation = 1 / Math.sqrt(row.length);
		for (int j = 0; j < row.length; j++)
			row[j] *= deviation;
		if (i < row.length) row[i] += skip;
	}
}
