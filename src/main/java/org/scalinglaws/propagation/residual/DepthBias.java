package org.scalinglaws.propagation.residual;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

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

	/**
	 * Computes the bias of a network; nothing in it is random but the block, the last layer and the inputs.
	 *
	 * @param seed of these
	 * @throws CancellationException if the listener wants it to end
	 */
	public static DepthBias of(final ResidualShape shape, final long seed, final Progress progress) {
		final double[][] inputs = shape.drawInputs(seed);
		final ResidualShape one = new ResidualShape(1, shape.width(), shape.samples(), shape.inputs(), shape.lastWidth(), shape
			.scale());
		final TanhUnits block = one.draw(seed, 0).block(0), last = shape.drawLast(seed);
		final double[][] shared = layers(block, inputs, shape.depth(), progress);
		final Limit limit = new Limit(block, shape.inputs(), shape.samples(), progress);
		final double[][] end = limit.end(inputs), errors = limit.errors;
		final double[][] finite = outputs(last, shared), endless = outputs(last, end), slopes = StartFluctuation.slopes(last,
			end);
		double squares = 0, predicted = 0;
		for (int i = 0; i < shape.samples(); i++) {
			final double first = DotProducts.of(slopes[i], errors[i]) / shape.depth(), whole = finite[i][0] - endless[i][0];
			squares += whole * whole;
			predicted += first * first;
		}
		return new DepthBias(Math.sqrt(squares / shape.samples()), Math.sqrt(predicted / shape.samples()));
	}

	private static double[][] layers(final TanhUnits block, final double[][] inputs, final int depth,
		final Progress progress)
	{
		final double[][] states = Arrays.stream(inputs).map(double[]::clone).toArray(double[][]::new);
		final double[][] moves = new double[states.length][states[0].length];
		for (int l = 0; l < depth; l++) {
			look(progress);
			for (final double[] row : moves)
				Arrays.fill(row, 0);
			block.addTo(moves, states);
			for (int i = 0; i < states.length; i++)
				VectorLoops.add(1. / depth, moves[i], states[i], states[i].length);
		}
		return states;
	}

	private static void look(final Progress progress) {
		if (progress.isCanceled()) throw new CancellationException();
	}

	private static double[][] outputs(final TanhUnits last, final double[][] states) {
		final double[][] outputs = new double[states.length][1];
		last.addTo(outputs, states);
		return outputs;
	}

	/** The states and the first order of the error, sample after sample. */
	private static final class Limit implements FirstOrderDifferentialEquations {

		private final Progress progress;
		private final TanhUnits block;
		private final double[][] states, moves, errors, turned;

		Limit(final TanhUnits block, final int inputs, final int samples, final Progress progress) {
			this.progress = progress;
			this.block = block;
			states = new double[samples][inputs];
			moves = new double[samples][inputs];
			errors = new double[samples][inputs];
			turned = new double[samples][inputs];
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
			look(progress);
			read(all);
			for (final double[] row : moves)
				Arrays.fill(row, 0);
			block.addTo(moves, states);
			write(moves, derivatives, 0);
			for (int i = 0; i < errors.length; i++)
				VectorLoops.add(-0.5, moves[i], errors[i], errors[i].length);
			block.along(errors, turned);
			write(turned, derivatives, states.length);
		}

		private void read(final double[] all) {
			final int d = states[0].length;
			for (int i = 0; i < states.length; i++) {
				System.arraycopy(all, i * d, states[i], 0, d);
				System.arraycopy(all, (states.length + i) * d, errors[i], 0, d);
			}
		}

		private static void write(final double[][] rows, final double[] all, final int from) {
			for (int i = 0; i < rows.length; i++)
				System.arraycopy(rows[i], 0, all, (from + i) * rows[i].length, rows[i].length);
		}
	}
}
