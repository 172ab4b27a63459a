package org.scalinglaws.propagation.residual;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.TanhLoops;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;

/**
 * A sum of units, scale sum_m u_m tanh(w_m.z), for all samples at once: a block of the network, or its last layer, where
 * each u_m is one number.
 * <p>
 * Everything is laid out with the samples innermost. What a pass forward leaves (the units' activations) is used by the
 * pass backward; nothing is allocated in either. One thread at a time.
 * </p>
 */
final class TanhUnits {

	private final double scale;
	private final int samples;
	/** w[m] of the inputs, u[k][m] of output k; gradients likewise. */
	private final double[][] w, u, ofW, ofU;
	private final double[][] active, passed;
	private final double[] flat, column, outgoing, sum;
	private final DotProducts dots = new DotProducts();

	/** Draws standard normal weights: all w, unit after unit, then all u, output after output. */
	TanhUnits(final int inputs, final int outputs, final int units, final double scale, final int samples,
		final RandomStream stream)
	{
		this.scale = scale;
		this.samples = samples;
		w = normal(units, inputs, stream);
		u = normal(outputs, units, stream);
		ofW = new double[units][inputs];
		ofU = new double[outputs][units];
		active = new double[units][samples];
		passed = new double[units][samples];
		flat = new double[units * samples];
		column = new double[units];
		outgoing = new double[outputs];
		sum = new double[samples];
	}

	private static double[][] normal(final int rows, final int columns, final RandomStream stream) {
		final double[][] matrix = new double[rows][columns];
		for (final double[] row : matrix)
			stream.fillGaussian(row, 0, columns);
		return matrix;
	}

	int units() {
		return w.length;
	}

	/** Adds the units' sum at the given states, [inputs][samples], to y, [outputs][samples], which may be the states. */
	void addTo(final double[][] y, final double[][] z) {
		activate(z);
		for (int k = 0; k < u.length; k++) {
			Arrays.fill(sum, 0);
			VectorLoops.addAll(u[k], active, 0, u[k].length, sum, samples);
			VectorLoops.add(scale, sum, y[k], samples);
		}
	}

	/** In one piece, since loops over few samples are too short for vector instructions. */
	private void activate(final double[][] z) {
		multiply(w, z, active);
		for (int m = 0; m < active.length; m++)
			System.arraycopy(active[m], 0, flat, m * samples, samples);
		TanhLoops.apply(flat);
		for (int m = 0; m < active.length; m++)
			System.arraycopy(flat, m * samples, active[m], 0, samples);
	}

	private void multiply(final double[][] weights, final double[][] z, final double[][] products) {
		for (int m = 0; m < products.length; m++) {
			Arrays.fill(products[m], 0);
			VectorLoops.addAll(weights[m], z, 0, z.length, products[m], samples);
		}
	}

	/**
	 * Goes back from the loss's derivatives by the outputs, [outputs][samples], to those by the weights, which are kept, and
	 * adds those by the states to what is given, which may be the outputs' array.
	 *
	 * @param z the states of the last {@link #addTo}
	 */
	void back(final double[][] z, final double[][] byOutputs, final double[][] byStates) {
		for (int k = 0; k < u.length; k++) {
			dots.compute(byOutputs[k], active, ofU[k]);
			for (int m = 0; m < ofU[k].length; m++)
				ofU[k][m] *= scale;
		}
		for (int m = 0; m < w.length; m++) {
			passBack(m, byOutputs);
			dots.compute(passed[m], z, ofW[m]);
		}
		for (int i = 0; i < z.length; i++) {
			for (int m = 0; m < column.length; m++)
				column[m] = w[m][i];
			VectorLoops.addAll(column, passed, 0, column.length, byStates[i], samples);
		}
	}

	/** The derivatives by the argument of a unit. */
	private void passBack(final int m, final double[][] byOutputs) {
		for (int k = 0; k < outgoing.length; k++)
			outgoing[k] = scale * u[k][m];
		final double[] to = passed[m], t = active[m];
		Arrays.fill(to, 0);
		VectorLoops.addAll(outgoing, byOutputs, 0, outgoing.length, to, samples);
		for (int i = 0; i < samples; i++)
			to[i] *= 1 - t[i] * t[i];
	}

	/** {@return the squared length of the gradient that {@link #back} left} */
	double squaredGradient() {
		double squares = 0;
		for (final double[] row : ofW)
			squares += DotProducts.of(row, row);
		for (final double[] row : ofU)
			squares += DotProducts.of(row, row);
		return squares;
	}

	/** Moves all weights against the gradient that {@link #back} left. */
	void descend(final double rate) {
		for (int m = 0; m < w.length; m++)
			VectorLoops.add(-rate, ofW[m], w[m], w[m].length);
		for (int k = 0; k < u.length; k++)
			VectorLoops.add(-rate, ofU[k], u[k], u[k].length);
	}

	/**
	 * The rate at which the units' sum moves along given directions of the states, into [outputs][samples]: scale sum_m u_m
	 * tanh'(w_m.z) (w_m.v); z the states of the last {@link #addTo}.
	 */
	void along(final double[][] v, final double[][] into) {
		multiply(w, v, passed);
		for (int m = 0; m < w.length; m++)
			for (int i = 0; i < samples; i++)
				passed[m][i] *= 1 - active[m][i] * active[m][i];
		for (int k = 0; k < u.length; k++) {
			Arrays.fill(into[k], 0);
			VectorLoops.addAll(u[k], passed, 0, u[k].length, into[k], samples);
			for (int i = 0; i < samples; i++)
				into[k][i] *= scale;
		}
	}

	/** {@return the activations tanh(w_m.z) of the last {@link #addTo}, [units][samples]; not copied} */
	double[][] active() {
		return active;
	}

	/** {@return the weights of the units' inputs, [units][inputs]; not copied} */
	double[][] incoming() {
		return w;
	}

	/** {@return the weights of the outputs, [outputs][units]; not copied} */
	double[][] outgoing() {
		return u;
	}

	/** {@return the derivatives by {@link #incoming}; not copied} */
	double[][] byIncoming() {
		return ofW;
	}

	/** {@return the derivatives by {@link #outgoing}; not copied} */
	double[][] byOutgoing() {
		return ofU;
	}
}
