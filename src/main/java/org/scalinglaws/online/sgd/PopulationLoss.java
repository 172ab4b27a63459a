package org.scalinglaws.online.sgd;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexProblem;

/**
 * The population loss without label noise, of the covariance of the projections: by its
 * law, or estimated where that has none. Used by several threads at once.
 */
final class PopulationLoss {

	private final IndexProblem problem;
	private final Queue<DriftLaw> laws = new ConcurrentLinkedQueue<>(); // each for one thread at a time
	private final LossEstimate estimate;

	/** @param seed whose stream estimates draw from */
	PopulationLoss(final IndexProblem problem, final long seed) {
		this.problem = clean(problem);
		estimate = addLaw() ? null : new LossEstimate(problem, seed);
	}

	/** The same problem without label noise, of which the loss knows nothing, and whose law takes a tenth of the time. */
	static IndexProblem clean(final IndexProblem problem) {
		return new IndexProblem(problem.link(), problem.loss(), problem.students(), problem.teachers(), 0);
	}

	private boolean addLaw() {
		try {
			return laws.add(DriftLaw.of(problem));
		}
		catch (final IllegalArgumentException none) {
			return false;
		}
	}

	/**
	 * The loss.
	 *
	 * @param covariance n x n of all projections, students first
	 * @param sign 0; or +-1 for one student beside one teacher, to which it is close, so that
	 *          nothing cancels: then the covariance is that of (x.e, x.w*), e = w - sign w*
	 */
	double at(final double[] covariance, final int sign) {
		if (estimate != null) return estimate.at(covariance, sign);
		final DriftLaw polled = laws.poll(), law = polled != null ? polled : DriftLaw.of(problem);
		law.at(covariance, sign);
		final double loss = law.loss();
		laws.add(law);
		return Math.max(0, loss);
	}

	/** What is to be told of it. */
	Map<String, Object> metadata() {
		return estimate == null ? Map.of() : Map.of("lossEstimate", LossEstimate.DRAWS, "lossEstimateError", estimate
			.relativeError());
	}
}
