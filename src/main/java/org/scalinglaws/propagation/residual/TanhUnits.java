package org.scalinglaws.propagation.residual;

import java.util.Arrays;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.TanhLoop;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.random.RandomStream;

/**
 * A sum of units, scale sum_m u_m tanh(w_m.z), for all samples at once: a block of the network, or its last layer, where
 * each u_m is one number.
 * <p>
 * All loops run over the units, which was twice as fast as over the samples. What a pass forward leaves (the units'
 * activations) is used by the pass back; nothing is allocated in either. One thread at a time.
 * </p>
 */
final class TanhUnits {

	/** Loops over fewer are too short for the vector instructions of the tangent. */
	private static final int LONG = 256;

	private final double scale;
	private final int units;
	/** Of each coordinate of the inputs, and of each output, over the units; gradients likewise. */
	private final double[][] w, u, ofW, ofU;
	/** Of each sample, over the units. */
	private final double[][] active, passed;
	private final double[] flat, scratch, column, byInputs, byOutput;
	private final DotProducts dots = new DotProducts();

	/** Draws standard normal weights: w of all units for each input, then u for each output. */
	TanhUnits(final int inputs, final int outputs, final int units, final double scale, final int samples,
		final RandomStream stream)
	{
		this.scale = scale;
		this.units = units;
		w = normal(inputs, units, stream);
		u = normal(outputs, units, stream);
		ofW = new double[inputs][units];
		ofU = new double[outputs][units];
		active = new double[samples][units];
		passed = new double[samples][units];
		flat = new double[units < LONG ? units * samples : 0];
		scratch = new double[Math.max(units, flat.length)];
		column = new double[samples];
		byInputs = new double[inputs];
		byOutput = new double[outputs];
	}

	private static double[][] normal(final int rows, final int columns, final RandomStream stream) {
		final double[][] matrix = new double[rows][columns];
		for (final double[] row : matrix)
			stream.fillGaussian(row, 0, columns);
		return matrix;
	}

	int units() {
		return units;
	}

	/** Adds the units' sum at the given states, [samples][inputs], to y, [samples][outputs]. */
	void addTo(final double[][] y, final double[][] z) {
		multiply(z, w, active);
		activate();
		addSums(y, active);
	}

	private void activate() {
		if (units >= LONG) {
			for (final double[] row : active)
				TanhLoop.apply(row, scratch, units);
			return;
		}
		for (int i = 0; i < active.length; i++)
			System.arraycopy(active[i], 0, flat, i * units, units);
		TanhLoop.apply(flat, scratch, flat.length);
		for (int i = 0; i < active.length; i++)
			System.arraycopy(flat, i * units, active[i], 0, units);
	}

	/** Each sample's sum of rows, weighted by its numbers. */
	private void multiply(final double[][] numbers, final double[][] rows, final double[][] sums) {
		for (int i = 0; i < sums.length; i++) {
			Arrays.fill(sums[i], 0);
			VectorLoops.addAll(numbers[i], rows, 0, rows.length, sums[i], units);
		}
	}

	private void addSums(final double[][] y, final double[][] ofUnits) {
		for (int i = 0; i < y.length; i++) {
			dots.compute(ofUnits[i], u, byOutput);
			for (int k = 0; k < byOutput.length; k++)
				y[i][k] += scale * byOutput[k];
		}
	}

	/**
	 * Goes back from the loss's derivatives by the outputs, [samples][outputs], to those by the weights, which are kept, and
	 * adds those by the states to what is given, which may be the outputs' array.
	 *
	 * @param z the states of the last {@link #addTo}
	 */
	void back(final double[][] z, final double[][] byOutputs, final double[][] byStates) {
		multiply(byOutputs, u, passed);
		for (int i = 0; i < passed.length; i++)
			slope(passed[i], active[i], scale);
		collect(byOutputs, scale, active, ofU);
		collect(z, 1, passed, ofW);
		for (int i = 0; i < z.length; i++) {
			dots.compute(passed[i], w, byInputs);
			for (int k = 0; k < byInputs.length; k++)
				byStates[i][k] += byInputs[k];
		}
	}

	/** x *= factor tanh' at the activations. */
	private static void slope(final double[] x, final double[] active, final double factor) {
		for (int m = 0; m < x.length; m++)
			x[m] *= factor * (1 - active[m] * active[m]);
	}

	/** Sums over the samples of a number each times their rows, for each column of numbers. */
	private void collect(final double[][] numbers, final double factor, final double[][] rows, final double[][] sums) {
		for (int k = 0; k < sums.length; k++) {
			for (int i = 0; i < column.length; i++)
				column[i] = factor * numbers[i][k];
			Arrays.fill(sums[k], 0);
			VectorLoops.addAll(column, rows, 0, column.length, sums[k], units);
		}
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
		for (int k = 0; k < w.length; k++)
			VectorLoops.add(-rate, ofW[k], w[k], units);
		for (int k = 0; k < u.length; k++)
			VectorLoops.add(-rate, ofU[k], u[k], units);
	}

	/**
	 * The rate at which the units' sum moves along given directions of the states, into [samples][outputs]: scale sum_m u_m
	 * tanh'(w_m.z) (w_m.v), z being the states of the last {@link #addTo}.
	 */
	void along(final double[][] v, final double[][] into) {
		multiply(v, w, passed);
		for (int i = 0; i < passed.length; i++) {
			slope(passed[i], active[i], 1);
			Arrays.fill(into[i], 0);
		}
		addSums(into, passed);
	}

	/** {@return the activations tanh(w_m.z) of the last {@link #addTo}, [samples][units]; not copied} */
	double[][] active() {
		return active;
	}

	/** {@return the weights of the units' inputs, [inputs][units]; not copied} */
	double[][] incoming() {
		return w;
	}

	/** {@return the weights of the outputs, [outputs][units]; not copied} */
	double[][] outgoing() {
		return u;
	}
}
