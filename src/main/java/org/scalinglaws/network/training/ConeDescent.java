package org.scalinglaws.network.training;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.integrate.StopReason;
import org.scalinglaws.linear.SymmetricEigen;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.network.data.PowerLawTargets;
import org.scalinglaws.network.data.QuadraticDesign;
import org.scalinglaws.task.Progress;

/** One solution of the {@link NuclearNorm} problem in the making. */
final class ConeDescent {

	private static final int CHECK = 10; // iterations per look at the gap

	private final QuadraticDesign design;
	private final double[] labels;
	private final double penalty;
	private final int d;
	private double curvature; // of |y - A(S)|^2: the inverse of the step
	private double momentum = 1;
	private double[][] matrix;
	private double[][] ahead; // where the gradient is taken
	private double[] responses;
	private double[] responsesAhead;
	private double lowerBound;
	private double firstObjective = Double.NaN;

	ConeDescent(final QuadraticDesign design, final double[] labels, final double penalty) {
		if (!Double.isFinite(LowerBound.squares(labels))) throw new IllegalArgumentException(
			"labels must be small enough for a finite sum of squares");
		this.design = design;
		this.labels = labels;
		this.penalty = penalty;
		d = design.dimension();
		curvature = 2.0 * labels.length / d;
		matrix = new double[d][d];
		ahead = matrix;
		responses = new double[labels.length];
		responsesAhead = responses;
	}

	void start(final double[][] from) {
		matrix = from;
		ahead = from;
		design.responses(from, responses);
	}

	NuclearNorm.Solution run(final double tolerance, final int maxIterations, final Progress progress) {
		int iteration = 0;
		try {
			for (; iteration < maxIterations; iteration++) {
				if (iteration % CHECK == 0 && suffices(tolerance, progress)) return certificate(iteration,
					StopReason.CONVERGED);
				step();
			}
			return certificate(iteration, StopReason.ITERATIONS);
		}
		catch (final CancellationException exc) {
			return new NuclearNorm.Solution(PowerLawTargets.flat(matrix), objective(), lowerBound, Double.NaN,
				Double.NaN, iteration, StopReason.CANCELED);
		}
	}

	private boolean suffices(final double tolerance, final Progress progress) {
		final NuclearNorm.Solution now = certificate(0, StopReason.CONVERGED);
		if (Double.isNaN(firstObjective)) firstObjective = now.objective();
		final double scale = Math.max(now.objective(), tolerance * firstObjective);
		progress.update(Math.min(0.999, Math.log(scale / now.gap()) / Math.log(1 / tolerance)));
		return !(now.gap() > tolerance * scale);
	}

	private void step() {
		final double[][] gradient = gradient(responsesAhead);
		curvature *= 0.95; // so that an early overestimate does not last
		while (true) {
			final double[][] next = projected(gradient);
			final double[] nextResponses = new double[labels.length];
			design.responses(next, nextResponses);
			if (isShortEnough(next, nextResponses)) {
				advance(next, nextResponses);
				return;
			}
			curvature *= 1.5;
		}
	}

	/** The nearest cone point to a gradient step from the point ahead. */
	private double[][] projected(final double[][] gradient) {
		final double[][] target = new double[d][d];
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				target[i][j] = ahead[i][j] - gradient[i][j] / curvature;
		final SymmetricEigen eigen = new SymmetricEigen(target, true);
		int zeros = 0;
		while (zeros < d && eigen.value(zeros) <= 0)
			zeros++;
		final double[][] vectors = new double[d - zeros][];
		final double[] values = new double[d - zeros];
		for (int rank = zeros; rank < d; rank++) {
			vectors[rank - zeros] = eigen.vector(rank);
			values[rank - zeros] = eigen.value(rank);
		}
		VectorLoops.outerProducts(target, 0, 1, vectors, values, () -> true);
		VectorLoops.mirror(target);
		return target;
	}

	/** The square of the residual is a quadratic form: no differences of values are needed. */
	private boolean isShortEnough(final double[][] next, final double[] nextResponses) {
		double square = 0, change = 0;
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				square += (next[i][j] - ahead[i][j]) * (next[i][j] - ahead[i][j]);
		for (int k = 0; k < labels.length; k++)
			change += (nextResponses[k] - responsesAhead[k]) * (nextResponses[k] - responsesAhead[k]);
		return change <= curvature / 2 * square * (1 + 1e-12) || square == 0;
	}

	private void advance(final double[][] next, final double[] nextResponses) {
		double uphill = 0;
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				uphill += (ahead[i][j] - next[i][j]) * (next[i][j] - matrix[i][j]);
		if (uphill > 0) momentum = 1; // restart
		final double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
		final double factor = (momentum - 1) / nextMomentum;
		momentum = nextMomentum;
		final double[][] further = new double[d][d];
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				further[i][j] = next[i][j] + factor * (next[i][j] - matrix[i][j]);
		final double[] furtherResponses = new double[labels.length];
		for (int k = 0; k < labels.length; k++)
			furtherResponses[k] = nextResponses[k] + factor * (nextResponses[k] - responses[k]);
		matrix = next;
		responses = nextResponses;
		ahead = further;
		responsesAhead = furtherResponses;
	}

	/** penalty I - 2 sum r_k Z_k at the residuals of these responses. */
	private double[][] gradient(final double[] from) {
		final double[][] gradient = correlations(residuals(from));
		for (int i = 0; i < d; i++)
			for (int j = 0; j < d; j++)
				gradient[i][j] = (i == j ? penalty : 0) - 2 * gradient[i][j];
		return gradient;
	}

	private double[][] correlations(final double[] residuals) {
		final double[][] sum = new double[d][d];
		design.weightedSum(residuals, sum);
		return sum;
	}

	private double[] residuals(final double[] from) {
		final double[] residuals = new double[labels.length];
		Arrays.setAll(residuals, k -> labels[k] - from[k]);
		return residuals;
	}

	private double objective() {
		double trace = 0;
		for (int i = 0; i < d; i++)
			trace += matrix[i][i];
		return LowerBound.squares(residuals(responses)) + penalty * trace;
	}

	NuclearNorm.Solution certificate(final int iterations, final StopReason reason) {
		final double[] residuals = residuals(responses);
		final double[][] correlations = correlations(residuals);
		final double slope = 2 * new SymmetricEigen(correlations, false).largest();
		lowerBound = Math.max(lowerBound, LowerBound.of(labels, residuals, slope, penalty));
		double product = 0;
		for (int i = 0; i < d; i++) {
			product += penalty * matrix[i][i];
			for (int j = 0; j < d; j++)
				product -= 2 * matrix[i][j] * correlations[i][j];
		}
		final double objective = objective();
		return new NuclearNorm.Solution(PowerLawTargets.flat(matrix), objective, lowerBound, slope > penalty ? slope /
			penalty - 1 : 0,
			objective > 0 ? product / objective : 0, iterations, reason);
	}
}
