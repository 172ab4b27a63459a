package org.scalinglaws.network.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.integrate.GaussRule;

/** The error of a soft threshold where it is a billionth of the energy: against a sum of squares over the support. */
class ShrinkageErrorTest {

	private static final GaussRule RULE = new GaussRule(32);
	private static final int PIECES = 8;

	/** Of d eigenvalues sqrt(d) i^-gamma those above 1e-4, and zeros. */
	private static FreeConvolution spikes(final double dimension, final double exponent) {
		final double[] atoms = new double[(int) Math.pow(1e4 * Math.sqrt(dimension), 1 / exponent) + 1];
		Arrays.setAll(atoms, i -> i + 1 < atoms.length ? Math.sqrt(dimension) * Math.pow(i + 1, -exponent) : 0);
		final double[] weights = new double[atoms.length];
		Arrays.fill(weights, 1);
		weights[atoms.length - 1] = dimension - atoms.length + 1;
		return new FreeConvolution(atoms, weights);
	}

	@ParameterizedTest
	@CsvSource({ "1e9, 20, 0.3535533952, 2.5", "1e9, 20, 0.2500000006, 1.00486", "1e9, 20, 0.2500000002, 0.49978",
		"1e8, 20, 0.1118, 0.25", "1e9, 3, 0.353553514, 2.5", "1e9, 3, 0.3, 0.61", "1e6, 3, 0.3, 0.4",
		"1e9, 20, 0.3, 31622.776603", "1e9, 3, 0.3, 3952.84708", "1e4, 20, 1, 50" })
	void isASumOfSquares(final double dimension, final double exponent, final double noise, final double threshold) {
		final FreeConvolution convolution = spikes(dimension, exponent);
		final Tail tail = convolution.tail(noise, threshold);
		final double[] expected = sums(convolution, noise, threshold);
		assertEquals(1, expected[0] / tail.shrinkageError(), 1e-6);
		assertEquals(1, expected[1], 1e-12);
		assertEquals(expected[2], tail.thresholdCurvature() / 2, 1e-6 * expected[2] + 1e-18);
	}

	/** Error, mass, and mass above t. */
	private static double[] sums(final FreeConvolution convolution, final double noise, final double threshold) {
		final Atoms atoms = new Atoms(convolution.atoms(), convolution.weights());
		final Subordination curve = new Subordination(atoms, noise);
		final double cut = curve.preimage(threshold, Double.NaN).real();
		final double[] sums = new double[3];
		for (final Bulk.Panel panel : new Bulk(atoms, noise).panels()) {
			double middle = panel.from();
			if (cut > panel.u(panel.to())) middle = panel.to();
			else if (cut > panel.u(middle)) middle = 2 * Math.asin(Math.sqrt((cut - panel.a()) / panel.width()));
			for (int i = 0; i < PIECES; i++) {
				add(atoms, curve, noise, threshold, panel, panel.from(), middle, i, false, sums);
				add(atoms, curve, noise, threshold, panel, middle, panel.to(), i, true, sums);
			}
		}
		return sums;
	}

	private static void add(final Atoms atoms, final Subordination curve, final double noise, final double threshold,
		final Bulk.Panel panel, final double from, final double to, final int piece, final boolean above, final double[] sums)
	{
		final double[] at = new double[4];
		for (int j = 0; j < RULE.size(); j++) {
			final double phi = from + (to - from) * (piece + RULE.point(j)) / PIECES, u = panel.u(phi);
			final double square = curve.heightSquared(u, panel.guess(u));
			atoms.sum(u, square, at);
			final double mass = panel.width() / 2 * Math.sin(phi) * (to - from) / PIECES * RULE.weight(j) * Subordination.slope(noise *
				noise, square, at[2], at[3]) * Math.sqrt(square) / (Math.PI * noise * noise);
			final double estimate = above ? curve.position(u) - threshold : 0;
			for (int k = 0; k < atoms.size(); k++) {
				final double off = u - atoms.value(k), error = atoms.value(k) - estimate;
				sums[0] += mass * atoms.weight(k) * noise * noise / (off * off + square) * error * error;
			}
			sums[1] += mass;
			if (above) sums[2] += mass;
		}
	}

	/** Almost without noise what is below t is lost, and t of each one above. */
	@ParameterizedTest
	@CsvSource({ "1e9, 20, 5.59e-5, 2.5", "1e9, 3, 1e-3, 40", "1e8, 3, 1e-3, 3" })
	void hasItsLimit(final double dimension, final double exponent, final double noise, final double threshold) {
		double energy = 0;
		for (int i = 100_000; i >= 1; i--)
			energy += Math.pow(Math.min(Math.sqrt(dimension) * Math.pow(i, -exponent), threshold), 2) / dimension;
		assertEquals(1, spikes(dimension, exponent).tail(noise, threshold).shrinkageError() / energy, 1e-6);
	}

	/** Its derivative in the threshold, 2 t mass - 2 delta^2 mean g above, by Richardson's differences. */
	@Test
	void changesWithTheThreshold() {
		final FreeConvolution convolution = spikes(1e9, 20);
		for (final double t : new double[] { 0.6, 1, 2.5 }) {
			final Tail tail = convolution.tail(0.25, t);
			final DoubleUnaryOperator error = x -> convolution.tail(0.25, x).shrinkageError();
			final double h = 0.01 * t, slope = (8 * (error.applyAsDouble(t + h) - error.applyAsDouble(t - h)) - error
				.applyAsDouble(t + 2 * h) + error.applyAsDouble(t - 2 * h)) / (12 * h);
			assertEquals(1, slope / (t * tail.thresholdCurvature() + 0.25 * tail.mixedCurvature()), 1e-4);
		}
	}
}
