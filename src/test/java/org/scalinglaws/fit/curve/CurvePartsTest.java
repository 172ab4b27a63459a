package org.scalinglaws.fit.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, windows and their search on log-log points, each by sums over the points themselves. */
class CurvePartsTest {

	private static final int N = 80;
	private static final double[] X = new double[N];

	static {
		for (int i = 1; i < N; i++)
			X[i] = X[i - 1] + 0.08 + 0.06 * Math.sin(3 * i); // unevenly over 2.8 decades
	}

	private static double[] curve(final DoubleUnaryOperator law) {
		return Arrays.stream(X).map(law).toArray();
	}

	private static double[] noisy(final DoubleUnaryOperator law, final double noise) {
		final Random random = new Random(2);
		return curve(x -> law.applyAsDouble(x) + noise * random.nextGaussian());
	}

	private static SimpleRegression library(final double[] y, final int from, final int to) {
		final SimpleRegression line = new SimpleRegression();
		for (int i = from; i < to; i++)
			line.addData(X[i], y[i]);
		return line;
	}

	@Test
	void linesAreThoseOfTheLibrary() {
		final double[] y = noisy(x -> 1 - 2 * x, 0.3);
		final Line line = Line.through(X, y, 10, 50);
		final SimpleRegression library = library(y, 10, 50);
		assertEquals(library.getSlope(), line.slope(), 1e-12);
		assertEquals(library.getIntercept(), line.intercept(), 1e-12);
		assertEquals(1 / library.getXSumSquares(), line.variance(), 1e-14);
		final double[] residuals = line.residuals(X, y);
		assertEquals(library.getRSquare(), Line.rSquared(y, residuals, 10, 50), 1e-12);
		assertEquals(y[60] - library.predict(X[60]), residuals[60], 1e-12);
		assertEquals(1, Line.rSquared(new double[N], new double[N], 0, N));
		assertEquals(1, Line.rSquared(curve(x -> 5), curve(x -> 1e-15), 0, N), "rounding of a constant");
	}

	/** The slopes over neighbours within a half width, two at least, inside and outside of a window. */
	@Test
	void localExponentsAreSlopesOfNeighbours() {
		final double[] y = noisy(x -> Math.sin(x), 0.1);
		for (final double width : new double[] { 0.01, 0.3, 1.1 }) {
			final double[] local = LocalExponents.of(X, y, 20, 60, width);
			for (int i = 0; i < N; i++) {
				int first = Math.max(0, i - 1), end = Math.min(N, i + 2);
				while (first > 0 && X[first - 1] >= X[i] - width)
					first--;
				while (end < N && X[end] <= X[i] + width)
					end++;
				if (i >= 20 && i < 60) {
					first = Math.max(20, first);
					end = Math.min(60, end);
				}
				assertEquals(library(y, first, end).getSlope(), local[i], 1e-9, "at " + i + ", half width " + width);
			}
		}
		final double[] open = LocalExponents.of(X, y);
		assertArrayEquals(LocalExponents.of(X, y, 0, N, Math.log(10) / 8), open);
		assertTrue(Double.isNaN(LocalExponents.of(new double[] { 0, 1 }, new double[2])[1]));
	}

	@Test
	void productsAreCentredSums() {
		final double[] y = noisy(x -> 1e6 + x, 1);
		double sum = 0, mean = 0;
		for (int i = 5; i < 33; i++)
			mean += X[i] / 28;
		for (int i = 5; i < 33; i++)
			sum += (X[i] - mean) * y[i];
		assertEquals(sum, new PrefixSums(X, y).product(5, 33, mean), 1e-8);
	}

