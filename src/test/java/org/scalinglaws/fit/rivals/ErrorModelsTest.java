package org.scalinglaws.fit.rivals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.scalinglaws.fit.curve.Stretch;

/** The parts that rivals are compared by, each beside what it stands for. */
class ErrorModelsTest {

	private static final Random RANDOM = new Random(1);

	private static double[] normals(final int n) {
		return RANDOM.doubles(n).map(u -> RANDOM.nextGaussian()).toArray();
	}

	private static double[] logX(final int n) {
		final double[] logX = new double[n];
		for (int i = 1; i < n; i++)
			logX[i] = logX[i - 1] + 0.05 + 0.3 * RANDOM.nextDouble();
		return logX;
	}

	/** Every point is in the one cell whose edges it lies between; cells of equal length, those without a point left out. */
	@Test
	void cellsAverageTheirPoints() {
		final double[] x = { 0, 0.1, 0.9, 2, 2.9, 7, 7.5, 8 }, y = { 1, 2, 3, 4, 5, 6, 7, 8 };
		final Cells cells = new Cells(x, 4); // edges 0, 2, 4, 6, 8: a point on an edge belongs to the cell that begins there
		assertEquals(3, cells.count());
		assertArrayEquals(new double[] { 2, 4.5, 7 }, cells.means(y), 1e-15);
		assertArrayEquals(new double[] { 4.5 }, new Cells(x, 1).means(y), 1e-15);
		assertEquals(8, new Cells(x, 1000).count());
	}

	/** W C W' = 1, W lower triangular. */
	@Test
	void whiteningMakesErrorsIndependent() {
		final int n = 5;
		final RealMatrix a = new Array2DRowRealMatrix(n, n);
		for (int k = 0; k < n; k++)
			a.setColumn(k, normals(n));
		final RealMatrix covariance = a.multiply(a.transpose());
		final Whitening whitening = new Whitening(covariance.getData());
		final RealMatrix w = new Array2DRowRealMatrix(n, n);
		for (int k = 0; k < n; k++) {
			final double[] unit = new double[n];
			unit[k] = 1;
			w.setColumn(k, whitening.apply(unit));
			for (int j = 0; j < k; j++)
				assertEquals(0, w.getEntry(j, k));
		}
		final RealMatrix one = w.multiply(covariance).multiply(w.transpose());
		for (int k = 0; k < n; k++)
			for (int j = 0; j < n; j++)
				assertEquals(j == k ? 1 : 0, one.getEntry(j, k), 1e-8);
		final double[] none = new Whitening(new double[][] { { 0, 0 }, { 0, 0 } }).apply(new double[] { 1e-13, -2e-13 });
		assertArrayEquals(new double[] { 1, -2 }, none, 1e-12, "without errors, those of a logarithm");
	}

	/** Values, residuals and gains beside another library's, and the gains beside what a moved datum does. */
	@Test
	void leastSquaresAreThoseOfTheLibrary() {
		final int n = 9;
		final double[] data = normals(n), ones = new double[n], steep = Arrays.stream(normals(n)).map(v -> 1e9 * v).toArray();
		Arrays.fill(ones, 1);
		final double[][] rows = new double[n][];
		for (int i = 0; i < n; i++)
			rows[i] = new double[] { steep[i] };
		final OLSMultipleLinearRegression library = new OLSMultipleLinearRegression();
		library.newSampleData(data, rows);
		final LeastSquares fit = LeastSquares.of(data, ones, steep);
		assertEquals(library.calculateResidualSumOfSquares(), fit.chi2(), 1e-12);
		for (int j = 0; j < 2; j++) {
			final double value = library.estimateRegressionParameters()[j];
			assertEquals(value, fit.values()[j], 1e-12 * Math.abs(value));
			for (int i = 0; i < n; i++) {
				final double[] moved = data.clone();
				moved[i] += 1;
				final double change = LeastSquares.of(moved, ones, steep).values()[j] - fit.values()[j];
				assertEquals(change, fit.gains()[j][i], 1e-12 * (j == 0 ? 1 : 1e-9));
			}
		}
		assertNull(LeastSquares.of(data, ones, steep, Arrays.stream(steep).map(v -> 3 * v + 2).toArray()));
		assertNull(LeastSquares.of(new double[] { 1 }, new double[] { 1 }, new double[] { 2 }));
		assertEquals(0, LeastSquares.of(new double[] { 1, 3 }, new double[] { 1, 1 }, new double[] { 1, 2 }).chi2(), 1e-25);
	}

