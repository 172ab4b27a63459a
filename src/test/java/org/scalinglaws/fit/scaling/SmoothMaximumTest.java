package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** Tests {@link SmoothMaximum} against the law itself and its derivatives against differences. */
class SmoothMaximumTest {

	private static final double STEP = 1e-4;

	/** A central difference of step h is off by h^2 of a third derivative (1e-8 x 10) and by rounding / h (1e-12). */
	private static final double ERROR = 3e-7;

	@ParameterizedTest
	@EnumSource(ScalingForm.class)
	void isTheLogarithmOfTheLaw(final ScalingForm form) {
		final RandomStream random = Streams.of(1).stream("parameters", form.ordinal());
		final LossPoints points = LossTables.points(LossTables.SUM, 0, 1);
		for (int k = 0; k < 50; k++) {
			final double[] p = parameters(form, random);
			final ScalingLaw law = ScalingLaw.of(form, p, points);
			final double logSize = random.nextGaussian(), logData = random.nextGaussian();
			assertEquals(law.loss(Math.exp(logSize + points.meanLogSize), Math.exp(logData + points.meanLogData)), Math.exp(
				new SmoothMaximum(form).value(p, logSize, logData)), 1e-11 * law.loss(Math.exp(points.meanLogSize), Math.exp(
					points.meanLogData)) * 100);
		}
	}

	@ParameterizedTest
	@EnumSource(ScalingForm.class)
	void derivativesAreThoseOfDifferences(final ScalingForm form) {
		final RandomStream random = Streams.of(2).stream("parameters", form.ordinal());
		final SmoothMaximum law = new SmoothMaximum(form), other = new SmoothMaximum(form);
		final int n = form.parameters();
		for (int k = 0; k < 50; k++) {
			final double[] p = parameters(form, random);
			final double x = random.nextGaussian(), z = random.nextGaussian();
			law.derive(p, x, z);
			for (int j = 0; j < n; j++) {
				final double[] up = p.clone(), down = p.clone();
				up[j] += STEP;
				down[j] -= STEP;
				assertEquals((other.value(up, x, z) - other.value(down, x, z)) / (2 * STEP), law.gradient[j], ERROR, form +
					" gradient " + j);
				other.derive(up, x, z);
				final double[] above = other.gradient.clone();
				other.derive(down, x, z);
				for (int i = j; i < n; i++)
					assertEquals((above[i] - other.gradient[i]) / (2 * STEP), law.hessian[i * n + j], ERROR, form + " hessian " + i +
						", " + j);
			}
		}
	}

	private static double[] parameters(final ScalingForm form, final RandomStream random) {
		final double[] p = new double[form.parameters()];
		for (int i = 0; i < p.length; i++)
			p[i] = i < form.terms() ? random.nextGaussian() : 0.3 + random.nextDouble();
		return p;
	}
}