	/** Parts of windows: quarters of equal length in log x, halves and core; slopes and variances are those of lines. */
	@Test
	void windowsAreCutInQuarters() {
		final double[] y = noisy(x -> -x, 0.2);
		final PrefixSums sums = new PrefixSums(X, y);
		final Windows windows = new Windows(X, false, false);
		assertTrue(windows.count() > 50);
		assertTrue(windows.isWhole(0));
		for (int w = 0; w < windows.count(); w++) {
			final int from = windows.from(w, Windows.WHOLE), to = windows.to(w, Windows.WHOLE);
			assertEquals(X[to - 1] - X[from], windows.length(w), 1e-12);
			assertTrue(w == 0 || windows.length(w) <= windows.length(w - 1) && !windows.isWhole(w));
			for (int part = Windows.WHOLE; part <= Windows.CORE; part++) {
				final int a = windows.from(w, part), b = windows.to(w, part);
				assertTrue(b - a >= 2, "two points make a slope");
				final Line line = Line.through(X, y, a, b);
				assertEquals(line.slope(), windows.slope(w, part, sums), 1e-9);
				assertEquals(line.variance(), windows.variance(w, part), 1e-9 * line.variance());
			}
			for (int k = 0; k < 4; k++) {
				assertEquals(k == 0 ? from : windows.to(w, Windows.FIRST_QUARTER + k - 1), windows.from(w, Windows.FIRST_QUARTER +
					k));
				assertEquals(0.25 * (X[to - 1] - X[from]), X[windows.to(w, Windows.FIRST_QUARTER + k) - 1] - X[windows.from(w,
					Windows.FIRST_QUARTER + k)], 0.36, "but for the distance of points");
			}
			assertEquals(to, windows.to(w, Windows.FIRST_QUARTER + 3));
			assertEquals(from, windows.from(w, Windows.FIRST_HALF));
			assertEquals(windows.to(w, Windows.FIRST_QUARTER + 1), windows.to(w, Windows.FIRST_HALF));
			assertEquals(windows.to(w, Windows.FIRST_HALF), windows.from(w, Windows.SECOND_HALF));
			assertEquals(to, windows.to(w, Windows.SECOND_HALF));
			final int core = windows.from(w, Windows.CORE), coreEnd = windows.to(w, Windows.CORE);
			assertTrue(X[coreEnd - 1] - X[core] >= Math.log(10) * (1 - 1e-8));
			assertEquals(from == 0 ? 0 : windows.length(w) / 8, X[core] - X[from], from == 0 ? 0 : 0.29);
			assertEquals(to == N ? 0 : windows.length(w) / 8, X[to - 1] - X[coreEnd - 1], to == N ? 0 : 0.29);
		}
	}

	@Test
	void givenEndsAreHeld() {
		final Windows both = new Windows(X, true, true), start = new Windows(X, true, false), end = new Windows(X, false, true),
				free = new Windows(X, false, false);
		assertEquals(1, both.count());
		for (int w = 0; w < start.count(); w++)
			assertEquals(0, start.from(w, Windows.WHOLE));
		for (int w = 0; w < end.count(); w++)
			assertEquals(N, end.to(w, Windows.WHOLE));
		assertTrue(start.count() > 3 && end.count() > 3 && free.count() > start.count() + end.count());
		assertEquals(0, new Windows(Arrays.copyOf(X, 7), false, false).count());
		final Windows whole = Windows.whole(X);
		assertEquals(1, whole.count());
		assertEquals(0, whole.from(0, Windows.CORE));
		assertEquals(N, whole.to(0, Windows.CORE));
		assertEquals(X[N - 1] - X[0], whole.length(0));
	}

