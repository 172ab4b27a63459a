package org.scalinglaws.perceptron.training;

import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.task.Progress;

/**
 * Gradient flow of the logistic loss of sharpness 1 from zero weights, read where the weights first have some lengths.
 * <p>
 * Along the path's own length, on which the flow has speed 1: it begins smoothly at zero, and its end needs not an
 * exponential of time. Dormand and Prince's method of order 8; what is stiff bounds its steps by some part of the least
 * margin of unit weights, so that the work grows in proportion to the sharpness.
 * </p>
 */
final class FreeNorm {

	private static final double TOLERANCE = 1e-9;
	private static final double FAR = 1e9;

	private final SignedInputs inputs;
	private final Progress progress;

	FreeNorm(final SignedInputs inputs, final Progress progress) {
		this.inputs = inputs;
		this.progress = progress;
	}

	/**
	 * Follows the flow.
	 *
	 * @param lengths ascending
	 * @return the weights at each of them
	 */
	double[][] at(final double[] lengths) {
		final int size = inputs.dimension();
		final double last = lengths[lengths.length - 1];
		final DormandPrince853Integrator solver = new DormandPrince853Integrator(0, last, TOLERANCE * lengths[0] / Math.sqrt(
			size), TOLERANCE);
		solver.setInitialStepSize(Math.min(0.01, lengths[0]));
		final Reader reader = new Reader(lengths);
		solver.addStepHandler(reader);
		solver.addEventHandler(new End(last * (1 + 1e-12)), Double.POSITIVE_INFINITY, 1e-13 * last, 1000);
		solver.integrate(new Flow(), 0, new double[size], FAR * last, new double[size]);
		return reader.found;
	}

	private static double length(final double[] weights) {
		return Math.sqrt(DotProducts.of(weights, weights));
	}

	/** Against the gradient, with speed 1. */
	private final class Flow implements FirstOrderDifferentialEquations {

		@Override
		public int getDimension() {
			return inputs.dimension();
		}

		@Override
		public void computeDerivatives(final double time, final double[] weights, final double[] speed) {
			if (progress.isCanceled()) throw new CancellationException();
			final double[] gradient = new LogisticPulls(inputs.rows(), weights, false).gradient();
			final double factor = -1 / length(gradient);
			for (int i = 0; i < speed.length; i++)
				speed[i] = factor * gradient[i];
		}
	}

	/** Where the weights are long enough, just beyond the last length asked for. */
	private record End(double last) implements EventHandler {

		@Override
		public void init(final double start, final double[] weights, final double end) {
			// nothing to prepare
		}

		@Override
		public double g(final double time, final double[] weights) {
			return length(weights) - last;
		}

		@Override
		public Action eventOccurred(final double time, final double[] weights, final boolean increasing) {
			return Action.STOP;
		}

		@Override
		public void resetState(final double time, final double[] weights) {
			// it ends
		}
	}

	/** Reads the weights at the lengths that a step passes. */
	private static final class Reader implements StepHandler {

		private final double[] lengths;
		private final double[][] found;
		private int next;

		Reader(final double[] lengths) {
			this.lengths = lengths;
			found = new double[lengths.length][];
		}

		@Override
		public void init(final double start, final double[] weights, final double end) {
			// nothing to prepare
		}

		@Override
		public void handleStep(final StepInterpolator step, final boolean isLast) {
			final double from = step.getPreviousTime(), to = step.getCurrentTime();
			while (next < lengths.length && excess(step, to) >= 0) {
				final double time = excess(step, from) >= 0 ? from : new BrentSolver(1e-15, 1e-300).solve(200, t -> excess(step, t),
					from, to);
				step.setInterpolatedTime(time);
				found[next++] = step.getInterpolatedState().clone();
			}
		}

		private double excess(final StepInterpolator step, final double time) {
			step.setInterpolatedTime(time);
			return length(step.getInterpolatedState()) - lengths[next];
		}
	}
}
