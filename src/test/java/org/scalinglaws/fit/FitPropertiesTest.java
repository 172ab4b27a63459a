package org.scalinglaws.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.scalinglaws.properties.Tasks.times;

import java.util.Random;
import java.util.stream.IntStream;

import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.fit.tail.TailExponent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Fits know no units: of other units they give the same exponents, errors and windows. */
class FitPropertiesTest {

	@Property
	void powerLawsHaveNoUnits(@ForAll @DoubleRange(min = -3, max = 3) final double exponent, @ForAll final long seed,
		@ForAll @DoubleRange(min = -30, max = 30) final double unitX, @ForAll @DoubleRange(min = -30, max = 30) final double unitY)
	{
		final Random random = new Random(seed);
		final double[] x = IntStream.range(0, 60).mapToDouble(i -> Math.pow(1.2, i)).toArray(), y = IntStream.range(0, 60)
			.mapToDouble(i -> Math.pow(x[i], exponent) * Math.exp(0.05 * random.nextGaussian())).toArray();
		final double a = Math.pow(10, unitX), b = Math.pow(10, unitY);
		final PowerLawFit one = PowerLawFit.of(x, y, x[0], x[59]), other = PowerLawFit.of(times(x, a), times(y, b), a * x[0], a *
			x[59] * (1 + 1e-14));
		assertEquals(one.exponent(), other.exponent(), 1e-9); // rounding of logarithms up to 70, over a range of 11
		assertEquals(one.standardError(), other.standardError(), 1e-9);
	}

	@Property
	void tailsHaveNoUnits(@ForAll @DoubleRange(min = 1.5, max = 4) final double exponent, @ForAll final long seed,
		@ForAll @DoubleRange(min = -30, max = 30) final double unit)
	{
		final Random random = new Random(seed);
		final double[] values = random.doubles(300).map(p -> Math.pow(1 - p, -1 / (exponent - 1))).toArray();
		final double c = Math.pow(10, unit);
		final TailExponent one = TailExponent.of(values), other = TailExponent.of(times(values, c));
		assertEquals(one.exponent(), other.exponent(), 1e-8 * one.exponent()); // of the smallest differences of logarithms
		assertEquals(one.from() * c, other.from(), 1e-12 * other.from());
	}

	/** N -> a N, D -> b D, loss -> c loss: exponents stay, E -> c E; one and the same optimum, found to the search's tolerance. */
	@Property(tries = 15)
	void scalingLawsHaveNoUnits(@ForAll @DoubleRange(min = 0.2, max = 0.6) final double alpha,
		@ForAll @DoubleRange(min = 0.2, max = 0.6) final double beta, @ForAll @DoubleRange(min = -2, max = 2) final double unit)
	{
		final double[] n = new double[30], d = new double[30], loss = new double[30];
		for (int i = 0; i < 30; i++) {
			n[i] = 1e6 * Math.pow(10, i % 5 / 2.0);
			d[i] = 1e8 * Math.pow(4, i / 5);
			loss[i] = (1.5 + 3 * Math.pow(n[i] / 1e6, -alpha) + 2 * Math.pow(d[i] / 1e8, -beta)) * (1 + 1e-3 * Math.sin(17 * i));
		}
		final double c = Math.pow(10, unit);
		final ScalingFit one = ScalingFit.of(LossPoints.of(n, d, loss), ScalingForm.SUM, 1e-3), other = ScalingFit.of(LossPoints.of(
			times(n, c), times(d, 1 / c), times(loss, c)), ScalingForm.SUM, 1e-3);
		assertEquals(one.law().sizeExponent(), other.law().sizeExponent(), 1e-4);
		assertEquals(one.law().dataExponent(), other.law().dataExponent(), 1e-4);
		assertEquals(one.law().irreducible() * c, other.law().irreducible(), 1e-4 * other.law().irreducible());
	}
}
