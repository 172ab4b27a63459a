package org.scalinglaws.propagation.residual;

import java.util.Arrays;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * What the depth's being finite changes, apart from all chance: the outputs of a network whose L layers share one block
 * (the first one of run 0), less those of its limit of endless depth, dZ/ds = F(Z) = (1/M) sum_m u_m tanh(w_m.Z) for s from
 * 0 to 1. Its root mean square over the samples falls as 1/L, as the layers are Euler steps.
 *
 * @param bias root mean square of the difference
 * @param predicted its first order in 1/L, from de/ds = F'(Z) e - F'(Z) F(Z)/2 along the limit
 */
public record DepthBias(double bias, double predicted) {

	private static final double TOLERANCE = 1e-13;

	/** {@return the bias of a network; nothing in it is random but the block, the last layer and the inputs} */
	public static DepthBias of(final ResidualShape shape, final long seed) {
		final double[][] inputs = shape.drawInputs(seed);
		final ResidualShape one = new ResidualShape(1, shape.width(), shape.samples(), shape.inputs(), shape.lastWidth(), shape
			.scale());
		final TanhUnits block = one.draw(seed, 0).block(0), last = shape.drawLast(seed);
		final double[][] shared = layers(block, inputs, shape.depth());
		final Limit limit = new Limit(block, shape.inputs(), shape.samples());
		final double[][] end = limit.end(inputs), errors = limit.errors;
		final double[] finite = outputs(last, shared), endless = outputs(last, end);
		final double[][] slopes = StartFluctuation.slopes(last, end);
		double squares = 0, predicted = 0;
		for (int i = 0; i < shape.samples(); i++) {
			double first = 0;
			for (int k = 0; k < slopes.length; k++)
				first += slopes[k][i] * errors[k][i] / shape.depth();
			squares += (finite[i] - endless[i]) * (finite[i] - endless[i]);
			predicted += first * first;
		}
		return new DepthBias(Math.sqrt(squares / shape.samples()), Math.sqrt(predicted / shape.samples()));
	}

	private static double[][] layers(final TanhUnits block, final double[][] inputs, final int depth) {
		final double[][] states = Arrays.stream(inputs).map(double[]::clone).toArray(double[][]::new);
		final double[][] moves = new double[states.length][states[0].length];
		for (int l = 0; l < depth; l++) {
			for (final double[] row : moves)
				Arrays.fill(row, 0);
			block.addTo(moves, states);
			for (int k = 0; k < states.length; k++)
				for (int i = 0; i < states[k].length; i++)
					states[k][i] += moves[k][i] / depth;
		}
		return states;
	}

	private static double[] outputs(final TanhUnits last, final double[][] states) {
		final double[][] outputs = new double[1][states[0].length];
		last.addTo(outputs, states);
		return outputs[0];
	}

	/** The states and the first order of the error, coordinate after coordinate, samples within. */
	private static final class Limit implements FirstOrderDifferentialEquations {

		private final TanhUnits block;
		private final double[][] states, moves, errors, turned;

		Limit(final TanhUnits block, final int inputs, final int samples) {
			this.block = block;
			states = new double[inputs][samples];
			moves = new double[inputs][samples];
			errors = new double[inputs][samples];
			turned = new double[inputs][samples];
		}

		double[][] end(final double[][] inputs) {
			final double[] start = new double[getDimension()];
			write(inputs, start, 0);
			new DormandPrince853Integrator(1e-9, 1, TOLERANCE, TOLERANCE).integrate(this, 0, start, 1, start);
			read(start);
			return states;
		}

		@Override
		public int getDimension() {
			return 2 * states.length * states[0].length;
		}

		@Override
		public void computeDerivatives(final double s, final double[] all, final double[] derivatives) {
			read(all);
			for (final double[] row : moves)
				Arrays.fill(row, 0);
			block.addTo(moves, states);
			write(moves, derivatives, 0);
			for (int k = 0; k < errors.length; k++)
				for (int i = 0; i < errors[k].length; i++)
					errors[k][i] -= moves[k][i] / 2;
			block.along(errors, turned);
			write(turned, derivatives, states.length);
		}

		private void read(final double[] all) {
			final int n = states[0].length;
			for (int k = 0; k < states.length; k++) {
				System.arraycopy(all, k * n, states[k], 0, n);
				System.arraycopy(all, (states.length + k) * n, errors[k], 0, n);
			}
		}

		private static void write(final double[][] rows, final double[] all, final int from) {
			for (int k = 0; k < rows.length; k++)
				System.arraycopy(rows[k], 0, all, (from + k) * rows[k].length, rows[k].length);
		}
	}
}
