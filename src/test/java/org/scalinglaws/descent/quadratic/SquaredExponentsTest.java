package org.scalinglaws.descent.quadratic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.scalinglaws.random.Streams;

/** Predicted exponents: the formulas, the order of ranks, and where there are none. */
class SquaredExponentsTest {

	@Test
	void formulasOfBothRegimes() {
		check(3, 2, -0.4, -1 / 3., -0.4, -1 / 3.);
		check(1.4, 2.3, -2.6 / 3.7, -1.3 / 1.4, -1.3 / 2.3, -1.3 / 2.3);
		check(2, 2, -0.5, -0.5, -0.5, -0.5);
	}

	private static void check(final double a, final double b, final double flow, final double linearFlow, final double sgd,
		final double linearSgd)
	{
		final SquaredRegression problem = SquaredFlowTest.powerLaws(300, a, b, 0.1);
		final SquaredExponents ofFlow = SquaredExponents.ofFlow(problem), ofSgd = SquaredExponents.ofSgd(problem);
		assertEquals(a, ofFlow.spectrum(), 1e-12);
		assertEquals(b, ofFlow.target(), 1e-12);
		assertEquals(flow, ofFlow.squared(), 1e-12);
		assertEquals(linearFlow, ofFlow.linear(), 1e-12);
		assertEquals(sgd, ofSgd.squared(), 1e-12);
		assertEquals(linearSgd, ofSgd.linear(), 1e-12);
	}

	@Test
	void ranksGoByTheSpectrum() {
		final SquaredRegression sorted = SquaredFlowTest.powerLaws(100, 3, 2, 0.1);
		final int[] order = IntStream.range(0, 100).map(i -> i * 37 % 100).toArray();
		final double[] spectrum = IntStream.of(order).mapToDouble(i -> sorted.spectrum()[i]).toArray();
		final double[] target = IntStream.of(order).mapToDouble(i -> sorted.target()[i]).toArray();
		assertEquals(SquaredExponents.ofFlow(sorted), SquaredExponents.ofFlow(new SquaredRegression(spectrum, target, 0.1)));
	}

	@Test
	void withoutPowerLawsThereIsAReason() {
		none("spectrum x target^2 falls like rank^-0.8000, not faster than 1/rank", SquaredFlowTest.powerLaws(100, 3, 0.8, 0.1));
		none("no power law can be told from 5 coordinates, fewer than 8", SquaredFlowTest.powerLaws(5, 3, 2, 0.1));
		final double[] exponential = IntStream.range(0, 100).mapToDouble(i -> Math.exp(-0.2 * i)).toArray();
		none("the spectrum is no power law", new SquaredRegression(exponential, SquaredFlowTest.powers(100, 0), 0.1));
		final double[] zeros = SquaredFlowTest.powers(100, -2);
		zeros[99] = 0;
		none("the spectrum is no power law", new SquaredRegression(zeros, SquaredFlowTest.powers(100, 0), 0.1));
		final RandomGenerator random = Streams.of(1).stream("test", 0);
		final double[] scattered = IntStream.range(0, 100).mapToDouble(i -> Math.exp(2 * random.nextGaussian())).toArray();
		none("spectrum x target^2 is no power law", new SquaredRegression(SquaredFlowTest.powers(100, -1.5), scattered, 0.1));
	}

	private static void none(final String reason, final SquaredRegression problem) {
		final SquaredExponents exponents = SquaredExponents.ofFlow(problem);
		assertTrue(Double.isNaN(exponents.squared()) && Double.isNaN(exponents.linear()), exponents::toString);
		assertEquals(reason, exponents.reason());
	}

	/** Equal eigenvalues: the linear student's risk falls exponentially, without noise. */
	@Test
	void isotropicInputs() {
		final SquaredRegression problem = SquaredFlowTest.powerLaws(100, 0, 3, 0.1);
		assertEquals(-4 / 3., SquaredExponents.ofFlow(problem).squared(), 1e-12);
		assertTrue(Double.isNaN(SquaredExponents.ofFlow(problem).linear()));
		assertEquals(-2 / 3., SquaredExponents.ofSgd(problem).linear(), 1e-12);
	}
}
