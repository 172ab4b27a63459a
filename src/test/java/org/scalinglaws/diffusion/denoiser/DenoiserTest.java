package org.scalinglaws.diffusion.denoiser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.scalinglaws.integrate.GaussRule;

class DenoiserTest {

	private static final double FROM = 0.002, TO = 80;

	/** Layers, start, eigenvalue, time, variance: mpmath's quadrature of the weights' law with 30 digits. */
	private static final double[][] KNOWN = { { 1, 0, 8, 1e-8, 4.00001356367341091e-6 }, { 1, 0, 8, 0.05,
		0.0188493603390361373 }, { 1, 0, 0.001, 100, 0.0000158754485052113174 }, { 1, 0.1, 0.001, 300000,
			0.00100399984312502453 }, { 1, 0.1, 1e-09, 30000, 4.455010241699131e-6 }, { 1, 0.1, 0, 1e6,
				4.00001506627751175e-6 }, { 1, 1.5, 0.25, 2, 2.13426566618364733 }, { 1, 0, 1e40, 1e-30, 6400 }, { 2, 0.1, 8, 1e-8,
					0.0000333019984466490674 }, { 2, 0.01, 0.25, 1, 0.0000104704103203886584 }, { 2, 0.1, 0.001, 50,
						0.0000135521424661956295 }, { 2, 0.1, 1e-9, 10000, 5.66138222987694823e-6 }, { 2, 0.3, 0, 100000,
							4.95513444817495589e-6 }, { 2, 2, 0.5, 0.3, 5.03940542868716481 } };

	@Test
	void varianceIsThatOfManyDigits() {
		for (final double[] known : KNOWN)
			assertEquals(known[4], new Denoiser((int) known[0], known[1], 1, FROM, TO).variance(known[2], known[3]), 3e-14 *
				known[4], Arrays.toString(known));
	}

	/** The probability-flow equation is linear: its solution is one integral over the weights, here by panels of Gauss. */
	@Test
	void varianceIsTheIntegralOfTheWeights() {
		for (int layers = 1; layers <= 2; layers++)
			for (final double start : new double[] { 0, 0.01, 0.1, 0.9 })
				for (int k = -3; k <= 8; k++)
					for (double time = 1e-7; time < 1e7; time *= 7) {
						if (layers == 2 && start == 0) continue;
						final double eigenvalue = Math.pow(2, -k), rate = 0.3, t = time;
						final int depth = layers;
						final double integral = integral(logSigma -> weight(depth, start, eigenvalue, Math.exp(2 * logSigma), rate *
							t) - 1);
						final double expected = TO * TO * Math.exp(2 * integral);
						assertEquals(expected, new Denoiser(layers, start, rate, FROM, TO).variance(eigenvalue, time), 4e-13 *
							expected, layers + " layers, start " + start + ", eigenvalue " + eigenvalue + ", time " + time);
					}
	}

	/** As the paper writes it. */
	private static double weight(final int layers, final double start, final double eigenvalue, final double u,
		final double time)
	{
		final double best = eigenvalue / (eigenvalue + u);
		if (layers == 1) return best + (start - best) * Math.exp(-2 * time * (u + eigenvalue));
		final double rate = 8 * time * eigenvalue; // (best - start) e^-rate + start, but with all its digits
		return best * start / (best * Math.exp(-rate) - start * Math.expm1(-rate));
	}

	private static double integral(final DoubleUnaryOperator integrand) {
		final double a = Math.log(FROM), b = Math.log(TO);
		final int panels = 60;
		double sum = 0;
		for (int p = 0; p < panels; p++)
			for (int i = 0; i < GaussRule.STANDARD.size(); i++)
				sum += (b - a) / panels * GaussRule.STANDARD.weight(i) * integrand.applyAsDouble(a + (b - a) * (p +
					GaussRule.STANDARD.point(i)) / panels);
		return sum;
	}

	/** Gradient flow of the loss by Runge-Kutta; two layers: of p with w = p^2, loss (p^2 - 1)^2 lambda + p^4 sigma^2. */
	@Test
	void weightFollowsGradientFlow() {
		for (final double sigma : new double[] { 0.1, 1, 3 })
			for (final double eigenvalue : new double[] { 0, 0.2, 2 }) {
				final double u = sigma * sigma, time = 0.7, rate = 0.4, start = 0.15;
				final double one = follow(start, rate * time, w -> -2 * ((eigenvalue + u) * w - eigenvalue));
				final double two = follow(Math.sqrt(start), rate * time, p -> -4 * p * ((p * p - 1) * eigenvalue + p * p * u));
				assertEquals(one, new Denoiser(1, start, rate, FROM, TO).weight(eigenvalue, sigma, time), 1e-11);
				assertEquals(two * two, new Denoiser(2, start, rate, FROM, TO).weight(eigenvalue, sigma, time), 1e-11);
			}
	}

