package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the density with Tricomi's function, with Jacobi matrices and with the limits of the law. */
class LogDensityTest {

	/** ln(x times the density at x) by mpmath's hyperu with 60 digits. */
	@ParameterizedTest
	@CsvSource({ ".5, 2, .001, -6.23901749368612002138342461128", ".5, 2, .1, -2.24889112027044146527434931343",
		".5, 2, 1, -1.13170132590441958514592130775", ".5, 2, 5, -3.63958252836774604325734816517",
		".5, 8, .05, -3.63723596414472690473083701417", ".5, 8, 1, -0.936348174457839717712843470223",
		".5, 8, 4, -4.81683338448044061343711125842", ".25, 4, .1, -4.65687220409438952746780440898",
		".25, 4, 1, -0.614006741255670642297044646596", ".25, 4, 4, -7.81399535275921425669483071014",
		".9, 1, 1e-20, -7.57413172927722844217986332697", ".9, 1, .1, -2.4269725872559436890831879462",
		".9, 1, 10, -4.22795851132422624197618890982", ".5, 400, .09, -3.31114763292609772890115466138",
		".5, 400, 1, -0.866350848844485078977462298062", ".5, 400, 2.9, -2.52553315592718657038292834037",
		".1, 60, .3, -45.3290670312110439732987324619", ".1, 60, 1, -0.0146442873861844881497818556699",
		".1, 60, 2.6, -96.7536047946421494567589632853", ".01, 40, .7, -44.4145561471046999448546494978",
		".01, 40, 1, 1.1440769358212133435591622881", ".01, 40, 1.3, -18.899536568232686934881031354",
		".5, .1, 1e-30, -7.19817254476970880859364111442", ".5, .1, .1, -2.86731952683950410413850281032",
		".5, .1, 20, -4.12863254094419331454025431618" })
	void isThatOfTricomisFunction(final double aspectRatio, final double repulsion, final double x, final double expected) {
		assertEquals(expected, new LogDensity(new HeavyTailLaw(aspectRatio, repulsion)).at(Math.log(x)), 1e-12 * Math.max(1,
			Math.abs(expected)));
	}

	/** The mass is not made to be 1. */
	@ParameterizedTest
	@CsvSource({ ".5, 2", ".5, 400", ".9, 1", ".01, 2", ".01, 400", ".5, .1", ".5, 1e4", "1e-4, 1000", ".98, 2", ".001, .01",
		".95, .8", ".001, .1", "1e-4, .01", "1e-5, 1", "1e-6, .1" })
	void massIsOne(final double aspectRatio, final double repulsion) {
		final LogDensity density = new LogDensity(new HeavyTailLaw(aspectRatio, repulsion));
		assertEquals(1, density.totalMass(), 1e-13);
		assertEquals(0, density.distribution(-1e4), 1e-12);
		assertEquals(1, density.distribution(20), 1e-12);
		for (final double part : new double[] { 1e-30, 1e-3, 0.2, 0.5, 0.9, 0.999 })
			assertEquals(part, density.distribution(density.quantile(part)), 1e-12 + 1e-9 * part);
	}

	/**
	 * The law is the spectral measure of the Jacobi matrix of the associated Laguerre polynomials: moments exactly, and the
	 * distribution to between the sums before and after each node (Chebyshev, Markov and Stieltjes).
	 */
	@ParameterizedTest
	@CsvSource({ ".5, 2", ".3, 8", ".8, 3", ".5, 60" })
	void isTheMeasureOfTheJacobiMatrix(final double aspectRatio, final double repulsion) {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final LogDensity density = new LogDensity(law);
		final int size = 120;
		final double a = law.index() - 1, b = law.b();
		final RealMatrix jacobi = MatrixUtils.createRealMatrix(size, size);
		for (int k = 0; k < size; k++) {
			jacobi.setEntry(k, k, k == 0 ? b + a + 1 : 2 * k + 2 * b + a + 1);
			if (k == 0) continue;
			jacobi.setEntry(k, k - 1, Math.sqrt((k + b) * (k + b + a)));
			jacobi.setEntry(k - 1, k, jacobi.getEntry(k, k - 1));
		}
		final EigenDecomposition eigen = new EigenDecomposition(jacobi);
		double below = 0, mean = 0, square = 0, stieltjes = 0;
		for (int k = size - 1; k >= 0; k--) {
			final double node = eigen.getRealEigenvalue(k) / law.unscaledMean(), weight = Math.pow(eigen.getEigenvector(k)
				.getEntry(0), 2);
			final double here = density.distribution(Math.log(node));
			assertTrue(below - 1e-12 < here && here < below + weight + 1e-12, below + " < " + here + " < " + (below + weight));
			below += weight;
			mean += weight * node;
			square += weight * node * node;
			stieltjes += weight / (node + 1);
		}
		assertEquals(law.mean(SpectrumKind.WEIGHTS), mean, 1e-10);
		assertEquals(law.variance(SpectrumKind.WEIGHTS), square - mean * mean, 1e-9);
		assertEquals(stieltjes, integral(density, x -> 1 / (x + 1)), 1e-9);
		assertEquals(1, integral(density, x -> x), 1e-9);
		assertEquals(square, integral(density, x -> x * x), 1e-9 * square);
	}

