package org.scalinglaws.descent.bias;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.Sums;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/**
 * Gradient flow itself, as its exact dual d mu/dt = y - X beta(X'mu), to where it ends.
 * <p>
 * By the linearly implicit method RODAS3 of order 3 with an error estimate of order 2: from a small start all weights wait,
 * then grow one after the other, and the rest is stiff; implicit steps grow with the time that nothing happens. A step is
 * as long as its error in positions allows, 1e-4 of the largest or of the gap to a wall. Cost: samples^2 x dimension for
 * each.
 * </p>
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-05221-7">Hairer, Wanner, Solving Ordinary Differential Equations II,
 *      section IV.7</a>; coefficients of Sandu et al., Atmospheric Environment 31 (1997) 3459
 */
final class DualFlow implements DualMethod {

	private static final double TARGET = 1e-11, TOLERANCE = 1e-4;

	private static final double GAMMA = 0.5;

	/** Of the stages before, in the point of each stage and in its right-hand side (over the step). */
	private static final double[][] POINT = { {}, { 0 }, { 2, 0 }, { 2, 0, 1 } }, SLOPE = { {}, { 4 }, { 1, -1 }, { 1, -1,
		-8 / 3. } };

	private static final double[] END = { 2, 0, 1, 1 };

	private static final int MOST = 100_000;

	/** A step that moves nothing more than this, while it is as long as any before, is at the end. */
	private static final double STILL = 1e-12;

	private final Design design;
	private final double[] labels;
	private final DualPoint point;
	private final double size;
	private final int[] all;
	private final double[] weights;
	private final double[] steps;
	private final double[] errors;
	private double[] next; // the force at the end of the step

	DualFlow(final Design design, final FactorPowers powers, final double[] labels) {
		this.design = design;
		this.labels = labels;
		size = Math.sqrt(DotProducts.of(labels, labels));
		point = new DualPoint(powers, design.dimension());
		all = IntStream.range(0, design.dimension()).toArray();
		weights = new double[all.length];
		steps = new double[all.length];
		errors = new double[all.length];
	}

	@Override
	public DualEnd run(final Progress progress) {
		double[] force = labels.clone();
		double residual = 1, time = firstStep();
		double longest = 0;
		int made = 0;
		for (int tried = 0; tried < MOST; tried++) {
			if (progress.isCanceled()) throw new CancellationException();
			progress.update(Math.max(0, Math.min(1, Math.log(residual) / Math.log(TARGET))));
			final double error = attempt(force, time);
			if (error <= 1) {
				point.move(1, steps);
				made++;
				force = next;
				residual = Math.sqrt(DotProducts.of(force, force)) / size;
				if (residual <= TARGET) return end(residual, made, StopReason.CONVERGED);
				final boolean still = point.relative(steps) < STILL * Math.min(1, point.reach());
				if (still) return end(residual, made, time < longest ? StopReason.STALLED : StopReason.STATIONARY);
				longest = Math.max(longest, time);
			}
			else if (!(time > Double.MIN_NORMAL)) return end(residual, made, StopReason.STALLED);
			time *= error < Double.POSITIVE_INFINITY ? Math.max(0.2, Math.min(5, 0.9 / StrictMath.cbrt(error))) : 0.2;
			if (!(time < Double.MAX_VALUE)) return end(residual, made, StopReason.STALLED);
		}
		return end(residual, made, StopReason.STEPS);
	}

	private DualEnd end(final double residual, final int made, final StopReason reason) {
		point.weights(0, new double[all.length], weights); // the last steps tried may be no numbers
		return new DualEnd(weights.clone(), residual, made, StopReason.NOT_CONVERGED).with(reason);
	}

	/** Moves no position by more than a hundredth, and is short beside the fastest time of the linear beginning. */
	private double firstStep() {
		design.positions(labels, steps);
		final double[] slopes = slopes();
		double fastest = point.relative(steps), trace = 0;
		for (int i = 0; i < all.length; i++)
			trace += slopes[i] * DotProducts.of(design.column(i), design.column(i));
		return 0.01 / Math.max(fastest, trace);
	}

	private double[] slopes() {
		final double[] slopes = new double[all.length];
		point.logSlopes(slopes);
		for (int i = 0; i < slopes.length; i++)
			slopes[i] = Math.exp(slopes[i]);
		return slopes;
	}

	/** y - X beta, a part of the steps away. */
	private double[] force(final double part) {
		point.weights(part, steps, weights);
		final double[] force = design.outputs(weights);
		for (int k = 0; k < force.length; k++)
			force[k] = labels[k] - force[k];
		return force;
	}

	/** {@return how far one step of a time from the start moves all positions} */
	double[] firstMove(final double time) {
		attempt(labels.clone(), time);
		return steps.clone();
	}

	/** Sets the steps of a time; their error over the tolerance, infinite if a wall is in the way. */
	private double attempt(final double[] force, final double time) {
		final ShiftedFactor factor = new ShiftedFactor(design.product(slopes(), all), 1 / (GAMMA * time));
		final double[][] stages = new double[SLOPE.length][];
		double[] right = force;
		for (int stage = 0; stage < stages.length; stage++) {
			if (stage >= 2) { // the second is at the point of the first
				design.positions(combined(POINT[stage], stages, 1, new double[force.length]), steps);
				if (!(point.wall(steps) > 1)) return Double.POSITIVE_INFINITY;
				right = force(1);
			}
			stages[stage] = combined(SLOPE[stage], stages, 1 / time, right.clone());
			factor.solve(stages[stage]);
		}
		design.positions(combined(END, stages, 1, new double[force.length]), steps);
		if (!(point.wall(steps) > 1)) return Double.POSITIVE_INFINITY;
		next = force(1);
		design.positions(stages[stages.length - 1], errors);
		return Double.isFinite(Sums.of(next)) ? relativeError() : Double.POSITIVE_INFINITY;
	}

	private static double[] combined(final double[] factors, final double[][] stages, final double unit, final double[] sum) {
		for (int stage = 0; stage < factors.length; stage++)
			VectorLoops.add(factors[stage] * unit, stages[stage], sum, sum.length);
		return sum;
	}

	private double relativeError() {
		double reach = point.reach();
		for (final double step : steps)
			reach = Math.max(reach, Math.abs(step));
		final double error = point.relative(errors) / (TOLERANCE * Math.min(1, reach));
		return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
	}
}
