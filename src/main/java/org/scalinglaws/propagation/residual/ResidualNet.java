package org.scalinglaws.propagation.residual;

import java.util.Arrays;

/**
 * The blocks and the last layer of a network on their samples: outputs, gradients of the loss (1/2n) sum (f - y)^2, and
 * steps against them on the time scale of the mean field, on which each unit moves by as much however many there are: the
 * blocks' gradients times LM, the last layer's times K.
 */
final class ResidualNet {

	private final TanhUnits[] blocks;
	private final TanhUnits last;
	private final double[][][] states;
	private final double[][] outputs, errors, back;
	private final double[] flatOutputs;

	ResidualNet(final TanhUnits[] blocks, final TanhUnits last) {
		this.blocks = blocks;
		this.last = last;
		final int inputs = last.incoming().length, samples = last.active().length;
		states = new double[blocks.length + 1][samples][inputs];
		outputs = new double[samples][1];
		errors = new double[samples][1];
		back = new double[samples][inputs];
		flatOutputs = new double[samples];
	}

	/** {@return the outputs at inputs, [samples][inputs]; overwritten by the next call} */
	double[] outputs(final double[][] inputs) {
		copy(inputs, states[0]);
		for (int l = 0; l < blocks.length; l++) {
			copy(states[l], states[l + 1]);
			blocks[l].addTo(states[l + 1], states[l]);
		}
		for (final double[] output : outputs)
			output[0] = 0;
		last.addTo(outputs, states[blocks.length]);
		for (int i = 0; i < flatOutputs.length; i++)
			flatOutputs[i] = outputs[i][0];
		return flatOutputs;
	}

	private static void copy(final double[][] from, final double[][] to) {
		for (int k = 0; k < from.length; k++)
			System.arraycopy(from[k], 0, to[k], 0, to[k].length);
	}

	/** {@return the loss at the last outputs} */
	double loss(final double[] labels) {
		double squares = 0;
		for (int i = 0; i < labels.length; i++) {
			errors[i][0] = (outputs[i][0] - labels[i]) / labels.length;
			squares += errors[i][0] * errors[i][0];
		}
		return squares * labels.length / 2;
	}

	/** The gradients of the last {@link #loss} by all weights; they stay in the layers. */
	void back() {
		for (final double[] row : back)
			Arrays.fill(row, 0);
		last.back(states[blocks.length], errors, back);
		for (int l = blocks.length - 1; l >= 0; l--)
			blocks[l].back(states[l], back, back);
	}

	/** {@return what the last layer takes off the loss in a unit of time, by the gradients of the last {@link #back}} */
	double lastDecrease() {
		return last.units() * last.squaredGradient();
	}

	/** {@return what all layers take off the loss in a unit of time, likewise} */
	double decrease() {
		double decrease = lastDecrease();
		for (final TanhUnits block : blocks)
			decrease += blocks.length * block.units() * block.squaredGradient();
		return decrease;
	}

	/** Takes a step of gradient descent. */
	void descend(final double learningRate) {
		for (final TanhUnits block : blocks)
			block.descend(learningRate * blocks.length * block.units());
		last.descend(learningRate * last.units());
	}

	/** {@return the states before the last layer, [samples][inputs]; not copied} */
	double[][] lastStates() {
		return states[blocks.length];
	}

	TanhUnits last() {
		return last;
	}

	TanhUnits block(final int l) {
		return blocks[l];
	}
}