	/** F of one parameter is Student's t squared. */
	@Test
	void chancesAreThoseOfStudent() {
		for (final double freedom : new double[] { 1, 4.5, 30 })
			for (final double f : new double[] { 0.01, 1, 7, 200 }) {
				final double chance = 2 * new TDistribution(freedom).cumulativeProbability(-Math.sqrt(f));
				assertEquals(chance, Tails.free(f, freedom), 1e-12);
				assertEquals(chance / 2, Tails.bounded(f, freedom), 1e-12);
				assertEquals(Math.min(1, chance + 0.3 / Math.PI * Math.pow(1 + f / freedom, (1 - freedom) / 2)), Tails.searched(f,
					freedom, 0.3), 1e-12);
			}
		assertEquals(1, Tails.bounded(0, 5));
		assertEquals(1, Tails.bounded(-0.1, 5));
		assertEquals(1, Tails.free(-0.1, 5));
		assertEquals(1, Tails.searched(0.1, 5, 20));
		assertTrue(Double.isNaN(Tails.free(1, 0)));
	}

	/** Of residuals alternating, alike, and of none; the bias of p fitted parameters, (p + (p + 1) r)/n, is undone. */
	@Test
	void correlationIsThatOfNeighbours() {
		final double[] process = new double[20000];
		for (int i = 1; i < process.length; i++)
			process[i] = 0.7 * process[i - 1] + RANDOM.nextGaussian();
		assertEquals(0.7, CurveErrors.correlation(process, 0), 5 * Math.sqrt((1 - 0.49) / 20000));
		final double[] residuals = { 1, 2, -1, 0.5 }; // products -0 .5: 2 - 2 - 0.5, squares 6.25
		final double r = -0.5 / 6.25;
		assertEquals(r + (3 + 4 * r) / 4, CurveErrors.correlation(residuals, 3), 1e-15);
		assertEquals(0, CurveErrors.correlation(new double[] { 1, -1, 1, -1 }, 0));
		assertEquals(0.99, CurveErrors.correlation(new double[] { 1, 1, 1, 1 }, 2));
		assertEquals(0, CurveErrors.correlation(new double[] { 1e-14, 1e-14, 1e-14 }, 0), "rounding");
	}

	/** AICc of n points with p + 2 parameters; n (1 - r)/(1 + r) independent points. */
	@Test
	void curvesCountTheirPoints() {
		final CurveErrors errors = new CurveErrors(20, 0.6);
		assertEquals(20, errors.size());
		assertEquals(0, errors.freedom());
		assertEquals(17, errors.freedom(3));
		assertEquals(20 / 4. - 2, errors.testFreedom(2), 1e-14);
		assertEquals(2, errors.testFreedom(4));
		assertEquals(3, errors.studentFreedom(2), 1e-14);
		assertEquals(17, new CurveErrors(20, 0).studentFreedom(3));
		assertEquals(20 * Math.log(0.25), errors.deviance(5), 1e-13);
		assertEquals(errors.deviance(5) + 2 * 5 + 2 * 5 * 6 / 14., errors.criterion(5, 3), 1e-12);
		assertEquals(Double.POSITIVE_INFINITY, new CurveErrors(6, 0).criterion(5, 3));
		assertEquals(Double.POSITIVE_INFINITY, FewRunErrors.penalty(4, 3));
		assertEquals(6 + 24 / 0.5, FewRunErrors.penalty(4.5, 3), 1e-13);
		for (int p = 1; p < 5; p++) {
			assertTrue(Double.isFinite(new CurveErrors(CurveErrors.fewest(p), 0).criterion(1, p)));
			assertTrue(Double.isInfinite(new CurveErrors(CurveErrors.fewest(p) - 1, 0).criterion(1, p)));
		}
		final double[] gains = { 3, 4 };
		assertEquals(5 * Math.sqrt(34 / 17.), errors.standardError(gains, 34, 3), 1e-14);
	}

