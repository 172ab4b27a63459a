package org.scalinglaws.propagation.residual;

import java.util.Arrays;

/** The same network, written sample by sample and weight by weight, with the tangents of {@link StrictMath}. */
final class PlainResidualNet {

	final double[][][] w, u; // [layer][unit][coordinate]; the last layer's u has one coordinate
	private final double scale;

	/** Copies the weights. */
	PlainResidualNet(final ResidualNet net, final ResidualShape shape) {
		scale = shape.scale();
		w = new double[shape.depth() + 1][][];
		u = new double[shape.depth() + 1][][];
		for (int l = 0; l <= shape.depth(); l++) {
			final TanhUnits units = l < shape.depth() ? net.block(l) : net.last();
			w[l] = transposed(units.incoming());
			u[l] = transposed(units.outgoing());
		}
	}

	private static double[][] transposed(final double[][] rows) {
		final double[][] transposed = new double[rows[0].length][rows.length];
		for (int m = 0; m < transposed.length; m++)
			for (int k = 0; k < rows.length; k++)
				transposed[m][k] = rows[k][m];
		return transposed;
	}

	private double factor(final int l) {
		final int depth = w.length - 1;
		return l < depth ? 1. / (depth * w[l].length) : scale / w[l].length;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++)
			sum += a[k] * b[k];
		return sum;
	}

	/** The states before each layer, and the output at the end. */
	double[][] states(final double[] input) {
		final double[][] states = new double[w.length + 1][];
		states[0] = input;
		for (int l = 0; l < w.length; l++) {
			states[l + 1] = l < w.length - 1 ? states[l].clone() : new double[1];
			for (int m = 0; m < w[l].length; m++)
				for (int k = 0; k < states[l + 1].length; k++)
					states[l + 1][k] += factor(l) * u[l][m][k] * StrictMath.tanh(dot(w[l][m], states[l]));
		}
		return states;
	}

	double output(final double[] input) {
		return states(input)[w.length][0];
	}

	double loss(final double[][] inputs, final double[] labels) {
		double sum = 0;
		for (int i = 0; i < labels.length; i++)
			sum += StrictMath.pow(output(inputs[i]) - labels[i], 2);
		return sum / (2 * labels.length);
	}

	/** The derivatives of one sample's output by all w (first) and u, laid out as they are. */
	double[][][][] gradient(final double[] input) {
		final double[][] states = states(input);
		final double[][][][] gradient = new double[2][w.length][][];
		double[] by = { 1 };
		for (int l = w.length - 1; l >= 0; l--) {
			gradient[0][l] = new double[w[l].length][];
			gradient[1][l] = new double[w[l].length][];
			final double[] below = l < w.length - 1 ? by.clone() : new double[input.length];
			for (int m = 0; m < w[l].length; m++) {
				final double t = StrictMath.tanh(dot(w[l][m], states[l])), slope = factor(l) * (1 - t * t) * dot(u[l][m], by);
				gradient[0][l][m] = Arrays.stream(states[l]).map(z -> slope * z).toArray();
				final double weight = factor(l) * t;
				gradient[1][l][m] = Arrays.stream(by).map(b -> weight * b).toArray();
				for (int k = 0; k < below.length; k++)
					below[k] += slope * w[l][m][k];
			}
			by = below;
		}
		return gradient;
	}
}
