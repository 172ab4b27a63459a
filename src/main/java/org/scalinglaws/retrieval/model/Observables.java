package org.scalinglaws.retrieval.model;

import java.util.List;

/**
 * What a trajectory records of weights w beside the teacher w*, free of
 * cancellation near the optimum.
 *
 * @param overlap u = w'Qw*, signed
 * @param energy s = w'Qw
 * @param overlapGap 1 - |u|/s*
 * @param energyGap 1 - s/s*
 * @param loss L = 3s^2 + 3s*^2 - 4u^2 - 2s*s (arXiv 2511.18661, Proposition 1)
 * @param meanSquaredError min over the sign of |w -+ w*|^2 / d
 */
public record Observables(double overlap, double energy, double overlapGap, double energyGap, double loss,
	double meanSquaredError)
{

	/** The names of the columns, in the order of {@link #values()}. */
	public static final List<String> COLUMNS = List.of("overlap", "energy", "overlapGap", "energyGap", "loss",
		"meanSquaredError");

	/** {@return the values in the order of {@link #COLUMNS}} */
	public double[] values() {
		return new double[] { overlap, energy, overlapGap, energyGap, loss, meanSquaredError };
	}

	/**
	 * From the weights' own moments; the gaps lose digits where they are small.
	 *
	 * @param teacherEnergy s*
	 */
	public static Observables direct(final double teacherEnergy, final double overlap, final double energy,
		final double meanSquaredError)
	{
		final double loss = 3 * (energy - teacherEnergy) * (energy - teacherEnergy) + 4 * (teacherEnergy * energy -
			overlap * overlap);
		return new Observables(overlap, energy, 1 - Math.abs(overlap) / teacherEnergy, 1 - energy / teacherEnergy, Math.max(
			0, loss), meanSquaredError);
	}

	/**
	 * From the error e = w - sign w*: no cancellation near the optimum.
	 *
	 * @param teacherEnergy s*
	 * @param sign +1 or -1
	 * @param c sign * e'Qw*
	 * @param q e'Qe
	 */
	public static Observables ofError(final double teacherEnergy, final int sign, final double c, final double q,
		final double meanSquaredError)
	{
		final double loss = 4 * teacherEnergy * q + 8 * c * c + 12 * c * q + 3 * q * q;
		// 0 - x where -x would be a negative zero; beyond -s* the weights are nearer to the other optimum
		final double overlapGap = c < -teacherEnergy ? 2 + c / teacherEnergy : (0 - c) / teacherEnergy;
		return new Observables(sign * (teacherEnergy + c), teacherEnergy + 2 * c + q, overlapGap, (0 - (2 * c + q)) /
			teacherEnergy, Math.max(0, loss), meanSquaredError);
	}

	/**
	 * Measures weights in O(d), through the error form where |u|/s* exceeds 1/2.
	 *
	 * @param weights d values starting at offset
	 */
	public static Observables of(final RetrievalProblem problem, final double[] weights, final int offset) {
		final double[] spectrum = problem.spectrum();
		final double[] teacher = problem.teacher();
		double overlap = 0, energy = 0, teacherEnergy = 0, plus = 0, minus = 0;
		for (int i = 0; i < spectrum.length; i++) {
			final double w = weights[offset + i];
			final double t = teacher[i];
			overlap += spectrum[i] * w * t;
			energy += spectrum[i] * w * w;
			teacherEnergy += spectrum[i] * t * t;
			plus += (w - t) * (w - t);
			minus += (w + t) * (w + t);
		}
		final double meanSquaredError = Math.min(plus, minus) / spectrum.length;
		if (2 * Math.abs(overlap) <= teacherEnergy) return direct(teacherEnergy, overlap, energy, meanSquaredError);
		final int sign = overlap > 0 ? 1 : -1;
		double c = 0, q = 0;
		for (int i = 0; i < spectrum.length; i++) {
			final double e = sign * weights[offset + i] - teacher[i];
			c += spectrum[i] * e * teacher[i];
			q += spectrum[i] * e * e;
		}
		return ofError(teacherEnergy, sign, c, q, meanSquaredError);
	}
}
