package org.scalinglaws.online.law;

import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.online.law.closed.SquaredMeans;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.SquaredLoss;

/**
 * The mean of one step of stochastic gradient descent on an {@link IndexProblem}, by the covariance B of the projections
 * z = (x.w_1 ... x.w_K, x.w*_1 ... x.w*_M), n = K + M of them.
 * <p>
 * With g_k the derivative of the loss by z_k, the mean step of coordinate i (of variance lambda_i) along student k is
 * -eta lambda_i sum_a D_ka w^a_i with D_ka = E[d_a g_k]. For a Gaussian these are the derivatives of the mean loss,
 * D_ka = (1 + delta_ka) dE/dB_ka. Not for use by two threads at once.
 * </p>
 * <p>
 * For K = M = 1 all is also given about an optimum: with a sign of +-1, B is the covariance of (a, t) with a = z - sign t,
 * g the same derivative by z, and D by a and t, so that the step is that of w - sign w*. Closed forms and quadratures of
 * squared and huber losses then lose nothing where a is small, those of other losses about 1e-16/|a|. For more units the
 * differences of f - T end at rounding, a loss of about 1e-15.
 * </p>
 */
public class DriftLaw {

	/** A squared cosine that is 1 but for rounding. */
	private static final double LINE = 1 - 1e-12;

	private final IndexProblem problem;
	private final CovarianceEntries entries;
	private final Means means;
	private final Means optimum;
	private final CovarianceJet loss;
	private final boolean smooth;

	/** @param second whether the second moment is asked for, too */
	DriftLaw(final IndexProblem problem, final boolean second) {
		this.problem = Require.given("problem", problem);
		final MeansFactory factory = new MeansFactory(problem);
		means = second ? factory.step() : factory.drift();
		optimum = factory.optimum();
		smooth = factory.isSmoothAt0();
		entries = CovarianceEntries.of(problem);
		loss = new CovarianceJet(entries);
	}

	/**
	 * The law of a problem.
	 *
	 * @throws IllegalArgumentException saying why, if its means cannot be computed: for losses that are not squared with more
	 *           than three projections, or more than two with kinks
	 */
	public static DriftLaw of(final IndexProblem problem) {
		return new DriftLaw(problem, false);
	}

	/**
	 * Refuses starts that have no flow: a link with a kink at 0, as relu, has no derivative at weights of 0. Under a squared
	 * loss students go there that are opposite to a teacher and stay on its line; the law jumps at what parts them from it by
	 * rounding.
	 *
	 * @param covariance B
	 * @param isotropic whether all weights are of one eigenvalue, so that what is on a line stays on it
	 * @throws IllegalArgumentException if it is such a start
	 */
	public final void requireStart(final double[] covariance, final boolean isotropic) {
		if (smooth) return;
		final int n = entries.size();
		boolean line = isotropic && problem.loss() instanceof SquaredLoss, opposite = false;
		for (int k = 0; k < entries.students(); k++) {
			final double energy = covariance[k * n + k];
			if (!(energy > 0)) throw new IllegalArgumentException(
				"weights of each student must have an energy w'Qw greater than 0 with a link that has a kink at 0, was " + energy +
					" with link " + problem.link().name());
			for (int a = 0; a < n; a++) {
				final double overlap = covariance[k * n + a];
				opposite |= a >= entries.students() && overlap < 0;
				line &= overlap * overlap >= LINE * energy * covariance[a * n + a];
			}
		}
		if (line && opposite) throw new IllegalArgumentException("weights must not be opposite to a teacher on one line with link " +
			problem.link().name() + " and a squared loss (they shrink to 0, where rounding would turn them around)");
	}

	/** {@return whether all comes of closed forms, for microseconds; else of integrals} */
	public final boolean isClosedForm() {
		return means instanceof SquaredMeans;
	}

	/** The order of the entries by which derivatives are given: {@link CovarianceEntries#moving} of them. */
	public final CovarianceEntries entries() {
		return entries;
	}

	/**
	 * Computes all for a covariance.
	 *
	 * @param covariance B, row-major n x n, symmetric and positive semidefinite; may be singular
	 * @param sign 0, or +-1 about an optimum (only for K = M = 1; -1 only for even links)
	 * @throws IllegalArgumentException if the length is not n x n, or the sign is not one of these
	 */
	public void at(final double[] covariance, final int sign) {
		evaluate(covariance, sign, loss, null);
	}

	final void evaluate(final double[] covariance, final int sign, final CovarianceJet target, final CovarianceJet[] noise) {
		final int n = entries.size();
		Require.length("covariance", covariance, n * n);
		if (sign != 0) requireOptimum(sign);
		(sign == 0 ? means : optimum).at(covariance, sign, target, noise);
	}

	private void requireOptimum(final int sign) {
		if (optimum == null) throw new IllegalArgumentException("sign must be 0 with several units, was " + sign);
		if (sign != 1 && !(sign == -1 && problem.link().isEven())) throw new IllegalArgumentException("sign must be one of " +
			(problem.link().isEven() ? "[-1, 0, 1]" : "[0, 1]") + " with link " + problem.link().name() + ", was " + sign);
	}

	final CovarianceJet lossJet() {
		return loss;
	}

	/** The mean loss without label noise; for logistic its mean over the labels. */
	public final double loss() {
		return loss.value();
	}

	/**
	 * Fills with D.
	 *
	 * @param target D_ka at [k n + a]
	 */
	public final void drift(final double[] target) {
		final int n = entries.size();
		for (int k = 0; k < entries.students(); k++)
			for (int a = 0; a < n; a++)
				target[k * n + a] = loss.mixed(k, a);
	}

	/**
	 * Fills with the derivatives of D by the moving entries of B, B_ab and B_ba moved together.
	 *
	 * @param target dD_ka / d entry e at [(k n + a) entries + e], entries as {@link CovarianceEntries#moving} counts them
	 */
	public final void driftDerivatives(final double[] target) {
		final int n = entries.size(), moving = entries.moving();
		IntStream.range(0, entries.students() * n * moving).forEach(i -> target[i] = loss.mixedBy(i / moving / n, i / moving %
			n, i % moving));
	}
}