	/** Of all windows in which five differences of slopes keep their bounds, a longest. */
	@Test
	void theSearchTakesTheLongestThatHolds() {
		for (final DoubleUnaryOperator law : new DoubleUnaryOperator[] { x -> x < 3 ? -0.2 * x : -0.6 - 1.3 * (x - 3), x -> -0.5 *
			x - 0.008 * x * x, x -> x < 3.2 ? 0 : -(x - 3.2) })
			for (final double noise : new double[] { 1, 1.7 }) {
				final Windows windows = new Windows(X, false, false);
				final double[] errors = new double[5 * windows.count()], slopeErrors = new double[windows.count()];
				Arrays.fill(errors, 0.02);
				Arrays.fill(slopeErrors, 0.004);
				final double[] y = noisy(law, 0.004);
				final int found = new WindowSearch(windows, errors, slopeErrors).longest(new PrefixSums(X, y), 0.05, noise);
				double longest = 0, least = Double.POSITIVE_INFINITY;
				for (int w = 0; w < windows.count(); w++) {
					final double deviation = deviation(windows, w, y, noise);
					if (deviation > 1 || windows.length(w) < longest - 1e-9) continue;
					least = windows.length(w) > longest + 1e-9 ? deviation : Math.min(least, deviation);
					longest = Math.max(longest, windows.length(w));
				}
				assertTrue(longest > 0);
				assertEquals(longest, windows.length(found), 1e-9);
				assertEquals(least, deviation(windows, found, y, noise), 1e-6);
			}
		final Windows windows = new Windows(X, false, false);
		final double[] errors = new double[5 * windows.count()];
		Arrays.fill(errors, 1e-3);
		assertEquals(-1, new WindowSearch(windows, errors, new double[windows.count()]).longest(new PrefixSums(X, curve(x -> -x *
			x)), 0.05, 1));
	}

	/** In units of what is allowed: 5 % of the slope or two errors; none for a plateau that is not all there is. */
	private static double deviation(final Windows windows, final int w, final double[] y, final double noise) {
		final double[] slopes = new double[7];
		for (int part = 0; part < 7; part++)
			slopes[part] = Line.through(X, y, windows.from(w, part), windows.to(w, part)).slope();
		if (Math.abs(slopes[0]) < Math.max(0.01, 4 * noise * 0.004) && !windows.isWhole(w)) return Double.POSITIVE_INFINITY;
		double largest = Math.abs(slopes[6] - slopes[5]);
		for (int k = 1; k <= 4; k++)
			largest = Math.max(largest, Math.abs(slopes[k] - slopes[0]));
		return largest / Math.max(0.05 * Math.abs(slopes[0]), 2 * noise * 0.02);
	}

	/** The scatter from point to point: of normal errors their deviation, of a cubic none; a few kinks do not matter. */
	@Test
	void scatterIsThatOfTheErrors() {
		final double[] x = new double[4000], y = new double[4000];
		final Random random = new Random(4);
		for (int i = 0; i < x.length; i++) {
			x[i] = 0.01 * i + 0.004 * random.nextDouble();
			y[i] = 3 * Math.sin(x[i] / 10) + 0.05 * random.nextGaussian();
		}
		assertEquals(0.05, new SingleCurve(x, y).scatter(), 0.05 * 5 * 1.17 / Math.sqrt(4000) * 1.5); // of a median, correlated
		assertTrue(!new SingleCurve(x, y).isNoiseFree());
		final double[] cubic = curve(t -> t * t * t - 2 * t * t + t - 5), kinked = cubic.clone();
		kinked[40] += 3;
		assertEquals(0, new SingleCurve(X, cubic).scatter(), 1e-12);
		assertTrue(new SingleCurve(X, kinked).isNoiseFree());
		final double[] four = { 0, 1, 2, 3 }, zigzag = { 0.1, -0.1, -0.1, 0.1 };
		assertEquals(Math.sqrt(4 * 0.01 / 2), new SingleCurve(four, zigzag).scatter(), 1e-14, "about the line of slope 0");
		assertEquals(0, new SingleCurve(new double[] { 0, 1 }, zigzag).scatter());
	}

