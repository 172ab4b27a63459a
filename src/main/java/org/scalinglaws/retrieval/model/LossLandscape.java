package org.scalinglaws.retrieval.model;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DiagonalPlusRankTwo;
import org.scalinglaws.task.Progress;

/**
 * The population loss L(w) = E[((x.w)^2 - (x.w*)^2)^2] at one point: its value,
 * gradient, Hessian and the kind of critical point (arXiv 2511.18661,
 * Propositions 1 and 2).
 * <p>
 * Where |u|/s* exceeds 1/2 all is computed from the error f = sign w - w*, which
 * costs no digits near the minima: with c = f'Qw*, q = f'Qf, the gradient is
 * sign Q ((16 c + 12 q) w* + (8 s* + 24 c + 12 q) f).
 * </p>
 */
public final class LossLandscape {

	private static final double LARGEST = 1e150; // its square is a number, also where the loss does not see it

	/** The largest dimension of {@link #hessianEigenvalues}; its time grows with the square. */
	public static final int MAX_HESSIAN_DIMENSION = 10_000;

	/** Round-off allowed in a gradient called zero, in units of 2^-52 sqrt(d) of the size of its terms. */
	private static final double ROUND_OFF = 32;

	private final RetrievalProblem problem;
	private final double[] weights;
	private final double loss;
	private final double energy;
	private final double overlap;
	private final double curvature; // 12 s - 4 s*
	private final double[] direction; // the gradient before the multiplication by Q

	/**
	 * @param weights w, as long as the spectrum; not copied
	 * @throws IllegalArgumentException if the weights are missing, of another
	 *           length, not finite, or so large that the loss is not finite
	 */
	public LossLandscape(final RetrievalProblem problem, final double[] weights) {
		Require.finite("weights", Require.length("weights", Require.given("weights", weights), problem.dimension()));
		for (final double weight : weights)
			Require.inRange("each of weights", weight, -LARGEST, LARGEST);
		this.problem = problem;
		this.weights = weights;
		final Observables point = Observables.of(problem, weights, 0);
		if (!Double.isFinite(point.loss())) throw new IllegalArgumentException(
			"weights must be small enough for a finite loss 3s^2 + ..., was s = " + point.energy());
		loss = point.loss();
		energy = point.energy();
		overlap = point.overlap();
		direction = new double[weights.length];
		curvature = 2 * Math.abs(overlap) > problem.teacherEnergy() ? nearMinimum(overlap > 0 ? 1 : -1) : direct();
	}

	/** L = 3 s^2 + 3 s*^2 - 4 u^2 - 2 s* s. */
	public double loss() {
		return loss;
	}

	/** 12 s Qw - 4 s* Qw - 8 u Qw*, a fresh array. */
	public double[] gradient() {
		final double[] gradient = direction.clone();
		for (int i = 0; i < gradient.length; i++)
			gradient[i] *= problem.spectrum()[i];
		return gradient;
	}

	/**
	 * The eigenvalues of the Hessian 24 (Qw)(Qw)' + (12 s - 4 s*) Q - 8
	 * (Qw*)(Qw*)', in descending order.
	 *
	 * @param progress polled once per eigenvalue; after a cancel, those not
	 *          reached are NaN
	 * @throws IllegalArgumentException if the dimension is above
	 *           {@link #MAX_HESSIAN_DIMENSION}
	 */
	public double[] hessianEigenvalues(final Progress progress) {
		Require.inRange("spectrum length", problem.dimension(), 1, MAX_HESSIAN_DIMENSION);
		final double[] spectrum = problem.spectrum();
		final double[] diagonal = new double[spectrum.length];
		final double[] plus = new double[spectrum.length];
		final double[] minus = new double[spectrum.length];
		for (int i = 0; i < spectrum.length; i++) {
			diagonal[i] = curvature * spectrum[i];
			plus[i] = Math.sqrt(24) * spectrum[i] * weights[i];
			minus[i] = Math.sqrt(8) * spectrum[i] * problem.teacher()[i];
		}
		return new DiagonalPlusRankTwo(diagonal, plus, minus).eigenvalues(progress);
	}

	/**
	 * The kind of critical point: {@link CriticalPoint#NONE} unless the gradient
	 * is zero within round-off.
	 * <p>
	 * The test is made on the gradient before its multiplication by Q, over the
	 * coordinates with lambda > 0, so that an error of the size of w counts in the
	 * tail as it does in the head: its length is compared with that of its terms,
	 * (12 s + 4 s*) |w| + 8 sqrt(s s*) |w*|. No scale of Q, w or w* matters.
	 * </p>
	 */
	public CriticalPoint kind() {
		double gradient = 0, own = 0, teacher = 0;
		for (int i = 0; i < direction.length; i++) {
			if (problem.spectrum()[i] == 0) continue;
			gradient = Math.hypot(gradient, direction[i]);
			own = Math.hypot(own, weights[i]);
			teacher = Math.hypot(teacher, problem.teacher()[i]);
		}
		final double target = problem.teacherEnergy();
		final double size = (12 * energy + 4 * target) * own + 8 * Math.sqrt(energy) * Math.sqrt(target) * teacher;
		if (gradient > ROUND_OFF * 0x1p-52 * Math.sqrt(direction.length) * size) return CriticalPoint.NONE;
		if (energy < target / 6) return CriticalPoint.MAXIMUM; // critical energies are 0, s*/3 and s*
		return energy < 2 * target / 3 ? CriticalPoint.SADDLE : CriticalPoint.MINIMUM;
	}

	private double direct() {
		final double factor = 12 * energy - 4 * problem.teacherEnergy();
		for (int i = 0; i < direction.length; i++)
			direction[i] = factor * weights[i] - 8 * overlap * problem.teacher()[i];
		return factor;
	}

	private double nearMinimum(final int sign) {
		final double[] teacher = problem.teacher();
		double c = 0, q = 0;
		for (int i = 0; i < direction.length; i++) {
			final double error = sign * weights[i] - teacher[i];
			c += problem.spectrum()[i] * error * teacher[i];
			q += problem.spectrum()[i] * error * error;
		}
		final double factor = 8 * problem.teacherEnergy() + 24 * c + 12 * q;
		for (int i = 0; i < direction.length; i++)
			direction[i] = sign * ((16 * c + 12 * q) * teacher[i] + factor * (sign * weights[i] - teacher[i]));
		return factor;
	}
}
