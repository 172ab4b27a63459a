package org.scalinglaws.network.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.integrate.GaussRule;
import org.scalinglaws.network.convolution.Subordination.Preimage;

public class FreeConvolutionTest {

	private static final GaussRule DOUBLED = new GaussRule(32);

	public static double[] powerLaw(final int dimension, final double exponent) {
		final double[] atoms = new double[dimension];
		Arrays.setAll(atoms, i -> Math.sqrt(dimension) * Math.pow(i + 1, -exponent));
		return atoms;
	}

	private static double[] values(final Tail tail) {
		return new double[] { tail.value(), tail.thresholdSlope(), tail.noiseSlope(), tail.thresholdCurvature(), tail
			.mixedCurvature(), tail.noiseCurvature(), tail.shrinkageError() };
	}

	/** Mass, first and second moment of the unit semicircle (radius 2) above tau. */
	private static double[] semicircle(final double tau) {
		final double root = Math.sqrt(4 - tau * tau);
		final double mass = .5 - tau * root / (4 * Math.PI) - Math.asin(tau / 2) / Math.PI;
		return new double[] { mass, root * root * root / (6 * Math.PI), mass + tau * root * root * root / (8 * Math.PI) };
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "1, 0.7", "1, -0.7", "1, 1.5", "1, -1.9", "3e5, 0.3", "1e-7, 1.1" })
	void agreesWithTheSemicircle(final double noise, final double tau) {
		final FreeConvolution zero = new FreeConvolution(new double[] { 0, 0 }, new double[] { 3, 1 });
		final Tail tail = zero.tail(noise, tau * noise);
		final double[] m = semicircle(tau);
		final double value = m[2] - 2 * tau * m[1] + tau * tau * m[0];
		final double slope = -2 * (m[1] - tau * m[0]);
		final double mixed = slope - tau * 2 * m[0]; // J = delta^2 j(t / delta): Euler
		final double byNoise = 2 * value - tau * slope;
		final double[] scale = { noise * noise, noise, noise, 1, 1, 1, noise * noise };
		final double[] expected = { value, slope, byNoise, 2 * m[0], mixed, byNoise - tau * mixed, -value + tau * slope +
			byNoise };
		final double[] actual = values(tail);
		for (int i = 0; i < scale.length; i++)
			assertEquals(expected[i], actual[i] / scale[i], 1e-13, "entry " + i);
		assertEquals(1 - m[0], zero.distribution(noise, tau * noise), 1e-14);
		final FreeConvolution.Density curve = zero.density(noise, 50);
		for (int i = 0; i < curve.values().length; i++) {
			final double x = curve.values()[i] / noise;
			assertEquals(Math.sqrt(Math.max(0, 4 - x * x)) / (2 * Math.PI), curve.density()[i] * noise, 1e-7); // root of rounding at the edge
		}
		assertEquals(0, zero.minimumMeanSquaredError(noise) / noise / noise, 1e-25); // a square of rounding errors
		assertArrayEquals(new double[] { -2 * noise, 2 * noise }, zero.edges(noise)[0], 1e-15 * noise);
	}

	@Test
	void keepsItsDigitsAtTheVeryEdge() {
		final FreeConvolution zero = FreeConvolution.of(new double[] { 0 });
		for (final double e : new double[] { 1e-2, 1e-4, 1e-6 }) {
			// J = (16 / (105 pi)) e^(7/2) (1 - e/24 + ...): density sqrt(y)(1 - y/8)/pi at y below the edge
			final double expected = 16 / (105 * Math.PI) * Math.pow(e, 3.5) * (1 - e / 24);
			assertEquals(1, zero.tail(1, 2 - e).value() / expected, e * e / 16 + 4e-15 / e);
		}
	}

	/** Above plus below is mean (s - t)^2 + delta^2 with all its derivatives; the two contours share no point. */
	@ParameterizedTest
	@CsvSource({ "2, 1", "7, 0.6", "60, 1", "200, 1.5" })
	void addsUpToTheMoments(final int dimension, final double exponent) {
		final Atoms atoms = atoms(powerLaw(dimension, exponent));
		final Random random = new Random(5);
		for (int i = 0; i < 200; i++) {
			final double noise = Math.exp(-5 + 7 * random.nextDouble());
			final double t = (1.1 * random.nextDouble() - .1) * (atoms.top() + 2 * noise);
			final Preimage start = new Subordination(atoms, noise).preimage(t, Double.NaN);
			final double[] up = new TailContour(atoms, noise, t, start, 1, GaussRule.STANDARD).integrals();
			final double[] down = new TailContour(atoms, noise, t, start, -1, GaussRule.STANDARD).integrals();
			final double m1 = atoms.mean() - t;
			final double m2 = atoms.variance() + m1 * m1 + noise * noise;
			// int over the whole line of z^j g^k dz: -pi times the residue at infinity
			final double[] residues = { 1, m1, m2, 0, 1, 0, atoms.variance() + atoms.mean() * atoms.mean() };
			for (int j = 0; j < 7; j++) {
				final double scale = Math.max(1, Math.pow(m2, j < 3 ? j / 2. : j == 4 ? 0 : j == 6 ? 1 : -.5));
				assertEquals(residues[j], (down[j] - up[j]) / Math.PI, 1e-12 * scale * (j == 5 ? 1 / noise / noise : j == 3 ? 1 /
					noise : 1), j + " at " + noise + " " + t);
			}
		}
	}

	private static Atoms atoms(final double[] values) {
		final double[] weights = new double[values.length];
		Arrays.fill(weights, 1);
		return new Atoms(values, weights);
	}

	@Test
	void returnsExactMomentsBelowTheSupportAndZeroAbove() {
		final double[] atoms = { 3, 1, 0, 1, .5 };
		final FreeConvolution convolution = FreeConvolution.of(atoms);
		final double t = -7, noise = .8;
		final double[] below = values(convolution.tail(noise, t));
		double square = 0;
		for (final double s : atoms)
			square += s * s / 5;
		final double value = square - 2 * t * 1.1 + t * t + noise * noise;
		assertArrayEquals(new double[] { value, 2 * (t - 1.1), 2 * noise, 2, 0, 2, t * t + noise * noise }, below, 1e-13);
		assertArrayEquals(new double[] { 0, 0, 0, 0, 0, 0, square }, values(convolution.tail(noise, 1e3)), 1e-14);
		for (final double zero : Arrays.copyOf(values(convolution.tail(noise, 1e3)), 6))
			assertEquals(0., zero); // and not -0.
		assertEquals(0, convolution.distribution(noise, t));
		assertEquals(1, convolution.distribution(noise, 1e3), 1e-15);
	}

	/** Richardson's fourth-order differences of J and its slopes. */
	@ParameterizedTest
	@CsvSource({ "0.5, 0.9", "0.5, 0.2", "0.05, 2.6", "2, 3", "0.02, 5", "1, -1" })
	void differentiates(final double noise, final double t) {
		final FreeConvolution convolution = FreeConvolution.of(powerLaw(40, 1));
		final Tail tail = convolution.tail(noise, t);
		final double h = 1e-3 * noise;
		final double tolerance = 1e-9 * (1 + Math.abs(tail.noiseCurvature())); // h^4 J^(5) and rounding / h
		assertEquals(tail.thresholdSlope(), slope(x -> convolution.tail(noise, x).value(), t, h), tolerance);
		assertEquals(tail.noiseSlope(), slope(x -> convolution.tail(x, t).value(), noise, h), tolerance);
		assertEquals(tail.thresholdCurvature(), slope(x -> convolution.tail(noise, x).thresholdSlope(), t, h), tolerance);
		assertEquals(tail.mixedCurvature(), slope(x -> convolution.tail(x, t).thresholdSlope(), noise, h), tolerance);
		assertEquals(tail.mixedCurvature(), slope(x -> convolution.tail(noise, x).noiseSlope(), t, h), tolerance);
		assertEquals(tail.noiseCurvature(), slope(x -> convolution.tail(x, t).noiseSlope(), noise, h), tolerance);
		assertEquals(2 * (1 - convolution.distribution(noise, t)), tail.thresholdCurvature(), 1e-13);
	}

	private static double slope(final DoubleUnaryOperator f, final double x, final double h) {
		return (8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) - f.applyAsDouble(x + 2 * h) + f.applyAsDouble(x - 2 *
			h)) / (12 * h);
	}

	/** The trapezoidal rule over the density curve: an error of order 1/points^2. */
	@ParameterizedTest
	@ValueSource(doubles = { .03, .3, 1, 5 })
	void integratesTheDensity(final double noise) {
		final FreeConvolution convolution = FreeConvolution.of(powerLaw(30, 1));
		final FreeConvolution.Density curve = convolution.density(noise, 1000);
		for (final double t : new double[] { -3, .1, 1, 2.5, 4, 6 }) {
			double mass = 0, tail = 0;
			for (int i = 1; i < curve.values().length; i++) {
				final double width = curve.values()[i] - curve.values()[i - 1];
				assertTrue(width >= 0);
				final double part = width * (curve.density()[i] + curve.density()[i - 1]) / 2;
				final double off = Math.max(0, (curve.values()[i] + curve.values()[i - 1]) / 2 - t);
				mass += part;
				tail += part * off * off;
			}
			assertEquals(1, mass, 2e-6);
			assertEquals(tail, convolution.tail(noise, t).value(), 4e-6 * (1 + t * t + noise * noise));
		}
	}

	/** Two atoms: w solves (z - w)(w - a)(w - b) = delta^2 (w - (1 - p) a - p b), p the weight of a. */
	@ParameterizedTest
	@ValueSource(doubles = { .05, .4, .5, .55, 2 })
	void solvesTheCubicOfTwoAtoms(final double noise) {
		final double a = 2, b = 1, p = .3;
		final Atoms atoms = new Atoms(new double[] { b, a }, new double[] { .7, .3 });
		final Subordination curve = new Subordination(atoms, noise);
		final FreeConvolution convolution = new FreeConvolution(new double[] { b, a }, new double[] { 1 - p, p });
		for (double x = b - 2.1 * noise; x < a + 2.1 * noise; x += noise / 37) {
			final double n = noise * noise, o = (1 - p) * a + p * b;
			final Complex[] roots = new LaguerreSolver(1e-15).solveAllComplex(new double[] { x * a * b + n * o, -x * (a + b) -
				a * b - n, x + a + b, -1 }, 0);
			final double height = Arrays.stream(roots).mapToDouble(Complex::getImaginary).max().getAsDouble();
			final Preimage preimage = curve.preimage(x, Double.NaN);
			assertEquals(height, preimage.imaginary(), 1e-6); // a double root at an edge, to the root of rounding
			if (height < 1e-3) continue;
			for (final Complex root : roots)
				if (root.getImaginary() == height) assertEquals(root.getReal(), preimage.real(), 1e-11);
		}
		assertEquals(noise < .5 ? 2 : noise > .55 ? 1 : convolution.edges(noise).length, convolution.edges(noise).length);
	}

	@Test
	void findsTheGapOfTwoEqualAtomsWhereItCloses() {
		// atoms 0 and 2, half each: mean 1/(u-s)^2 = 1 at the middle, so the gap closes at delta = 1
		final FreeConvolution convolution = FreeConvolution.of(new double[] { 0, 2 });
		assertEquals(2, convolution.edges(1 - 1e-9).length);
		assertEquals(1, convolution.edges(1 + 1e-9).length);
		final double[][] edges = convolution.edges(.5);
		assertEquals(2 - edges[0][1], edges[1][0], 1e-14);
		assertEquals(.5, convolution.distribution(.5, edges[0][1]), 1e-9);
		assertEquals(.5, convolution.distribution(.5, 1), 0);
		for (int i = 0; i < 2; i++)
			for (final double edge : edges[i])
				assertEquals(0, new Subordination(atoms(new double[] { 0, 2 }), .5).preimage(edge, Double.NaN).imaginary(), 1e-7);
		final Tail gap = convolution.tail(.5, 1);
		assertEquals(1, gap.thresholdCurvature(), 1e-14);
	}

	/** Second-order perturbation of each spike: shift delta^2 sum p/(s_k - s_j), variance p_k delta^2. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-2, 1e-4, 1e-6, 1e-9 })
	void perturbsSpikesAtLowNoise(final double noise) {
		final double[] atoms = { 5, 3, 2, 1.25, 0 };
		final Tail tail = FreeConvolution.of(atoms).tail(noise, 1.6);
		double value = 0, correction = 0;
		for (int k = 0; k < 3; k++) {
			value += (atoms[k] - 1.6) * (atoms[k] - 1.6) / 5;
			double shift = 0;
			for (int j = 0; j < 5; j++)
				if (j != k) shift += 1 / (atoms[k] - atoms[j]) / 5;
			correction += (2 * (atoms[k] - 1.6) * shift + .2) / 5;
		}
		assertEquals(value + noise * noise * correction, tail.value(), 20 * Math.pow(noise, 4) + 1e-14);
		assertEquals(2 * correction, tail.noiseSlope() / noise, 80 * noise * noise + 1e-12);
		assertEquals(2 * correction, tail.noiseCurvature(), 240 * noise * noise + 1e-12);
		assertEquals(1.2, tail.thresholdCurvature(), 1e-14);
	}

	@Test
	void becomesASemicircleAtHighNoise() {
		final FreeConvolution convolution = FreeConvolution.of(powerLaw(50, 1));
		final double mean = Arrays.stream(convolution.atoms()).average().getAsDouble();
		final double noise = 1e4;
		final double[] m = semicircle(.5);
		final double value = convolution.tail(noise, mean + .5 * noise).value() / noise / noise;
		assertEquals(m[2] - m[1] + .25 * m[0], value, 2 * convolution.variance() / noise / noise); // next moment
		assertEquals(convolution.variance(), convolution.minimumMeanSquaredError(noise), convolution.variance() * 10 *
			convolution.variance() / noise / noise);
	}

	/** delta1 and then delta2 is sqrt(delta1^2 + delta2^2): the first spectrum in bins, an error of order width^2. */
	@Test
	void addsNoiseInTwoSteps() {
		final FreeConvolution first = FreeConvolution.of(powerLaw(20, 1));
		final int bins = 4000;
		final double low = -1, high = 6, width = (high - low) / bins, shift = 1;
		final double[] values = new double[bins], weights = new double[bins];
		double last = 0;
		for (int i = 0; i < bins; i++) {
			values[i] = low + (i + .5) * width + shift; // atoms must not be negative
			final double next = first.distribution(.4, low + (i + 1) * width);
			weights[i] = next - last + 1e-300;
			last = next;
		}
		assertEquals(1, last, 1e-15);
		final FreeConvolution second = new FreeConvolution(values, weights);
		for (final double t : new double[] { -.5, .2, 1, 2, 4.4 }) {
			final Tail direct = first.tail(.5, t), stepwise = second.tail(.3, t + shift);
			assertEquals(direct.value(), stepwise.value(), width * width);
			assertEquals(direct.thresholdCurvature(), stepwise.thresholdCurvature(), 2 * width);
		}
	}

	@ParameterizedTest
	@CsvSource({ "3, 1, 1e-13", "60, 0.75, 1e-13", "200, 1, 1e-12", "1000, 1.5, 2e-11", "1000, 0.6, 1e-12" })
	void staysWithDoubledNodes(final int dimension, final double exponent, final double tolerance) {
		final FreeConvolution convolution = FreeConvolution.of(powerLaw(dimension, exponent));
		final Random random = new Random(3);
		for (int i = 0; i < 200; i++) {
			final double noise = Math.exp(-6 + 8 * random.nextDouble());
			final double t = i % 2 == 0 ? noise * Math.exp(-4 + 6 * random.nextDouble()) : Math.sqrt(dimension) * random
				.nextDouble();
			final double[] once = values(convolution.tail(noise, t));
			final double[] twice = values(convolution.tail(noise, t, t - noise / 3, DOUBLED));
			for (int j = 0; j < once.length; j++)
				assertEquals(twice[j], once[j], tolerance * (Math.abs(twice[j]) + (j == 2 ? noise : j > 2 && j < 6 ? 1 : 0)) +
					(twice[j] == 0 ? 1e-30 : 0), j + " at " + noise + " " + t);
		}
	}

	@Test
	void handlesThresholdsOnAtomsAndEdges() {
		final double[] atoms = powerLaw(60, 1);
		final FreeConvolution convolution = FreeConvolution.of(atoms);
		for (final double noise : new double[] { 1e-3, .2, 1 }) {
			double last = Double.POSITIVE_INFINITY;
			for (int k = atoms.length - 1; k >= 0; k--) {
				final Tail tail = convolution.tail(noise, atoms[k]);
				assertTrue(tail.value() < last && tail.value() >= 0);
				last = tail.value();
			}
			for (final double[] edge : convolution.edges(noise)) {
				for (final double t : edge) {
					final double[] here = values(convolution.tail(noise, t));
					final double[] beside = values(convolution.tail(noise, Math.nextUp(t)));
					assertArrayEquals(beside, here, 1e-9);
				}
			}
		}
	}

	@Test
	void scalesToManyAtoms() {
		final FreeConvolution convolution = FreeConvolution.of(powerLaw(100_000, 1));
		for (final double t : new double[] { 1, 2.5, 30, 240 }) {
			final double[] once = values(convolution.tail(1.1, t));
			final double[] twice = values(convolution.tail(1.1, t, Double.NaN, DOUBLED));
			assertArrayEquals(twice, once, 2e-10); // J of order 1 from a path of 316^2
		}
	}

	/** Above a cut the curve is that of all, from the cut on and to the digit. */
	@Test
	void densityBeginsAtItsCut() {
		final FreeConvolution convolution = FreeConvolution.of(new double[] { 6, 2, 1, 0.5, 0 });
		for (final double cut : new double[] { -9, 0.3, 1.6, 4, 6.1 }) { // below all, in a bulk, between spikes, in the last
			final FreeConvolution.Density above = convolution.densityAbove(0.4, cut);
			final double[] x = above.values();
			assertEquals(cut, x[0], 0);
			double mass = 0;
			for (int i = 1; i < x.length; i++) {
				assertTrue(x[i] >= x[i - 1]);
				mass += (x[i] - x[i - 1]) * (above.density()[i] + above.density()[i - 1]) / 2;
			}
			assertEquals(1 - convolution.distribution(0.4, cut), mass, 1e-3);
			assertEquals(0, above.density()[x.length - 1], 0);
		}
	}

	@Test
	void joinsEqualAtomsAndSortsThem() {
		final Tail one = FreeConvolution.of(new double[] { 1, 4, 1, 0, 1 }).tail(.3, .9);
		final Tail other = new FreeConvolution(new double[] { 0, 1, 4 }, new double[] { 10, 30, 10 }).tail(.3, .9);
		assertArrayEquals(values(one), values(other), 1e-15);
	}

	@Test
	void rejectsBadInput() {
		assertThrows(IllegalArgumentException.class, () -> FreeConvolution.of(null));
		assertThrows(IllegalArgumentException.class, () -> FreeConvolution.of(new double[0]));
		assertThrows(IllegalArgumentException.class, () -> FreeConvolution.of(new double[] { -1 }));
		assertThrows(IllegalArgumentException.class, () -> FreeConvolution.of(new double[] { Double.NaN }));
		assertThrows(IllegalArgumentException.class, () -> new FreeConvolution(new double[] { 1 }, new double[] { 0 }));
		assertThrows(IllegalArgumentException.class, () -> new FreeConvolution(new double[] { 1 }, new double[2]));
		final FreeConvolution convolution = FreeConvolution.of(new double[] { 1 });
		assertThrows(IllegalArgumentException.class, () -> convolution.tail(0, 1));
		assertThrows(IllegalArgumentException.class, () -> convolution.tail(1, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> convolution.density(1, 1));
		assertThrows(IllegalArgumentException.class, () -> convolution.minimumMeanSquaredError(-1));
	}

	/** Every atom alone: delta^2 (1 - sum p^2), also where the atoms' last digits are larger than delta. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-9, 1e-13, 1e-17, 1e-30, 1e-150 })
	void errorOfVanishingNoiseIsItsSquare(final double noiseLevel) {
		final double error = FreeConvolution.of(new double[] { 1.7, 0.5, 0.26 }).minimumMeanSquaredError(noiseLevel);
		assertEquals(2 / 3., error / noiseLevel / noiseLevel, 1e-6);
	}
}
