package org.scalinglaws.online.plateau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.spectrum.PowerLaw;

class TwoLayerPlateauTest {

	/**
	 * The gradient flow of the overlaps R[g][i][n] and energies Q[g][i][j] within groups of equal eigenvalues, by the
	 * integrals of Saad and Solla; the teachers' energy in a group is its eigenvalue's part of the spectrum.
	 */
	private record Population(int units, double[] eigenvalue, double[] share) {

		int size() {
			return 2 * units * units;
		}

		double[] flow(final double[] state) {
			final int m = units, groups = eigenvalue.length;
			final double[][] all = new double[2 * m][2 * m]; // covariance of students and teachers
			for (int g = 0; g < groups; g++)
				for (int a = 0; a < 2 * m; a++)
					for (int b = 0; b < 2 * m; b++)
						all[a][b] += covariance(state, g, a, b);
			final double[] slope = new double[state.length];
			for (int g = 0; g < groups; g++)
				for (int i = 0; i < m; i++)
					for (int n = 0; n < 2 * m; n++)
						slope[place(g, i, n)] = eigenvalue[g] * (pull(state, all, g, i, n) + (n < m ? pull(state, all, g, n, i) : 0));
			return slope;
		}

		/** (1/M) E g'(x_i) z_n (sum_m g(y_m) - sum_j g(x_j)), z_n the part in a group of a student's (n below M) or teacher's projection. */
		private double pull(final double[] state, final double[][] all, final int g, final int i, final int n) {
			double sum = 0;
			for (int b = 0; b < 2 * units; b++) {
				final double one = 1 + all[i][i];
				final double integral = 2 / Math.PI * (covariance(state, g, n, b) * one - covariance(state, g, i, n) * all[i][b]) /
					(one * Math.sqrt(one * (1 + all[b][b]) - all[i][b] * all[i][b]));
				sum += b < units ? -integral : integral;
			}
			return sum / units;
		}

		private double covariance(final double[] state, final int g, final int a, final int b) {
			if (a < units) return state[place(g, a, b)];
			return b < units ? state[place(g, b, a)] : a == b ? share[g] : 0;
		}

		/** Student a, with student b below M or teacher b - M. */
		private int place(final int g, final int a, final int b) {
			return (g * units + a) * 2 * units + b;
		}

		double[] plateau() {
			final TwoLayerPlateau plateau = new TwoLayerPlateau(units);
			final double[] state = new double[eigenvalue.length * size()];
			for (int k = 0; k < state.length; k++)
				state[k] = share[k / size()] * (k % (2 * units) < units ? plateau.energy() : plateau.overlap());
			return state;
		}

		/** The largest real part of the eigenvalues of the linearised flow, by central differences of fourth order. */
		double rate() {
			final double[] at = plateau();
			final double[][] jacobian = new double[at.length][at.length];
			final double h = 1e-3;
			for (int k = 0; k < at.length; k++)
				for (final int side : new int[] { -2, -1, 1, 2 }) {
					final double[] moved = at.clone();
					moved[k] += side * h;
					final double[] flow = flow(moved);
					for (int l = 0; l < at.length; l++)
						jacobian[l][k] += flow[l] * Math.signum(side) * (Math.abs(side) == 1 ? 8 : -1) / (12 * h);
				}
			final EigenDecomposition_F64<DMatrixRMaj> values = DecompositionFactory_DDRM.eig(at.length, false);
			assertTrue(values.decompose(new DMatrixRMaj(jacobian)));
			return IntStream.range(0, at.length).mapToDouble(k -> values.getEigenvalue(k).getReal()).max().getAsDouble();
		}
	}

	/** Eigenvalues, each as often as told, of sum 1. */
	private static Population population(final int units, final double[] eigenvalue, final int[] often) {
		final double[] share = new double[eigenvalue.length];
		double sum = 0;
		for (int g = 0; g < share.length; g++)
			sum += eigenvalue[g] * often[g];
		for (int g = 0; g < share.length; g++) {
			eigenvalue[g] /= sum;
			share[g] = eigenvalue[g] * often[g];
		}
		return new Population(units, eigenvalue, share);
	}

	@ParameterizedTest
	@CsvSource({ "2, 1, 1", "2, 3, 1", "2, 5, 2", "3, 1, 1", "3, 2, 1.5", "4, 2, 1" })
	void isAFixedPointAndItsRateTheLargestEigenvalue(final int units, final int groups, final double exponent) {
		final double[] eigenvalue = new double[groups];
		final int[] often = new int[groups];
		for (int g = 0; g < groups; g++) {
			eigenvalue[g] = Math.pow(g + 1, -exponent);
			often[g] = 3 + 2 * g;
		}
		final Population population = population(units, eigenvalue, often);
		for (final double slope : population.flow(population.plateau()))
			assertEquals(0, slope, 1e-15);
		final double[] spectrum = new double[Arrays.stream(often).sum()];
		int at = 0;
		for (int g = 0; g < groups; g++, at += often[g - 1])
			Arrays.fill(spectrum, at, at + often[g], population.eigenvalue[g]);
		final double rate = new TwoLayerPlateau(units).rate(spectrum);
		assertEquals(population.rate(), rate, 1e-8 * rate);
	}

	/** As others measured it, with learning rate 1, time steps/d and eigenvalues of mean 1. */
	@ParameterizedTest
	@CsvSource({ "2, 30.418, 5e-4", "4, 112.2, 0.05", "8, 426.4, 0.05", "16, 1658, 0.5" })
	void escapeConstant(final int units, final double constant, final double rounding) {
		final int d = 64;
		final double[] spectrum = PowerLaw.spectrum(d, 2);
		final double meanSquare = Arrays.stream(spectrum).map(lambda -> d * lambda * d * lambda).sum() / d;
		assertEquals(constant, meanSquare / (new TwoLayerPlateau(units).rate(spectrum) * d), rounding);
	}

	/** It grows with the squares of the units, and shrinks with the number of distinct eigenvalues. */
	@Test
	void escapeOfAPowerLaw() {
		final double[] spectrum = PowerLaw.spectrum(100_000, 2);
		final double time = 1 / (new TwoLayerPlateau(1000).rate(spectrum) * 100_000);
		final double zeta2 = Math.PI * Math.PI / 6, zeta4 = Math.pow(Math.PI, 4) / 90;
		assertEquals(1, time / (2 * Math.PI * 1e6 * zeta2 * zeta2 / (100_000 * zeta4)), 2e-3);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1, 7 })
	void unitOfTheSpectrum(final double unit) {
		final double[] spectrum = PowerLaw.spectrum(10, 1);
		final TwoLayerPlateau plateau = new TwoLayerPlateau(3);
		assertEquals(unit * plateau.rate(spectrum), plateau.rate(Arrays.stream(spectrum).map(lambda -> unit * lambda).toArray()),
			1e-15 * unit);
	}

	@Test
	void refusesByName() {
		assertEquals("units must be in [2, 1000000], was 1", message(() -> new TwoLayerPlateau(1)));
		final TwoLayerPlateau plateau = new TwoLayerPlateau(2);
		assertTrue(message(() -> plateau.rate(new double[] { 1, -1 })).startsWith("spectrum must not be negative"));
		assertTrue(message(() -> plateau.rate(new double[] { Double.NaN })).startsWith("spectrum must be finite"));
		assertTrue(message(() -> plateau.rate(new double[2])).startsWith("sum of the spectrum must be"));
	}

	private static String message(final Executable action) {
		return assertThrows(IllegalArgumentException.class, action).getMessage();
	}
}