	/** Features' moments are those of the inverses. */
	@ParameterizedTest
	@CsvSource({ ".2, 2", ".3, 8", ".5, 60" })
	void featuresMomentsAreInverseOnes(final double aspectRatio, final double repulsion) {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final LogDensity density = new LogDensity(law);
		final double mean = integral(density, x -> 1 / x), square = integral(density, x -> 1 / x / x);
		assertEquals(mean, law.mean(SpectrumKind.FEATURES), 1e-9 * mean);
		assertEquals(square - mean * mean, law.variance(SpectrumKind.FEATURES), 1e-8 * square);
	}

	/** By the trapezoid rule in ln x, which has all digits for what falls at both ends. */
	private static double integral(final LogDensity density, final java.util.function.DoubleUnaryOperator function) {
		double sum = 0;
		final double step = 1. / 256;
		for (double x = -120; x < 8; x += step)
			sum += step * Math.exp(density.at(x)) * function.applyAsDouble(Math.exp(x));
		return sum;
	}

	/** The difference from Marchenko-Pastur falls as 1/repulsion. */
	@Test
	void isMarchenkoPasturForLargeRepulsion() {
		final MarchenkoPastur limit = new MarchenkoPastur(0.5);
		for (final double x : new double[] { 0.2, 0.7, 1, 2, 2.6 }) {
			final double[] error = new double[2];
			for (int i = 0; i < 2; i++)
				error[i] = Math.exp(new LogDensity(new HeavyTailLaw(0.5, i == 0 ? 1e4 : 1e5)).at(Math.log(x))) / x / limit.density(
					x) - 1;
			assertEquals(10, error[0] / error[1], 0.2);
			assertTrue(Math.abs(error[1]) < 1e-4);
		}
	}

	/** The difference from a gamma law falls as the repulsion at equal shape b/aspectRatio. */
	@Test
	void isAGammaLawForSmallRepulsion() {
		gammaLaw(1.5, 0.01, 0.5, 1, 3);
		gammaLaw(400, 0.9, 1, 1.06, 1.15);
	}

	private static void gammaLaw(final double shape, final double... places) {
		final GammaDistribution limit = new GammaDistribution(shape, 1 / shape);
		for (final double x : places) {
			final double[] error = new double[2];
			for (int i = 0; i < 2; i++) {
				final double b = i == 0 ? 1e-2 : 1e-3;
				error[i] = Math.exp(new LogDensity(new HeavyTailLaw(b / shape, 2 * b)).at(Math.log(x))) / x / limit.density(x) - 1;
			}
			assertEquals(10, error[0] / error[1], 0.5);
			assertTrue(Math.abs(error[1]) < 0.01);
		}
	}

	@Test
	void refuses() {
		for (final double ratio : new double[] { 0, 1, -1, Double.NaN })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> new HeavyTailLaw(ratio, 2)).getMessage().startsWith(
				"aspectRatio must be"));
		for (final double repulsion : new double[] { 0, -1, Double.NaN, 1e-9, 2e5 })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> new HeavyTailLaw(0.5, repulsion)).getMessage()
				.startsWith("repulsion must be"));
		assertThrows(IllegalArgumentException.class, () -> new HeavyTailLaw(0.999, 1));
		assertThrows(IllegalArgumentException.class, () -> new HeavyTailLaw(1e-8, 10));
	}
}
