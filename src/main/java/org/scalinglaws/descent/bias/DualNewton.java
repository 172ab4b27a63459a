package org.scalinglaws.descent.bias;

import java.util.concurrent.CancellationException;

import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.task.Progress;

/**
 * Newton's method on the convex dual of the problem that the flow's end solves: finds mu with X beta(X'mu) = y.
 * <p>
 * Newton's direction is followed as far as the dual function falls along it. As weights are exponentials or powers of their
 * positions, a step begins where these meet the tangent's goal, not where the tangent does, so that a start scale of 1e-100
 * takes few more iterations than one of 1; and as positions are linear in mu, trials along the direction cost no product
 * with the inputs. With walls that is not always so; where it stalls, it comes from larger starts.
 * </p>
 */
final class DualNewton implements DualMethod {

	private static final double TARGET = 1e-13;

	/** Of the slope along the direction that may be left. */
	private static final double FLAT = 0.1;

	private static final double NEAR_WALL = 0.999;

	/**
	 * To what a step is solved, relative to the gradient: far from the end, and relative to the labels near it. Less than
	 * their rounding may be what no weights give, and would ask for an endless step.
	 */
	private static final double ROUGH = 0.1, ROUNDING = 1e-14;

	private static final int MOST = 300, TRIALS = 60;

	/** Steps in the logarithm of the scale below which there is no way to smaller ones. */
	private static final double LEAST_STEP = 0.1;

	/** Iterations without half of the residual: before it is small enough, and then. */
	private static final int PATIENCE = 50, ENOUGH = 2;

	private final Design design;
	private final double[] labels;
	private FactorPowers powers;
	private DualPoint point;
	private final double[] weights;
	private final double[] trial;
	private final double[] steps;

	DualNewton(final Design design, final FactorPowers powers, final double[] labels) {
		this.design = design;
		this.powers = powers;
		this.labels = labels;
		point = new DualPoint(powers, design.dimension());
		weights = new double[design.dimension()];
		trial = new double[design.dimension()];
		steps = new double[design.dimension()];
	}

	@Override
	public DualEnd run(final Progress progress) {
		final DualEnd direct = end(progress);
		if (direct.reason() == StopReason.CONVERGED || !powers.hasWalls() || powers.logScale() >= 0) return direct;
		final DualEnd lowered = lowered(powers, progress);
		return lowered.reason() == StopReason.CONVERGED ? lowered : direct;
	}

	/**
	 * From one start to the next smaller one, from 1 on, each end the next one's beginning. From a small start itself there
	 * may be no way: while some positions have gaps of 1e-60, say, others cannot move by 1 without rounding that crosses the
	 * walls of the former. Near the end no position has to, but gaps shrink together.
	 */
	private DualEnd lowered(final FactorPowers goal, final Progress progress) {
		DualPoint reached = new DualPoint(goal, weights.length);
		double scale = 0, step = 0;
		int iterations = 0;
		while (true) {
			final double next = Math.max(goal.logScale(), scale + step);
			powers = goal.from(next);
			point = new DualPoint(powers, reached);
			point.weights(0, new double[weights.length], weights);
			final DualEnd end = end(progress.silent());
			iterations += end.iterations();
			final boolean converged = end.reason() == StopReason.CONVERGED;
			if (converged) {
				reached = point;
				scale = next;
				progress.update(scale / goal.logScale());
			}
			step = step == 0 ? goal.logScale() : converged ? 2 * step : step / 4;
			if (scale == goal.logScale() || step > -LEAST_STEP) return new DualEnd(end.weights(), end.residual(), iterations, end
				.reason());
		}
	}

	/** From where it is to the end. */
	private DualEnd end(final Progress progress) {
		final CurvatureSolver solver = new CurvatureSolver(design);
		final double size = Math.sqrt(DotProducts.of(labels, labels));
		DualEnd best = new DualEnd(weights.clone(), 1, 0, StopReason.NOT_CONVERGED);
		int since = 0;
		for (int iteration = 0; iteration <= MOST; iteration++) {
			if (progress.isCanceled()) throw new CancellationException();
			final double[] gradient = gradient();
			final double residual = Math.sqrt(DotProducts.of(gradient, gradient)) / size;
			since = residual < best.residual() / 2 ? 0 : since + 1;
			if (residual < best.residual()) best = new DualEnd(weights.clone(), residual, iteration, StopReason.NOT_CONVERGED);
			progress.update(Math.min(1, Math.log(best.residual()) / Math.log(TARGET)));
			if (residual <= TARGET) return best.with(StopReason.CONVERGED);
			final int patience = best.residual() <= DualEnd.CONVERGED ? ENOUGH : PATIENCE;
			if (since > patience || !step(solver, gradient, residual)) return best.with(StopReason.STALLED);
		}
		return best.with(StopReason.ITERATIONS);
	}

	private double[] gradient() {
		final double[] gradient = design.outputs(weights);
		for (int k = 0; k < gradient.length; k++)
			gradient[k] = labels[k] - gradient[k];
		return gradient;
	}

	/** Moves point and weights; whether it could. */
	private boolean step(final CurvatureSolver solver, final double[] gradient, final double residual) {
		final double[] slopes = new double[steps.length];
		point.logSlopes(slopes);
		double largest = Double.NEGATIVE_INFINITY;
		for (final double slope : slopes)
			largest = Math.max(largest, slope);
		for (int i = 0; i < slopes.length; i++)
			slopes[i] = Math.exp(slopes[i] - largest);
		final double[] direction = solver.solve(slopes, gradient, Math.max(ROUNDING / residual, Math.min(ROUGH, residual)));
		design.positions(direction, steps);
		final double relative = point.relative(steps);
		if (!(relative > 0 && relative < Double.POSITIVE_INFINITY)) return false;
		for (int i = 0; i < steps.length; i++)
			steps[i] /= relative;
		final double part = along(DotProducts.of(gradient, direction) / relative, powers.damped(Math.log(relative) - largest));
		if (!(part > 0)) return false;
		point.move(part, steps);
		System.arraycopy(trial, 0, weights, 0, weights.length);
		return true;
	}

	/**
	 * Where the dual function is flat along the steps, about; the trial weights are those there.
	 *
	 * @param descent how fast it falls here, positive
	 * @return 0 if nowhere
	 */
	private double along(final double descent, final double first) {
		double low = 0, high = point.wall(steps), part = Math.min(first, NEAR_WALL * high);
		for (int k = 0; k < TRIALS && part > low && part < high; k++) {
			point.weights(part, steps, trial);
			double slope = -descent;
			for (int i = 0; i < steps.length; i++)
				slope += (trial[i] - weights[i]) * steps[i];
			if (Math.abs(slope) <= FLAT * descent) return part;
			if (slope < 0) low = part;
			else high = part; // infinite weights, too
			part = high == Double.POSITIVE_INFINITY ? 2 * part : (low + high) / 2;
		}
		if (!(low > 0)) return 0;
		point.weights(low, steps, trial);
		return low;
	}
}
