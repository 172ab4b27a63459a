package org.scalinglaws.fit.scaling;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Newton's method for a {@link HuberSum}, damped by the matrix of reweighted least
 * squares: much damping gives their steps, which go down from anywhere, none gives
 * Newton's, which end in a few at any threshold (Madsen and Nielsen, BIT 30 (1990) 682).
 * <p>
 * A threshold far below the residuals makes a sum with many kinks; so the search begins
 * with the median of the residuals and lowers it by and by.
 * </p>
 */
final class DampedNewton {

	/** Of the gradient, in thresholds for each point. */
	static final double TOLERANCE = 1e-10;

	/** Of the gradient where the fall of the sum is lost in rounding. */
	static final double NEARLY = 1e-6;

	/** Exponents end here. */
	static final double LEAST_EXPONENT = 1e-4, LARGEST_EXPONENT = 20;

	private static final double ROUGH = 1e-3;
	private static final double STEP_DOWN = 0.25; // of the threshold
	private static final double LARGEST_CHANGE = 4; // of an exponent, as a factor
	private static final double ROUNDING = 4e-16; // of a residual
	private static final int STEPS = 200; // for each threshold; about ten are usual

	private final HuberSum sum;
	private final BooleanSupplier canceled;
	private final int firstExponent;
	private final double[] matrix;
	private final double[] step;
	private final double[] next;

	/** The parameters, which the search changes. */
	final double[] p;

	/** The least sum found. */
	double value;

	/** The largest element of the gradient there, in thresholds for each point. */
	double gradient;

	/** How many times the sum and its derivatives were computed. */
	int steps;

	/** @param canceled asked at each step */
	DampedNewton(final HuberSum sum, final ScalingForm form, final BooleanSupplier canceled) {
		this.sum = sum;
		this.canceled = canceled;
		firstExponent = form.terms();
		final int size = form.parameters();
		matrix = new double[size * size];
		step = new double[size];
		next = new double[size];
		p = new double[size];
	}

	/**
	 * Goes down from a start.
	 *
	 * @param threshold the one of the fit
	 * @throws CancellationException if canceled
	 */
	void descend(final double[] start, final double threshold) {
		System.arraycopy(start, 0, p, 0, p.length);
		steps = 0;
		double at = Math.max(threshold, sum.medianSize(p));
		while (at > threshold) {
			sum.threshold = at;
			descend(ROUGH);
			at = Math.max(threshold, STEP_DOWN * Math.min(at, sum.medianSize(p)));
		}
		sum.threshold = threshold;
		descend(Math.max(TOLERANCE, ROUNDING / threshold));
	}

	private void descend(final double tolerance) {
		double damping = 0.1, growth = 2;
		value = sum.derive(p);
		for (int i = 0; i < STEPS; i++) {
			steps++;
			if (canceled.getAsBoolean()) throw new CancellationException();
			gradient = largestGradient();
			if (gradient <= tolerance || isAtEnd()) return;
			if (!solve(damping) || !limit()) {
				damping = Math.max(1e-4, damping) * growth;
				growth *= 2;
				if (damping > 1e14) return;
				continue;
			}
			final double expected = expected(damping);
			final double trial = sum.value(next), gain = (value - trial) / expected;
			if (!(trial < value) && !(gradient < NEARLY && isSmallerGradient())) {
				if (damping > 1e14) return;
				damping = Math.max(1e-4, damping) * growth;
				growth *= 2;
				if (gradient < NEARLY) sum.derive(p);
				continue;
			}
			System.arraycopy(next, 0, p, 0, p.length);
			value = sum.derive(p);
			damping *= gain > 0.5 ? 0.1 : gain > 0.1 ? 0.7 : 3;
			if (damping < 1e-12) damping = 0;
			growth = 2;
		}
		gradient = largestGradient();
	}

	/** Near the minimum rounding hides the fall of the sum, but not that of its gradient. */
	private boolean isSmallerGradient() {
		sum.derive(next);
		return largestGradient() < gradient;
	}

	private double largestGradient() {
		double largest = 0;
		for (final double g : sum.gradient)
			largest = Math.max(largest, Math.abs(g));
		return largest / (sum.threshold * sum.total());
	}

	/** Whether an exponent has gone to zero or to infinity. */
	boolean isAtEnd() {
		for (int i = firstExponent; i < p.length; i++)
			if (p[i] <= LEAST_EXPONENT || p[i] >= LARGEST_EXPONENT) return true;
		return false;
	}

	/** The fall of the damped quadratic model. */
	private double expected(final double damping) {
		double linear = 0, quadratic = 0;
		final int n = p.length;
		for (int j = 0; j < n; j++) {
			linear -= sum.gradient[j] * step[j];
			for (int k = 0; k <= j; k++)
				quadratic += (k < j ? 2 : 1) * (sum.hessian[j * n + k] + damping * sum.majorant[j * n + k]) * step[j] * step[k];
		}
		return linear - quadratic / 2;
	}

	/** The next parameters; exponents stay positive and change by no more than a factor, the others by so much in the logarithm. */
	private boolean limit() {
		double share = 1;
		for (int i = 0; i < p.length; i++) {
			if (!Double.isFinite(step[i])) return false;
			if (i < firstExponent) share = Math.min(share, LARGEST_CHANGE / Math.abs(step[i]));
			else if (step[i] > 0) share = Math.min(share, (LARGEST_CHANGE - 1) * p[i] / step[i]);
			else share = Math.min(share, (1 / LARGEST_CHANGE - 1) * p[i] / step[i]);
		}
		for (int i = 0; i < p.length; i++) {
			step[i] *= share;
			next[i] = p[i] + step[i];
			if (i >= firstExponent) next[i] = Math.min(LARGEST_EXPONENT, next[i]);
		}
		return true;
	}

	/** Solves (Hessian + damping x majorant) step = -gradient by Cholesky; false if that is not positive. */
	private boolean solve(final double damping) {
		final int n = p.length;
		for (int j = 0; j < n; j++) {
			for (int k = 0; k <= j; k++) {
				double element = sum.hessian[j * n + k] + damping * sum.majorant[j * n + k];
				if (j == k) element += damping * 1e-10 * sum.majorant[j * n + j] + Double.MIN_NORMAL;
				for (int l = 0; l < k; l++)
					element -= matrix[j * n + l] * matrix[k * n + l];
				if (j > k) matrix[j * n + k] = element / matrix[k * n + k];
				else if (element > 1e-14 * Math.abs(sum.hessian[j * n + j] + damping * sum.majorant[j * n + j])) matrix[j * n +
					j] = Math.sqrt(element);
				else return false;
			}
		}
		for (int j = 0; j < n; j++) {
			step[j] = -sum.gradient[j];
			for (int l = 0; l < j; l++)
				step[j] -= matrix[j * n + l] * step[l];
			step[j] /= matrix[j * n + j];
		}
		for (int j = n - 1; j >= 0; j--) {
			for (int l = j + 1; l < n; l++)
				step[j] -= matrix[l * n + j] * step[l];
			step[j] /= matrix[j * n + j];
		}
		return true;
	}
}