	private static double follow(final double start, final double time, final DoubleUnaryOperator slope) {
		final int steps = 4000;
		final double h = time / steps;
		double w = start;
		for (int i = 0; i < steps; i++) {
			final double a = slope.applyAsDouble(w), b = slope.applyAsDouble(w + h / 2 * a), c = slope.applyAsDouble(w + h / 2 * b);
			w += h / 6 * (a + 2 * b + 2 * c + slope.applyAsDouble(w + h * c));
		}
		return w;
	}

	@Test
	void twoLayersReachTheHarmonicMean() {
		for (final double eigenvalue : new double[] { 8, 1, 1e-3 }) {
			final double best = eigenvalue / (eigenvalue + FROM * FROM), start = 0.07, rate = 0.3;
			assertEquals(2 * start * best / (start + best), new Denoiser(2, start, rate, FROM, TO).weight(eigenvalue, Math.log(2) /
				(8 * rate * eigenvalue)), 1e-14);
		}
	}

	@Test
	void variancesBeginAndEndWhereTheyMust() {
		for (int layers = 1; layers <= 2; layers++)
			for (final double eigenvalue : new double[] { 8, 1, 1e-3, 1e-8, 0 }) {
				final Denoiser denoiser = new Denoiser(layers, 0.1, 2, FROM, TO);
				final double last = TO * TO * (eigenvalue + FROM * FROM) / (eigenvalue + TO * TO);
				assertEquals(TO * TO * Math.pow(FROM / TO, 1.8), denoiser.variance(eigenvalue, 0), 1e-17);
				assertEquals(0.1, denoiser.weight(eigenvalue, 0), 0);
				assertEquals(last, denoiser.variance(eigenvalue, 1e40), 2e-14 * last);
				assertEquals(last, Math.exp(denoiser.finalLogVariance(eigenvalue)), 2e-14 * last);
				assertEquals(eigenvalue / (eigenvalue + FROM * FROM), denoiser.weight(eigenvalue, 1e40), 1e-15);
			}
	}

	/** Time and rate only count as their product; units of data can be changed. */
	@Test
	void scales() {
		for (int layers = 1; layers <= 2; layers++) {
			final double one = new Denoiser(layers, 0.1, 2, FROM, TO).variance(0.3, 5);
			assertEquals(one, new Denoiser(layers, 0.1, 10, FROM, TO).variance(0.3, 1), 1e-14 * one);
			assertEquals(9 * one, new Denoiser(layers, 0.1, 2 / 9.0, 3 * FROM, 3 * TO).variance(9 * 0.3, 5), 2e-13 * one);
		}
	}

	@Test
	void refusesWhatIsOutOfRange() {
		refuses("layers", 3, 0.1, 1, 1, 2);
		refuses("start", 1, -0.1, 1, 1, 2);
		refuses("start must be greater than 0 for two layers", 2, 0, 1, 1, 2);
		refuses("learningRate", 1, 0.1, 0, 1, 2);
		refuses("sigmaFrom must be finite and greater than 0, was 0", 1, 0.1, 1, 0, 2);
		refuses("sigmaFrom must be less than sigmaTo = 2, was 2", 1, 0.1, 1, 2, 2);
		refuses("sigmaTo", 1, 0.1, 1, 1, Double.POSITIVE_INFINITY);
		assertThrows(IllegalArgumentException.class, () -> Denoiser.checked(new double[] { 1, -1 }));
		assertThrows(IllegalArgumentException.class, () -> Denoiser.checked(new double[] { 1e60 }));
		assertThrows(IllegalArgumentException.class, () -> Denoiser.checked(new double[3]));
	}

	private static void refuses(final String message, final int layers, final double start, final double rate,
		final double from, final double to)
	{
		final Exception thrown = assertThrows(IllegalArgumentException.class, () -> new Denoiser(layers, start, rate, from, to));
		assertEquals(message, thrown.getMessage().substring(0, Math.min(message.length(), thrown.getMessage().length())));
	}
}