	/** The squares of a whitened curve are Hotelling's, of the cells' own covariance. */
	@Test
	void runsAreWhitenedByTheirCovariance() {
		final int n = 14, k = 7;
		final double[] logX = logX(40), curve = normals(40);
		final double[][] runs = new double[n][40];
		for (final double[] run : runs)
			for (int i = 0; i < 40; i++)
				run[i] = 2 + Math.sin(i) + 0.01 * RANDOM.nextGaussian();
		final double[] mean = Stretch.mean(runs);
		final Cells cells = new Cells(logX, k);
		RealMatrix covariance = new Array2DRowRealMatrix(k, k);
		for (final double[] run : runs) {
			final ArrayRealVector z = new ArrayRealVector(cells.means(RunErrors.influence(run, mean)));
			covariance = covariance.add(z.outerProduct(z).scalarMultiply(1. / n / (n - 1)));
		}
		final ArrayRealVector c = new ArrayRealVector(cells.means(curve));
		final double square = c.dotProduct(new LUDecomposition(covariance).getSolver().solve(c));
		final RunErrors errors = new RunErrors(logX, mean, runs);
		assertEquals(square, Arrays.stream(errors.whiten(curve)).map(v -> v * v).sum(), 1e-8 * square);
		assertEquals(k, errors.size());
		assertEquals(n - 1, errors.freedom());
		assertEquals(n - 1 - (k - 2), errors.freedom(2));
		assertEquals(errors.freedom(3), errors.testFreedom(3));
		assertEquals(n * Math.log(1 + 9 / (n - 1.)), errors.deviance(9), 1e-13);
	}

	/**
	 * Five cells of n runs: a free mean of all cells costs n K ((n + 1)/(n - K - 2) - 1), a known mean of all n K ((K + 1)/(n - K
	 * - 1)), by the mean of the inverse of a Wishart matrix.
	 */
	@Test
	void criterionHasItsClosedForms() {
		final int n = 11, k = 5;
		final double[] logX = { 0, 1, 2, 3, 4 };
		final double[][] runs = new double[n][];
		for (int r = 0; r < n; r++)
			runs[r] = Arrays.stream(normals(k)).map(v -> 1 + 0.1 * v).toArray();
		final RunErrors errors = new RunErrors(logX, Stretch.mean(runs), runs);
		assertEquals(k, errors.size());
		assertEquals(n * k * ((n + 1.) / (n - k - 2) - 1), errors.criterion(0, k), 1e-10);
		assertEquals(n * k * (k + 1.) / (n - k - 1), errors.criterion(0, 0), 1e-10);
		assertEquals(errors.criterion(0, 2) + errors.deviance(3), errors.criterion(3, 2), 1e-12);
		assertEquals(Double.POSITIVE_INFINITY, errors.criterion(0, k + 1));
		final double[][] seven = Arrays.copyOf(runs, 7);
		assertEquals(Double.POSITIVE_INFINITY, new RunErrors(logX, Stretch.mean(seven), seven).criterion(0, 2));
	}

	/**
	 * Seven runs of a process of the correlation 0.8 whose errors grow as a power of x: the errors of other means of seven,
	 * whitened, are of variance 1 but for a few percent by which the inverse of an estimated variance is too large.
	 */
	@Test
	void fewRunsAreWhitenedByTheirProcess() {
		final int n = 7, cells = 12, draws = 400;
		final double[] logX = new double[cells];
		Arrays.setAll(logX, i -> i);
		double squares = 0;
		for (int draw = 0; draw < draws; draw++) {
			final double[][] runs = process(n, cells), others = process(n, cells);
			final FewRunErrors errors = new FewRunErrors(logX, Stretch.mean(runs), runs);
			assertEquals(cells, errors.size());
			final double[] whitened = errors.whiten(Arrays.stream(Stretch.mean(others)).map(y -> y - 1).toArray());
			squares += Arrays.stream(whitened).map(v -> v * v).sum() / cells / draws;
		}
		assertEquals(1.04, squares, 0.08);
	}

	private static double[][] process(final int runs, final int points) {
		final double[][] process = new double[runs][points];
		for (final double[] run : process) {
			double error = 0;
			for (int i = 0; i < points; i++) {
				error = 0.8 * error + (i == 0 ? 1 / 0.6 : 1) * Math.exp(0.1 * i) * RANDOM.nextGaussian();
				run[i] = 1 + 1e-3 * error;
			}
		}
		return process;
	}

	/** Runs between 10 and 24 are averaged in half as many cells, fewer and more in 5 and 12. */
	@Test
	void cellsAreHalfAsManyAsRuns() {
		final double[] logX = logX(200);
		for (final int[] both : new int[][] { { 2, 5 }, { 10, 5 }, { 12, 6 }, { 13, 6 }, { 24, 12 }, { 60, 12 } }) {
			final double[][] runs = new double[both[0]][];
			for (int r = 0; r < runs.length; r++)
				runs[r] = Arrays.stream(normals(200)).map(v -> 1 + 0.1 * v).toArray();
			assertEquals(both[1], new RunErrors(logX, Stretch.mean(runs), runs).size());
		}
	}
}
