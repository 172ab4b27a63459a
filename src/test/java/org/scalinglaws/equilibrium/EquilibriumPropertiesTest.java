package org.scalinglaws.equilibrium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.scalinglaws.equilibrium.entropy.LinearDiffusion;
import org.scalinglaws.equilibrium.variance.NoisyQuadratic;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any stationary state: entropy is produced, or none where all commutes; variance rises with the rate. */
class EquilibriumPropertiesTest {

	private static double[][] symmetric(final double a, final double b, final double angle) {
		final double c = Math.cos(angle), s = Math.sin(angle);
		return new double[][] { { a * c * c + b * s * s, (a - b) * c * s }, { (a - b) * c * s, a * s * s + b * c * c } };
	}

	/** H and noise at an angle: with it the rate is not 0, of the same axes it is; a turn of both changes nothing. */
	@Property
	void entropyIsProducedUnlessAllCommutes(@ForAll @DoubleRange(min = 0.1, max = 1) final double a,
		@ForAll @DoubleRange(min = 1.5, max = 10) final double b, @ForAll @DoubleRange(min = 0.1, max = 1.4) final double angle,
		@ForAll @DoubleRange(min = 0.01, max = 1) final double learningRate)
	{
		final LinearDiffusion one = new LinearDiffusion(symmetric(a, b, 0), symmetric(1, 3, angle), learningRate, 2);
		final double rate = one.rate();
		assertTrue(rate > 0);
		assertEquals(0, new LinearDiffusion(symmetric(a, b, angle), symmetric(1, 3, angle), learningRate, 2).rate(), 1e-12);
		assertEquals(rate, new LinearDiffusion(symmetric(a, b, 0.7), symmetric(1, 3, angle + 0.7), learningRate, 2).rate(), 1e-9 *
			rate + 1e-12);
		// the curvature is the unit of time, the size of the noise none of it
		assertEquals(5 * rate, new LinearDiffusion(symmetric(5 * a, 5 * b, 0), symmetric(7, 21, angle), learningRate, 2).rate(),
			1e-9 * rate + 1e-12);
	}

	@Property
	void variancesRiseWithTheLearningRate(@ForAll @DoubleRange(min = 0.1, max = 10) final double curvature,
		@ForAll @IntRange(min = 2, max = 50) final int half, @ForAll @DoubleRange(min = 0.01, max = 0.8) final double share,
		@ForAll final boolean replacement)
	{
		final int samples = 2 * half;
		final NoisyQuadratic one = new NoisyQuadratic(curvature, samples, 0.7, half, share / curvature, replacement, false), more =
			new NoisyQuadratic(curvature, samples, 0.7, half, 1.2 * share / curvature, replacement, false);
		assertTrue(more.variance() > one.variance());
		assertEquals(3 * one.variance(), new NoisyQuadratic(curvature, samples, 2.1, half, share / curvature, replacement, false)
			.variance(), 1e-12 * one.variance() * 3);
		if (!replacement) assertTrue(one.variance() <= new NoisyQuadratic(curvature, samples, 0.7, half, share / curvature, true,
			false).variance());
	}
}
