package org.scalinglaws.perceptron.training;

import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/**
 * The weights of least logistic loss among those of a fixed length, followed from Hebb's rule at short weights to longer
 * ones.
 * <p>
 * With the sharpness as the length of the weights the loss is that of sharpness 1, convex, and on the ball least on its
 * surface, since the inputs are separable: the minimum is one. Newton's method in the tangent plane, whose curvature is
 * that of the loss plus the pull inwards, by conjugate gradients that never form a matrix (two passes over the inputs
 * that still matter); shorter steps where a step lessens neither the loss nor the residual. The residual is the sine of
 * the angle between weights and gradient, which is more than the error of the direction.
 * </p>
 */
final class FixedNorm {

	/** The residual asked for. */
	static final double GOOD = 1e-10;

	private static final double BEGINNING = 0.25;
	private static final double FARTHEST = 2;
	private static final int MOST = 100;

	/** A loss that is lower by less may be so by rounding; of the gradient's length, a tangential part that may be. */
	private static final double NOISE = 1e-13, ROUNDING = 1e-13;

	private static final int MOST_HALVINGS = 30;

	private final SignedInputs inputs;
	private final Progress progress;
	private double[] weights;
	private double length;
	private double residual;

	FixedNorm(final SignedInputs inputs, final Progress progress) {
		this.inputs = inputs;
		this.progress = progress;
		weights = inputs.sum();
	}

	/** Goes on to a sharpness not below the one before, and gives the weights there, of this length. */
	double[] at(final double sharpness) {
		if (length == 0) minimise(Math.min(sharpness, BEGINNING));
		while (length < sharpness)
			minimise(Math.min(sharpness, FARTHEST * length));
		return weights;
	}

	/** {@return the sine of the angle between the weights and the direction of descent} */
	double residual() {
		return residual;
	}

	private void minimise(final double to) {
		if (progress.isCanceled()) throw new CancellationException();
		length = to;
		scale(weights, to);
		LogisticPulls here = new LogisticPulls(inputs.rows(), weights, true);
		double[] tangent = tangent(here.gradient());
		residual = sine(tangent, here.gradient());
		boolean better = true;
		for (int i = 0; i < MOST && better && residual > GOOD; i++) {
			final double[] step = step(here, tangent);
			better = false;
			for (int k = 0; k < MOST_HALVINGS && !better; k++) {
				if (progress.isCanceled()) throw new CancellationException();
				final double[] next = weights.clone();
				VectorLoops.add(Math.scalb(1.0, -k), step, next, next.length);
				scale(next, to);
				final LogisticPulls there = new LogisticPulls(inputs.rows(), next, true);
				final double[] nextTangent = tangent(there.gradient(), next);
				final double nextResidual = sine(nextTangent, there.gradient());
				final double noise = NOISE * (1 + Math.abs(here.logLoss()));
				better = nextResidual < residual / 2 || there.logLoss() < here.logLoss() - noise;
				if (!better) continue;
				weights = next;
				here = there;
				tangent = nextTangent;
				residual = nextResidual;
			}
		}
	}

	/** Conjugate gradients for the Newton step, as exact as the residual makes it worth while. */
	private double[] step(final LogisticPulls here, final double[] tangent) {
		final int size = weights.length;
		final double inward = -DotProducts.of(here.gradient(), weights) / (length * length);
		final double[] step = new double[size], left = new double[size], direction = new double[size];
		final double[] product = new double[size];
		VectorLoops.add(-1, tangent, left, size);
		VectorLoops.add(1, left, direction, size);
		double square = DotProducts.of(left, left);
		final double enough = square * Math.pow(Math.max(Math.min(0.1, residual), ROUNDING / residual), 2);
		for (int i = 0; i < 2 * size + 20 && square > enough; i++) {
			if (progress.isCanceled()) throw new CancellationException();
			here.curve(direction, product);
			VectorLoops.add(inward, direction, product, size);
			final double[] flat = tangent(product);
			final double curvature = DotProducts.of(direction, flat);
			if (!(curvature > 0)) break;
			final double share = square / curvature;
			VectorLoops.add(share, direction, step, size);
			VectorLoops.add(-share, flat, left, size);
			final double next = DotProducts.of(left, left), ratio = next / square;
			square = next;
			for (int j = 0; j < size; j++)
				direction[j] = left[j] + ratio * direction[j];
			VectorLoops.add(-DotProducts.of(direction, weights) / (length * length), weights, direction, size); // no drift
		}
		return step;
	}

	private double[] tangent(final double[] vector) {
		return tangent(vector, weights);
	}

	/** The part of a vector that is orthogonal to the weights. */
	private static double[] tangent(final double[] vector, final double[] weights) {
		final double[] part = vector.clone();
		VectorLoops.add(-DotProducts.of(vector, weights) / DotProducts.of(weights, weights), weights, part, part.length);
		return part;
	}

	private static double sine(final double[] tangent, final double[] gradient) {
		return Math.sqrt(DotProducts.of(tangent, tangent) / DotProducts.of(gradient, gradient));
	}

	private static void scale(final double[] vector, final double length) {
		final double factor = length / Math.sqrt(DotProducts.of(vector, vector));
		for (int i = 0; i < vector.length; i++)
			vector[i] *= factor;
	}
}
