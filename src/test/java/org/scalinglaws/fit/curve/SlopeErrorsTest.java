package org.scalinglaws.fit.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Tests {@link SlopeErrors} and {@link ResidualCorrelation} against the formulas written with whole matrices. */
class SlopeErrorsTest {

	private static final int COUNT = 24;
	private static final double[] X = IntStream.range(0, COUNT).mapToDouble(i -> 0.3 * i + 0.1 * Math.sin(i)).toArray();
	private static final RealMatrix DESIGN = design();

	/** The weights of all correlations, and with them error, interval and p-value, by inverses of 24 x 24 matrices. */
	@Test
	void errorsAreThoseOfMatrices() {
		final double[] y = curve(0.6, 1);
		final double[] e = Line.through(X, y, 0, COUNT).residuals(X, y);
		final double[] slope = slope(0, COUNT), part = slope(3, 17);
		final double[] r = IntStream.rangeClosed(0, 50).mapToDouble(k -> k == 0 ? 0 : (k - 0.5) / 50).toArray();
		final double[] weights = Arrays.stream(r).map(value -> likelihood(value, e) * (value == 0 ? 0.5 : 0.01)).toArray();
		final double sum = Arrays.stream(weights).sum();
		double variance = 0, ofPart = 0;
		for (int k = 0; k < r.length; k++) {
			variance += weights[k] / sum * variance(r[k], e, slope);
			ofPart += weights[k] / sum * variance(r[k], e, part);
		}
		final SlopeErrors errors = new SlopeErrors(X, y, 0, COUNT);
		// correlations of less than 1e-4 of the weight are left out, 50 of them at most
		assertEquals(Math.sqrt(variance), errors.error(errors.slope(0, COUNT)), 5e-3 * Math.sqrt(variance));
		assertEquals(Math.sqrt(ofPart), errors.error(errors.slope(3, 17)), 5e-3 * Math.sqrt(ofPart));
		final double reach = errors.reach(errors.slope(0, COUNT), false);
		double beyond = 0;
		for (int k = 0; k < r.length; k++)
			beyond += 2 * weights[k] / sum * new TDistribution(freedom(r[k], slope)).cumulativeProbability(-reach / Math.sqrt(
				variance(r[k], e, slope)));
		assertEquals(0.05, beyond, 1e-3);
		assertTrue(errors.reach(errors.slope(0, COUNT), true) < reach, "normal tails are shorter");
	}

	/** The distribution of the correlation has its most likely value where the curve was drawn with it: of 2000 points. */
	@Test
	void correlationIsFound() {
		final Random random = new Random(2);
		final int n = 2000;
		final double[] x = IntStream.range(0, n).mapToDouble(i -> i - (n - 1) / 2.0).toArray(), e = new double[n];
		for (int i = 1; i < n; i++)
			e[i] = 0.7 * e[i - 1] + random.nextGaussian();
		final ResidualCorrelation correlation = new ResidualCorrelation(x, Line.through(x, e, 0, n).residuals(x, e));
		double mean = 0, sum = 0;
		for (int k = 0; k < correlation.count(); k++) {
			mean += correlation.weight(k) * correlation.value(k);
			sum += correlation.weight(k);
		}
		assertEquals(1, sum, 1e-12);
		assertEquals(0.7, mean, 3 * Math.sqrt((1 - 0.49) / n) + 0.01); // half a step of the grid
	}

	/** Of 400 straight lines with correlated scatter one in a hundred is taken for bent; bent ones are told from them. */
	@Test
	void bendsAreToldFromCorrelation() {
		int bent = 0;
		for (int seed = 0; seed < 400; seed++)
			if (!new SlopeErrors(X, curve(0.5, seed), 0, COUNT).areAlongALine()) bent++;
		assertTrue(bent <= 12, bent + " of 400"); // 4 expected
		final Random random = new Random(1);
		final double[] x = IntStream.range(0, 60).mapToDouble(i -> 9.2 * i / 59).toArray();
		final double[] kink = Arrays.stream(x).map(value -> -0.5 * value - 1.5 * Math.max(0, value - 4.6) + 0.1 * random
			.nextGaussian()).toArray();
		assertFalse(new SlopeErrors(x, kink, 0, 60).areAlongALine());
	}

	/** A fiftieth of the scatter at the ends, where it weighs most: an even error would be larger by half or more. */
	@Test
	void unevenScatterCountsWhereItIs() {
		final int n = 400;
		final Random random = new Random(3);
		final double[] x = IntStream.range(0, n).mapToDouble(i -> i).toArray(), y = new double[n];
		double variance = 0;
		final SlopeErrors weights = new SlopeErrors(x, x, 0, n);
		for (int i = 0; i < n; i++) {
			final double size = i < n / 4 || i >= 3 * n / 4 ? 0.02 : 1;
			y[i] = size * random.nextGaussian();
			variance += Math.pow(weights.slope(0, n)[i] * size, 2);
		}
		final SlopeErrors errors = new SlopeErrors(x, y, 0, n);
		final Line line = Line.through(x, y, 0, n);
		final double even = Math.sqrt(Arrays.stream(line.residuals(x, y)).map(e -> e * e).sum() / (n - 2) * line.variance());
		// a variance from 200 squares, of which half weigh little: known to a seventh
		assertEquals(Math.sqrt(variance), errors.error(errors.slope(0, n)), 0.2 * Math.sqrt(variance));
		assertTrue(even > 1.5 * errors.error(errors.slope(0, n)));
	}

