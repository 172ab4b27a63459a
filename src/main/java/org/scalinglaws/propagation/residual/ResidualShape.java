package org.scalinglaws.propagation.residual;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/**
 * The sizes of a residual network with inputs and labels: Z_(l+1) = Z_l + (1/(LM)) sum_m u_(l,m) tanh(w_(l,m).Z_l) from the
 * inputs Z_0, and at the end f = (scale/K) sum_j c_j tanh(w_j.Z_L). Inputs, labels and weights are standard normal.
 *
 * @param depth L, the number of blocks, 1 to 10000
 * @param width M, the units of a block, 1 to 100000
 * @param samples n, 1 to 1000
 * @param inputs d, the dimension of the states, 1 to 1000
 * @param lastWidth K, the units of the last layer, 1 to 1000000
 * @param scale beta of the outputs, greater than 0, to 1000
 */
public record ResidualShape(int depth, int width, int samples, int inputs, int lastWidth, double scale) {

	/** Activations and weights of one network, some 8 bytes each. */
	static final long MOST_NUMBERS = 10_000_000;

	private static final double MOST_WORK = 1e13;

	/**
	 * Describes a network.
	 *
	 * @throws IllegalArgumentException if something is out of range, or all is too large together
	 */
	public ResidualShape {
		Require.inRange("depth", depth, 1, 10_000);
		Require.inRange("width", width, 1, 100_000);
		Require.inRange("samples", samples, 1, 1000);
		Require.inRange("inputs", inputs, 1, 1000);
		Require.inRange("lastWidth", lastWidth, 1, 1_000_000);
		Require.inRange("scale", scale, 1e-100, 1000);
		final long numbers = ((long) depth * width + lastWidth) * (samples + 2L * inputs);
		if (numbers > MOST_NUMBERS) throw new IllegalArgumentException(
			"(depth x width + lastWidth) x (samples + 2 inputs) must be at most " + MOST_NUMBERS + ", was " + numbers);
	}

	/** Refuses what would take hours: so many passes through a network. */
	void requireWork(final String name, final int passes) {
		final double work = (double) passes * samples * inputs * ((double) depth * width + lastWidth);
		if (work > MOST_WORK) throw new IllegalArgumentException(name +
			" x samples x inputs x (depth x width + lastWidth) must be at most " + MOST_WORK + ", was " + work);
	}

	/** {@return the inputs, sample by sample} */
	double[][] drawInputs(final long seed) {
		final double[][] drawn = new double[samples][inputs];
		final RandomStream stream = Streams.of(seed).stream("residualInputs", 0);
		for (final double[] sample : drawn)
			stream.fillGaussian(sample, 0, inputs);
		return drawn;
	}

	/** {@return the labels} */
	double[] drawLabels(final long seed) {
		final double[] labels = new double[samples];
		Streams.of(seed).stream("residualLabels", 0).fillGaussian(labels, 0, samples);
		return labels;
	}

	/** {@return a network of its own blocks for each run and the same last layer for all} */
	ResidualNet draw(final long seed, final long run) {
		final Streams streams = Streams.of(seed);
		final TanhUnits[] blocks = new TanhUnits[depth];
		final RandomStream stream = streams.stream("residualBlocks", run);
		for (int l = 0; l < depth; l++)
			blocks[l] = new TanhUnits(inputs, inputs, width, 1. / ((double) depth * width), samples, stream);
		return new ResidualNet(blocks, drawLast(seed));
	}

	/** {@return the last layer} */
	TanhUnits drawLast(final long seed) {
		return new TanhUnits(inputs, 1, lastWidth, scale / lastWidth, samples, Streams.of(seed).stream("residualLast", 0));
	}
}
