package org.scalinglaws.descent.bias;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.ThinSvd;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.task.Progress;

/**
 * A diagonal linear network beta = w+^D - w-^D, from w+ = w- = startScale by gradient flow on 1/2 |X beta - y|^2: which of
 * the many weights that fit the samples it finds.
 * <p>
 * With mu, one number for each sample, d mu/dt = y - X beta and beta a function of X'mu alone ({@link FactorPowers}). At
 * the end beta minimises, among all that fit, a convex function that depends on the start scale alpha: for depth 2 the sum
 * of q(beta_i/alpha^2), q(z) = 2 - sqrt(4 + z^2) + z arcsinh(z/2). A large scale gives the least Euclidean norm, as kernels
 * do; a small one the least sum of absolute values.
 * </p>
 * <p>
 * Where no weights fit all labels, gradient flow ends at least squares, and so do both methods here.
 * </p>
 *
 * @see <a href="https://arxiv.org/abs/2002.09277">Woodworth et al., arXiv 2002.09277</a>
 */
public final class DiagonalRegression {

	/** Singular values below, relative to the largest, are 0 but for rounding. */
	private static final double RANK = 1e-12;

	/** Products of a singular value decomposition beyond which it is not made to find out why a problem has no solution. */
	private static final double LONG = 2e10;

	private final double[] inputs;
	private final double[] labels;
	private final FactorPowers powers;
	private final double inputUnit;
	private final double labelUnit;

	/**
	 * A problem.
	 *
	 * @param inputs dimension x samples, sample after sample
	 * @param labels y, one for each sample, at most 10000
	 * @param startScale alpha of all w+ and w-, 1e-100 to 1e50
	 * @param depth D, 2 to 100
	 * @throws IllegalArgumentException if a parameter is out of range, an input or label not in [-1e100, 1e100], or the
	 *           lengths do not match
	 */
	public DiagonalRegression(final double[] inputs, final double[] labels, final double startScale, final int depth) {
		this.inputs = Require.moderate("inputs", Require.given("inputs", inputs));
		this.labels = Require.moderate("labels", Require.given("labels", labels));
		Require.inRange("labels' length", labels.length, 1, 10_000);
		if (inputs.length == 0 || inputs.length % labels.length != 0) throw new IllegalArgumentException(
			"inputs must be dimension x samples (" + labels.length + ", one for each label), was " + inputs.length + " numbers");
		Require.inRange("startScale", Require.positive("startScale", startScale), 1e-100, 1e50);
		Require.inRange("depth", depth, 2, 100);
		inputUnit = largest(inputs);
		labelUnit = largest(labels);
		powers = FactorPowers.of(depth, depth * Math.log(startScale) + Math.log(inputUnit) - Math.log(labelUnit));
	}

	private static double largest(final double[] values) {
		return Arrays.stream(values).map(Math::abs).max().orElse(0);
	}

	/**
	 * The end of the flow as the minimum that it is, by Newton's method on the dual; some ten products of samples^2 x
	 * dimension at most.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public BiasSolution minimum(final Progress progress) {
		return solve((design, targets) -> new DualNewton(design, powers, targets), false, progress);
	}

	/**
	 * The end of the flow by integration, to a residual of 1e-10 at most; some hundred times as long.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public BiasSolution flow(final Progress progress) {
		return solve((design, targets) -> new DualFlow(design, powers, targets), true, progress);
	}

	private interface Way {

		DualMethod of(Design design, double[] targets);
	}

	/** @param elseMinimum whether a way that does not reach its end is replaced by the minimum that this is */
	private BiasSolution solve(final Way way, final boolean elseMinimum, final Progress progress) {
		final int n = labels.length, d = inputs.length / n;
		if (labelUnit == 0) return new BiasSolution(new double[d], 0, 0, StopReason.CONVERGED,
			"converged: all labels are 0, and the weights stay 0");
		if (inputUnit == 0) return new BiasSolution(new double[d], 1, 0, StopReason.STATIONARY,
			"stationary: all inputs are 0, and no weights fit the labels");
		final Design design = new Design(inputs, n, inputUnit, progress);
		final double[] targets = Arrays.stream(labels).map(label -> label / labelUnit).toArray();
		final DualEnd first = n <= d ? way.of(design, targets).run(progress) : null;
		if (first != null && (first.reason() == StopReason.CONVERGED || (double) n * n * d > LONG)) return solution(first, first
			.residual(), first.reason().toString());
		final ThinSvd svd = new ThinSvd(inputs, d);
		final int rank = (int) Arrays.stream(svd.values()).filter(value -> value > RANK * svd.values()[0]).count();
		if (first != null && rank == n) {
			final DualEnd minimum = elseMinimum ? new DualNewton(design, powers, targets).run(progress) : first;
			if (!(minimum.residual() < first.residual())) return solution(first, first.residual(), first.reason().toString());
			return solution(minimum, minimum.residual(), minimum.reason() + ": by Newton's method, as the flow " + first.reason() +
				" before its end");
		}
		return leastSquares(way, design, targets, svd, rank, progress);
	}

	/**
	 * The same flow in the coordinates of the inputs' singular vectors, where there are as many samples as the rank says: what
	 * is left of the labels pulls at no weight.
	 */
	private BiasSolution leastSquares(final Way way, final Design design, final double[] targets, final ThinSvd svd,
		final int rank, final Progress progress)
	{
		final int d = design.dimension();
		final double[] rows = new double[rank * d], seen = new double[rank];
		for (int k = 0; k < rank; k++) {
			seen[k] = DotProducts.of(svd.left()[k], targets);
			for (int i = 0; i < d; i++)
				rows[k * d + i] = svd.values()[k] * svd.right()[k][i];
		}
		final double size = Math.sqrt(DotProducts.of(targets, targets));
		if (!(Math.sqrt(DotProducts.of(seen, seen)) > RANK * size)) return new BiasSolution(new double[d], 1, 0,
			StopReason.STATIONARY, "stationary: no weights fit any part of the labels");
		final DualEnd end = way.of(new Design(rows, rank, inputUnit, progress), seen).run(progress);
		final double[] missed = design.outputs(end.weights());
		VectorLoops.add(-1, targets, missed, missed.length);
		final double residual = Math.sqrt(DotProducts.of(missed, missed)) / size;
		if (residual <= DualEnd.CONVERGED) return solution(end, residual, StopReason.CONVERGED.toString());
		final String what = "no weights fit all " + targets.length + " labels, as the inputs have rank " + rank;
		return solution(new DualEnd(end.weights(), residual, end.iterations(), end.reason() == StopReason.CONVERGED
			? StopReason.STATIONARY : end.reason()), residual, (end.reason() == StopReason.CONVERGED
				? "stationary: least squares, " : end.reason() + ": ") + what);
	}

	private BiasSolution solution(final DualEnd end, final double residual, final String words) {
		final double unit = labelUnit / inputUnit;
		return new BiasSolution(Arrays.stream(end.weights()).map(weight -> unit * weight).toArray(), residual, end.iterations(),
			end.reason(), words);
	}
}