	@Test
	void fewPointsScatterEvenly() {
		final double[] x = { 0, 1, 2, 3, 4, 5, 6 }, y = { 0, 1, 0, -1, 0, 1, 0 };
		final SlopeErrors errors = new SlopeErrors(x, y, 0, 7);
		// residuals about the mean 1/7, slope 0: squares 3 - 1/7; sum of squares of x: 28
		final double error = Math.sqrt((3 - 1 / 7.0) / 5 / 28);
		assertEquals(error, errors.error(errors.slope(0, 7)), 1e-15);
		assertEquals(2.5706 * error, errors.reach(errors.slope(0, 7), false), 1e-4 * error);
		assertTrue(errors.areAlongALine());
	}

	private static double[] curve(final double correlation, final long seed) {
		final Random random = new Random(seed);
		final double[] y = new double[COUNT];
		double state = random.nextGaussian();
		for (int i = 0; i < COUNT; i++) {
			if (i > 0) state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
			y[i] = 2 - X[i] + state;
		}
		return y;
	}

	private static RealMatrix design() {
		final double[][] rows = new double[COUNT][];
		Arrays.setAll(rows, i -> new double[] { 1, X[i] });
		return new Array2DRowRealMatrix(rows);
	}

	private static double[] slope(final int from, final int to) {
		final double mean = Arrays.stream(X, from, to).average().getAsDouble();
		final double squares = Arrays.stream(X, from, to).map(x -> (x - mean) * (x - mean)).sum();
		return IntStream.range(0, COUNT).mapToDouble(i -> i < from || i >= to ? 0 : (X[i] - mean) / squares).toArray();
	}

	private static RealMatrix covariance(final double r) {
		final double[][] rows = new double[COUNT][COUNT];
		for (int i = 0; i < COUNT; i++)
			for (int j = 0; j < COUNT; j++)
				rows[i][j] = i == j ? 1 : r == 0 ? 0 : Math.pow(r, Math.abs(i - j));
		return new Array2DRowRealMatrix(rows);
	}

	/** The density of an orthonormal basis of what is orthogonal to the line: of unknown size, |B'CB|^-1/2 (e'Ge)^-(n-2)/2. */
	private static double likelihood(final double r, final double[] residuals) {
		final EigenDecomposition left = new EigenDecomposition(maker());
		final RealMatrix basis = left.getV().getSubMatrix(0, COUNT - 1, 0, COUNT - 3); // eigenvalues 1 come first
		final CholeskyDecomposition inner = new CholeskyDecomposition(symmetric(basis.transpose().multiply(covariance(r))
			.multiply(basis)), 1e-10, 0);
		final RealMatrix e = basis.transpose().multiply(MatrixUtils.createColumnRealMatrix(residuals));
		final double squares = e.transpose().multiply(inner.getSolver().solve(e)).getEntry(0, 0);
		return Math.pow(inner.getDeterminant(), -0.5) * Math.pow(squares / COUNT, -(COUNT - 2) / 2.0);
	}

	private static RealMatrix symmetric(final RealMatrix matrix) {
		return matrix.add(matrix.transpose()).scalarMultiply(0.5);
	}

	/** What makes residuals of a curve. */
	private static RealMatrix maker() {
		final RealMatrix inverse = MatrixUtils.inverse(DESIGN.transpose().multiply(DESIGN));
		return MatrixUtils.createRealIdentityMatrix(COUNT).subtract(DESIGN.multiply(inverse).multiply(DESIGN.transpose()));
	}

	private static double variance(final double r, final double[] residuals, final double[] slope) {
		final RealMatrix left = maker().multiply(covariance(r)).multiply(maker());
		final RealMatrix w = MatrixUtils.createColumnRealMatrix(slope);
		double sum = 0, squares = 0;
		for (int i = 0; i < COUNT; i++) {
			sum += Math.pow(slope[i] * residuals[i], 2) / left.getEntry(i, i);
			squares += slope[i] * slope[i];
		}
		return sum * w.transpose().multiply(covariance(r)).multiply(w).getEntry(0, 0) / squares;
	}

	private static double freedom(final double r, final double[] slope) {
		double one = 0, two = 0;
		for (int i = 0; i < COUNT; i++) {
			one += slope[i] * slope[i];
			for (int j = 0; j < COUNT; j++)
				two += Math.pow(slope[i] * slope[j] * covariance(r).getEntry(i, j), 2);
		}
		return Math.max(2, one * one / two - 2);
	}
}