	/** Slopes of four quarters of equal length in log x; none for few points. */
	@Test
	void quartersAreThoseOfTheLength() {
		final double[] bent = curve(x -> -x - 0.05 * x * x);
		final double[] slopes = new SingleCurve(X, bent).quarters(8, 72);
		assertEquals(4, slopes.length);
		int from = 8;
		for (int k = 0; k < 4; k++) {
			int to = from;
			while (to < 72 && (k == 3 || X[to] < X[8] + (X[71] - X[8]) * (k + 1) / 4))
				to++;
			assertEquals(library(bent, from, to).getSlope(), slopes[k], 1e-12);
			from = to;
		}
		assertEquals(0, new SingleCurve(X, bent).quarters(8, 17).length, "no three points in a quarter");
	}

	/** Half the relative variance of the mean: what log of a mean lacks, here of 4 log-normal values over many draws. */
	@Test
	void biasIsWhatTheLogarithmOfAMeanLacks() {
		final int draws = 20_000, n = 4;
		final double s = 0.3, truth = s * s / 2; // log of the mean of exp(s z)
		final double[][] runs = new double[n][draws];
		final Random random = new Random(6);
		for (final double[] run : runs)
			Arrays.setAll(run, i -> Math.exp(s * random.nextGaussian()));
		final double[] mean = Stretch.mean(runs), bias = Stretch.bias(runs, mean);
		double plain = 0, mended = 0;
		for (int i = 0; i < draws; i++) {
			plain += Math.log(mean[i]) / draws;
			mended += (Math.log(mean[i]) + bias[i]) / draws;
		}
		final double error = s / Math.sqrt((double) n * draws);
		assertTrue(truth - plain > 8 * error, "nothing to mend");
		assertEquals(truth, mended, 5 * error + 0.1 * (truth - plain));
		assertArrayEquals(new double[3], Stretch.bias(new double[1][3], new double[] { 1, 2, 3 }));
		assertEquals(0.25 / 4, Stretch.bias(new double[][] { { 1 }, { 3 } }, new double[] { 2 })[0] / 2, 1e-15);
		assertEquals(0.5, Stretch.bias(new double[][] { { 0 }, { 100 }, { -99 } }, new double[] { 1. / 3 })[0]);
	}

	/** The longest stretch in log x, not in points; what is asked for and not in it is left out; ends as given if reached. */
	@Test
	void stretchesAreTheLongestInLogX() {
		final double[] x = { -1, 0, 1, 2, 3, 4, 5, 10, 1000, 2000 }, y = { 1, 1, 1, 1, 1, 1, 0, 1, 1, 1 };
		final Stretch all = new Stretch(x, new double[][] { y }, Double.NaN, Double.NaN);
		assertArrayEquals(new double[] { 10, 1000, 2000 }, all.x());
		assertEquals(7, all.leftOut());
		assertEquals(3, all.points());
		assertEquals(10, all.from(0));
		assertEquals(2000, all.to(2));
		final Stretch some = new Stretch(x, new double[][] { y }, 0.5, 4.5);
		assertArrayEquals(new double[] { 1, 2, 3, 4 }, some.x());
		assertEquals(0, some.leftOut());
		assertEquals(0.5, some.from(0));
		assertEquals(4.5, some.to(3));
		final Stretch cut = new Stretch(x, new double[][] { y }, 1, 5);
		assertEquals(1, cut.leftOut());
		assertEquals(4, cut.to(3), "of a point where some are left out");
		assertArrayEquals(new double[] { Math.log(1), Math.log(2) }, Arrays.copyOf(cut.logX(), 2));
	}

	/** Two or three distances from a cubic are small by chance, the largest of them seldom is. */
	@ParameterizedTest
	@ValueSource(ints = { 6, 7 })
	void fewNoisyPointsAreNotFreeOfNoise(final int points) {
		final Random random = new Random(5);
		int free = 0;
		for (int draw = 0; draw < 2000; draw++) {
			final double[] x = new double[points], y = new double[points];
			for (int i = 0; i < points; i++) {
				x[i] = i;
				y[i] = -0.5 * i + 0.01 * random.nextGaussian();
			}
			if (new SingleCurve(x, y).isNoiseFree()) free++;
		}
		assertTrue(free < 20, free + " of 2000");
	}
}
