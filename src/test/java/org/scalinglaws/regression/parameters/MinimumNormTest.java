package org.scalinglaws.regression.parameters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;

/** The fit by singular values, beside normal equations. */
class MinimumNormTest {

	private final RandomStream random = Streams.of(8).stream("any", 0);

	private double[][] features(final int samples, final int count) {
		final double[][] features = new double[samples][count];
		for (final double[] row : features)
			random.fillGaussian(row, 0, count);
		return features;
	}

	private static RealMatrix inverse(final RealMatrix matrix) {
		return new LUDecomposition(matrix).getSolver().getInverse();
	}

	/** With more features than samples, the student of least norm is Phi' (Phi Phi')^-1 y: that of n components. */
	@Test
	void withAllComponentsIsTheInterpolationOfLeastNorm() {
		final double[][] features = features(30, 70);
		final double[] labels = features(1, 30)[0], input = features(1, 70)[0];
		final RealMatrix phi = new Array2DRowRealMatrix(features);
		final double[] smoother = inverse(phi.multiply(phi.transpose())).multiply(phi).operate(input);
		final MinimumNorm all = new MinimumNorm(features, Integer.MAX_VALUE), components = new MinimumNorm(features, 30);
		for (final MinimumNorm fit : new MinimumNorm[] { all, components }) {
			final double[] along = fit.along(input), fitted = fit.fitted(labels);
			double value = 0, squared = 0, predicted = 0;
			for (int i = 0; i < 30; i++) {
				predicted += smoother[i] * labels[i];
				squared += smoother[i] * smoother[i];
				value += along[i] * fitted[i];
			}
			assertEquals(predicted, value, 1e-10);
			assertEquals(squared, fit.weightSquared(along), 1e-10);
			assertEquals(30, fit.components());
		}
	}

	@Test
	void withFewerFeaturesIsLeastSquares() {
		final double[][] features = features(40, 12);
		final RealMatrix phi = new Array2DRowRealMatrix(features), inverse = inverse(phi.transpose().multiply(phi));
		final MinimumNorm fit = new MinimumNorm(features, 99);
		assertEquals(inverse.getTrace(), fit.inverseSquared(), 1e-12);
		final double[] input = features(1, 12)[0];
		assertEquals(new Array2DRowRealMatrix(input).transpose().multiply(inverse).operate(input)[0], fit.weightSquared(fit
			.along(input)), 1e-12);
		assertEquals(0, fit.lost(input), 1e-12);
	}

	/** A linear target between many features is found up to what is orthogonal to the inputs. */
	@Test
	void losesWhatTheInputsDoNotSpan() {
		final double[][] features = features(5, 9);
		final double[] weights = features(1, 9)[0];
		final RealMatrix phi = new Array2DRowRealMatrix(features);
		final RealMatrix projection = phi.transpose().multiply(inverse(phi.multiply(phi.transpose()))).multiply(phi);
		final double[] found = projection.operate(weights);
		double lost = 0;
		for (int i = 0; i < 9; i++)
			lost += Math.pow(weights[i] - found[i], 2);
		assertEquals(lost, new MinimumNorm(features, 5).lost(weights), 1e-12);
	}

	@Test
	void leavesOutSingularValuesOfRounding() {
		final double[][] features = features(6, 4);
		for (final double[] row : features)
			row[3] = row[0] / 3 - row[1] * 7; // one feature more that says nothing new
		final double[][] three = new double[6][];
		for (int i = 0; i < 6; i++)
			three[i] = new double[] { features[i][0], features[i][1], features[i][2] };
		final MinimumNorm fit = new MinimumNorm(features, 4);
		assertEquals(3, fit.components());
		assertEquals(new MinimumNorm(three, 3).weightSquared(new MinimumNorm(three, 3).along(three[2])), fit.weightSquared(
			fit.along(features[2])), 1e-10); // on training inputs the projection is the same
	}

	@Test
	void ofOneComponentIsAlongTheLargest() {
		final MinimumNorm fit = new MinimumNorm(new double[][] { { 3, 0 }, { 0, 1 } }, 1);
		assertEquals(1.0 / 9, fit.inverseSquared(), 1e-15);
		assertArrayEquals(new double[] { 4 }, new double[] { fit.lost(new double[] { 5, 2 }) }, 1e-13);
		assertEquals(2 * 3.0 / 9 * 3, fit.fitted(new double[] { 6, 1 })[0] * fit.along(new double[] { 1, 5 })[0], 1e-13);
	}
}
