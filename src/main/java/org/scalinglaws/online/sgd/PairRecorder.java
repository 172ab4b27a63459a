package org.scalinglaws.online.sgd;

import java.util.List;

import org.scalinglaws.online.model.IndexColumns;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.sgd.run.SgdRecorder;

/**
 * Records one student beside one teacher, in O(d). Where the link is even the sign of the
 * weights is free: the optimum is the closer one of +-w*. Beyond half of the way to it
 * gaps and loss come of the error e = w -+ w*, so that nothing cancels.
 */
record PairRecorder(IndexProblem problem, double[] spectrum, double[] teacher, PopulationLoss loss) implements
	SgdRecorder
{

	@Override
	public List<String> columns() {
		return IndexColumns.of(problem);
	}

	@Override
	public double[] values(final double[][] weights) {
		final double[] w = weights[0];
		double overlap = 0, energy = 0, teacherEnergy = 0, plus = 0, minus = 0;
		for (int i = 0; i < w.length; i++) {
			final double t = teacher[i];
			overlap += spectrum[i] * w[i] * t;
			energy += spectrum[i] * w[i] * w[i];
			teacherEnergy += spectrum[i] * t * t;
			plus += (w[i] - t) * (w[i] - t);
			minus += (w[i] + t) * (w[i] + t);
		}
		final boolean free = problem.link().isEven();
		final double error = (free ? Math.min(plus, minus) : plus) / w.length;
		final double reached = free ? Math.abs(overlap) : overlap;
		if (2 * reached > teacherEnergy) return aboutOptimum(w, overlap > 0 ? 1 : -1, teacherEnergy, error);
		return new double[] { overlap, energy, 1 - reached / teacherEnergy, 1 - energy / teacherEnergy, loss.at(
			new double[] { energy, overlap, overlap, teacherEnergy }, 0), error };
	}

	/** Of projections as large as they mostly are. */
	@Override
	public double startLoss(final double[][] weights) {
		return UnitsRecorder.typicalLoss(problem, spectrum, new double[][] { weights[0], teacher });
	}

	private double[] aboutOptimum(final double[] w, final int sign, final double teacherEnergy, final double error) {
		double c = 0, q = 0;
		for (int i = 0; i < w.length; i++) {
			final double e = sign * w[i] - teacher[i];
			c += spectrum[i] * e * teacher[i];
			q += spectrum[i] * e * e;
		}
		// 0 - x where -x would be a negative zero
		return new double[] { sign * (teacherEnergy + c), teacherEnergy + 2 * c + q, (0 - c) / teacherEnergy, (0 - (2 * c +
			q)) / teacherEnergy, loss.at(new double[] { q, sign * c, sign * c, teacherEnergy },
			sign), error };
	}
}
