package org.scalinglaws.propagation.margin;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;

/**
 * The margin of a network at one input, f_i - f_j of its two largest outputs, and what it does when one layer's weights are
 * perturbed.
 * <p>
 * Perturbations of layer k act only by what they add to its sums W^k z^(k-1). Differences are carried through the layers
 * as such, so that those of tiny perturbations keep their digits. Layers count from 0 here. One thread at a time.
 * </p>
 */
final class Margin {

	private final ReluNetwork network;
	/** The inputs of each layer, its sums, and by how much they have moved. */
	private final double[][] inputs, sums, moved;
	private final double[][] pulls;
	private final int first, second;

	Margin(final ReluNetwork network, final double[] input) {
		this.network = network;
		final int layers = network.layers();
		inputs = new double[layers][];
		sums = new double[layers][];
		moved = new double[layers][];
		pulls = new double[layers][];
		double[] state = input;
		for (int k = 0; k < layers; k++) {
			final double[][] weights = network.weights()[k];
			inputs[k] = state;
			sums[k] = new double[weights.length];
			moved[k] = new double[weights.length];
			pulls[k] = new double[weights.length];
			state = new double[weights.length];
			for (int h = 0; h < state.length; h++) {
				sums[k][h] = DotProducts.of(weights[h], inputs[k]);
				state[h] = Math.max(sums[k][h], 0);
			}
		}
		final double[] outputs = sums[layers - 1];
		first = largest(outputs, -1);
		second = largest(outputs, first);
	}

	private static int largest(final double[] values, final int except) {
		int largest = -1;
		for (int i = 0; i < values.length; i++)
			if (i != except && (largest < 0 || values[i] > values[largest])) largest = i;
		return largest;
	}

	/** {@return the margin, not negative} */
	double value() {
		final double[] outputs = sums[sums.length - 1];
		return outputs[first] - outputs[second];
	}

	/** {@return the inputs of a layer; not copied} */
	double[] inputs(final int layer) {
		return inputs[layer];
	}

	/** {@return the number of a layer's sums} */
	int width(final int layer) {
		return sums[layer].length;
	}

	int layers() {
		return sums.length;
	}

	/** {@return the number of weights behind a layer} */
	long weightsAfter(final int layer) {
		long weights = 0;
		for (int k = layer + 1; k < sums.length; k++)
			weights += (long) sums[k].length * inputs[k].length;
		return weights;
	}

	/** {@return the sum of moduli of the difference of the two outputs' weights} */
	double lastNorm() {
		final double[][] last = network.weights()[network.layers() - 1];
		double sum = 0;
		for (int h = 0; h < last[first].length; h++)
			sum += Math.abs(last[first][h] - last[second][h]);
		return sum;
	}

	/** {@return the change of the margin when a layer's sums move by so much} */
	double change(final int layer, final double[] by) {
		System.arraycopy(by, 0, moved[layer], 0, by.length);
		for (int k = layer + 1; k < sums.length; k++) {
			final double[] states = pulls[k - 1]; // free by now
			for (int h = 0; h < states.length; h++)
				states[h] = stateMoves(sums[k - 1][h], moved[k - 1][h]);
			for (int h = 0; h < moved[k].length; h++)
				moved[k][h] = DotProducts.of(network.weights()[k][h], states);
		}
		final double[] outputs = moved[sums.length - 1];
		return outputs[first] - outputs[second];
	}

	/** max(sum + by, 0) - max(sum, 0). */
	private static double stateMoves(final double sum, final double by) {
		if (sum > 0) return sum + by > 0 ? by : -sum;
		return Math.max(sum + by, 0);
	}

	/** Forgets the last {@link #change}. */
	void rest(final int layer) {
		for (int k = layer; k < moved.length; k++)
			Arrays.fill(moved[k], 0);
	}

	/**
	 * The derivatives of the margin by a layer's states at the last {@link #change} of it: those by its sums where they are
	 * positive, and what they would be where not. Overwritten by the next call.
	 */
	double[] pulls(final int layer) {
		final int last = sums.length - 1;
		Arrays.fill(pulls[last], 0);
		pulls[last][first] = 1;
		pulls[last][second] = -1;
		for (int k = last; k > layer; k--) {
			final double[] below = pulls[k - 1];
			Arrays.fill(below, 0);
			for (int h = 0; h < pulls[k].length; h++)
				if (pulls[k][h] != 0 && (k == last || sums[k][h] + moved[k][h] > 0)) VectorLoops.add(pulls[k][h], network
					.weights()[k][h], below, below.length);
		}
		return pulls[layer];
	}
}
