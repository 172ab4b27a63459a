package org.scalinglaws.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.scalinglaws.diffusion.denoiser.Denoiser;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any mode of a denoiser: it is learned without turning back, to Wiener's filter, in any unit of the data. */
class DiffusionPropertiesTest {

	@Property
	void weightsGoToWienersFilterWithoutTurningBack(@ForAll @IntRange(min = 1, max = 2) final int layers,
		@ForAll @DoubleRange(min = 0.01, max = 0.9) final double start, @ForAll @DoubleRange(min = -3, max = 3) final double power,
		@ForAll @DoubleRange(min = -2, max = 0) final double level)
	{
		final double eigenvalue = Math.pow(10, power), sigma = Math.pow(10, level), filter = eigenvalue / (eigenvalue + sigma * sigma);
		final Denoiser denoiser = new Denoiser(layers, start, 0.5, sigma, 40);
		double before = Math.abs(denoiser.weight(eigenvalue, 0) - filter);
		for (double time = 1e-3; time < 1e9; time *= 3) {
			final double distance = Math.abs(denoiser.weight(eigenvalue, time) - filter);
			assertTrue(distance <= before + 1e-14);
			before = distance;
		}
		assertEquals(filter, denoiser.weight(eigenvalue, 1e12), 1e-12);
	}

	/** x -> k x: eigenvalues k^2, noise levels k, time 1/k^2; what is drawn has k^2 of the variance. */
	@Property
	void unitsOfTheDataAreUnitsOfTime(@ForAll @IntRange(min = 1, max = 2) final int layers,
		@ForAll @DoubleRange(min = 0.01, max = 0.9) final double start, @ForAll @DoubleRange(min = -2, max = 2) final double power,
		@ForAll @DoubleRange(min = -3, max = 3) final double unit, @ForAll @DoubleRange(min = -3, max = 3) final double when)
	{
		final double eigenvalue = Math.pow(10, power), k = Math.pow(10, unit), time = Math.pow(10, when);
		final double one = new Denoiser(layers, start, 0.5, 0.01, 40).variance(eigenvalue, time), other = new Denoiser(layers, start,
			0.5, 0.01 * k, 40 * k).variance(eigenvalue * k * k, time / k / k);
		assertEquals(k * k * one, other, 1e-9 * k * k * one); // exponents of up to 1e3 carry that many roundings
	}
}
