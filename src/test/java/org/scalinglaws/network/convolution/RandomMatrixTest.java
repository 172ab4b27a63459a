package org.scalinglaws.network.convolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

/** The free convolution against eigenvalues and eigenvectors of S + delta GOE. */
class RandomMatrixTest {

	private static final int DIMENSION = 150;
	private static final int DRAWS = 6;

	/** Quantities of one draw; those of many have an error of order 1/d by the finite dimension. */
	private static double[] draw(final double[] atoms, final double noise, final double t, final Random random) {
		final int d = atoms.length;
		final DMatrixRMaj matrix = new DMatrixRMaj(d, d);
		for (int i = 0; i < d; i++) {
			for (int j = 0; j <= i; j++) {
				final double entry = noise * random.nextGaussian() / Math.sqrt(d) * (i == j ? Math.sqrt(2) : 1);
				matrix.set(i, j, entry);
				matrix.set(j, i, entry);
			}
			matrix.add(i, i, atoms[i]);
		}
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
		eigen.decompose(matrix);
		double tail = 0, mass = 0, overlap = 0, cut = 0, oracle = 0, square = 0;
		for (int k = 0; k < d; k++) {
			final double x = eigen.getEigenvalue(k).getReal();
			final double soft = Math.max(0, x - t);
			double mean = 0; // v' S v
			for (int i = 0; i < d; i++) {
				final double v = eigen.getEigenVector(k).get(i);
				mean += v * v * atoms[i];
			}
			tail += soft * soft / d;
			mass += soft > 0 ? 1. / d : 0;
			overlap += 2 * soft * (x - mean) / d; // delta dJ/d delta = 2 (1/d) Tr[(X - t)_+ delta GOE]
			cut += (soft * soft - 2 * soft * mean) / d;
			oracle -= mean * mean / d;
			square += atoms[k] * atoms[k] / d;
		}
		return new double[] { tail, mass, overlap, cut + square, oracle + square };
	}

	@Test
	void agreesWithEigenvalues() {
		final double[] atoms = FreeConvolutionTest.powerLaw(DIMENSION, 1);
		final FreeConvolution convolution = FreeConvolution.of(atoms);
		final Random random = new Random(11);
		for (final double[] point : new double[][] { { .5, .4 }, { 1, 1.2 } }) {
			final double noise = point[0], t = point[1];
			final double[] sum = new double[5], squares = new double[5];
			for (int i = 0; i < DRAWS; i++) {
				final double[] one = draw(atoms, noise, t, random);
				for (int j = 0; j < 5; j++) {
					sum[j] += one[j] / DRAWS;
					squares[j] += one[j] * one[j] / DRAWS;
				}
			}
			final Tail tail = convolution.tail(noise, t);
			final double[] expected = { tail.value(), tail.thresholdCurvature() / 2, noise * tail.noiseSlope(), tail
				.shrinkageError(), convolution.minimumMeanSquaredError(noise) };
			for (int j = 0; j < 5; j++) {
				final double error = Math.sqrt((squares[j] - sum[j] * sum[j]) / (DRAWS - 1));
				final double finite = 3 * noise * noise / DIMENSION; // GOE: next order is 1/d
				assertEquals(expected[j], sum[j], 4 * error + finite, j + " at " + noise);
			}
		}
	}
}
