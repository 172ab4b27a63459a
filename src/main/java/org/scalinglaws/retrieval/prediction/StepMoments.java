package org.scalinglaws.retrieval.prediction;

import org.scalinglaws.retrieval.flow.FlowForm;

/**
 * What one step of stochastic gradient descent does to the first and second moments
 * of a coordinate, as polynomials of the two scalars c and q.
 * <p>
 * In the variables of a {@link FlowForm}, e and w* of a coordinate of eigenvalue
 * lambda, with E the mean of e^2 and C that of e w*, a step at the learning rate eta
 * makes
 * </p>
 *
 * <pre>
 * E + 2 eta lambda (R E + F C) + eta^2 (lambda N + lambda^2 (X E + Y C + Z w*^2))
 * C +   eta lambda (R C + F w*^2)
 * </pre>
 *
 * with R and F rate and forcing of the flow. The rest is the second moment of the
 * step, 16 eta^2 E[x^2 g]/b + (1 - 1/b) (mean step)^2 for batches of b samples: with
 * A = x.e and B = x.w* jointly Gaussian (variances q and s*, covariance c) about an
 * optimum
 *
 * <pre>
 * g = A^2 (A + 2B)^2 (A + B)^2 + noiseVariance (A + B)^2
 * </pre>
 *
 * about the origin (A^2 - B^2)^2 A^2 + noiseVariance A^2, and by Stein's lemma
 * E[x^2 g] = lambda E g + lambda^2 (e^2 E g_AA + 2 e w* E g_AB + w*^2 E g_BB). Nothing
 * cancels where e is small. The step is exact for given c and q; that these are taken
 * for their means is the mean field.
 */
final class StepMoments {

	/** Indices of the coefficients, those of VectorMoments for one vector and one teacher. */
	static final int R = 0, F = 1, N = 2, X = 3, Y = 4, Z = 5;

	static final int COUNT = 6;

	private final ScalarCubic[] polynomials;

	/**
	 * @param noiseVariance of the labels, from 0
	 * @param batchSize b, from 1
	 */
	StepMoments(final FlowForm form, final double noiseVariance, final double batchSize) {
		final ScalarCubic rate = constant(form.rate(0, 0)).plus(form.rateC(), ScalarCubic.C).plus(form.rateQ(),
			ScalarCubic.Q);
		final ScalarCubic forcing = constant(0).plus(form.forcingC(), ScalarCubic.C).plus(form.forcingQ(), ScalarCubic.Q);
		final ScalarCubic[] gradient = form.sign() == 0 ? aboutOrigin(form.teacherEnergy(), noiseVariance) : aboutOptimum(
			form.teacherEnergy(), noiseVariance);
		final double single = 16 / batchSize, mean = 1 - 1 / batchSize;
		polynomials = new ScalarCubic[] { rate, forcing, gradient[0].times(single), gradient[1].times(single).plus(mean, rate
			.times(rate)), gradient[2].times(2 * single).plus(2 * mean, rate.times(forcing)), gradient[3].times(single).plus(mean,
				forcing.times(forcing)) };
	}

	private static ScalarCubic constant(final double value) {
		return ScalarCubic.ONE.times(value);
	}

	/** E g, E g_AA, E g_AB and E g_BB. */
	private static ScalarCubic[] aboutOrigin(final double t, final double noise) {
		final ScalarCubic c = ScalarCubic.C, q = ScalarCubic.Q, cc = c.times(c), cq = c.times(q), qq = q.times(q);
		return new ScalarCubic[] { //
			q.times(qq).times(15).plus(-6 * t, qq).plus(-24, q.times(cc)).plus(3 * t * t + noise, q).plus(12 * t, cc), //
			qq.times(90).plus(-24 * t, q).plus(-48, cc).plus(constant(6 * t * t + 2 * noise)), //
			cq.times(-48).plus(24 * t, c), //
			qq.times(-12).plus(12 * t, q).plus(24, cc) };
	}

	private static ScalarCubic[] aboutOptimum(final double t, final double noise) {
		final ScalarCubic c = ScalarCubic.C, q = ScalarCubic.Q, cc = c.times(c), cq = c.times(q), qq = q.times(q);
		return new ScalarCubic[] { //
			q.times(qq).times(15).plus(90, qq.times(c)).plus(39 * t, qq).plus(156, q.times(cc)).plus(108 * t, cq).plus(72, c
				.times(cc)).plus(12 * t * t + noise, q).plus(48 * t, cc).plus(2 * noise, c).plus(constant(noise * t)), //
			qq.times(90).plus(360, cq).plus(156 * t, q).plus(312, cc).plus(216 * t, c).plus(constant(24 * t * t + 2 *
				noise)), //
			qq.times(90).plus(312, cq).plus(108 * t, q).plus(216, cc).plus(96 * t, c).plus(constant(2 * noise)), //
			qq.times(78).plus(216, cq).plus(48 * t, q).plus(96, cc).plus(constant(2 * noise)) };
	}

	/** The coefficients times eta or eta^2, in the order of their indices. */
	void values(final double c, final double q, final double eta, final double[] values) {
		for (int i = 0; i < COUNT; i++)
			values[i] = (i < N ? eta : eta * eta) * polynomials[i].value(c, q);
	}

	/** Their derivatives. */
	void derivatives(final double c, final double q, final double eta, final double[] byC, final double[] byQ) {
		for (int i = 0; i < COUNT; i++) {
			final double factor = i < N ? eta : eta * eta;
			byC[i] = factor * polynomials[i].byC(c, q);
			byQ[i] = factor * polynomials[i].byQ(c, q);
		}
	}
}
