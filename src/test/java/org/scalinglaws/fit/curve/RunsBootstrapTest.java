package org.scalinglaws.fit.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Standard errors of exponents over runs whose own exponents are known. */
class RunsBootstrapTest {

	private static final int N = 60;
	private static final double[] LOG_X = new double[N];

	static {
		for (int i = 1; i < N; i++)
			LOG_X[i] = LOG_X[i - 1] + 0.1;
	}

	/** Runs law(x) times x^z about the middle with small z, of the mean 0: the exponent of a mean is that of the mean z. */
	private static double[][] runs(final DoubleUnaryOperator law, final double... tilts) {
		return Arrays.stream(tilts).mapToObj(z -> Arrays.stream(LOG_X).map(x -> law.applyAsDouble(Math.exp(x)) * (1 + z * (x -
			2.95))).toArray()).toArray(double[][]::new);
	}

	private static double[] tilts(final int count) {
		final Random random = new Random(count);
		final double[] tilts = random.doubles(count).map(u -> 1e-3 * random.nextGaussian()).toArray();
		final double mean = Arrays.stream(tilts).average().getAsDouble();
		return Arrays.stream(tilts).map(z -> z - mean).toArray();
	}

	/** A thousand resamples know a standard error to 2.2 %. */
	@Test
	void givenWindowsHaveTheStandardErrorOfTheMean() {
		for (final int count : new int[] { 3, 8, 40 }) {
			final double[] tilts = tilts(count);
			final double expected = Math.sqrt(Arrays.stream(tilts).map(z -> z * z).sum() / count / (count - 1));
			final RunsBootstrap bootstrap = new RunsBootstrap(LOG_X, runs(x -> Math.pow(x, -0.7), tilts), Windows.whole(LOG_X));
			final RunsBootstrap.Spread spread = bootstrap.spread(0, Progress.NONE);
			assertTrue(spread.found());
			assertEquals(1, spread.standardError() / expected, 4 * 0.0224, count + " runs");
		}
	}

	/** Where every resample takes the whole curve the search changes nothing but its digits. */
	@Test
	void searchedWindowsOfAPowerLawAreTheWhole() {
		final double[] tilts = tilts(20);
		final Windows windows = new Windows(LOG_X, false, false);
		final RunsBootstrap bootstrap = new RunsBootstrap(LOG_X, runs(x -> Math.pow(x, -0.7), tilts), windows);
		assertTrue(windows.isWhole(bootstrap.window()));
		final double expected = Math.sqrt(Arrays.stream(tilts).map(z -> z * z).sum() / 20 / 19);
		final RunsBootstrap.Spread spread = bootstrap.spread(-1, Progress.NONE);
		assertTrue(spread.found());
		assertEquals(1, spread.standardError() / expected, 0.1);
		final RunsBootstrap none = new RunsBootstrap(LOG_X, runs(x -> Math.exp(-x / 30), tilts), windows);
		assertEquals(-1, none.window());
		assertFalse(none.spread(-1, Progress.NONE).found());
	}

	/** The interval is Student's of one degree of freedom less than there are runs, to both sides. */
	@Test
	void intervalsAreStudents() {
		final double[] x = Arrays.stream(LOG_X).map(Math::exp).toArray();
		final PowerLawFit fit = PowerLawFit.ofRuns(x, runs(t -> Math.pow(t, -0.7), tilts(6)), 1, 300);
		final double half = new TDistribution(5).inverseCumulativeProbability(0.975) * fit.standardError();
		assertEquals(fit.exponent() - half, fit.low(), 1e-15);
		assertEquals(fit.exponent() + half, fit.high(), 1e-15);
	}

	/** Four points with a bend: along a line where the runs err by as much, not where they agree, nor of less than a decade. */
	@Test
	void fewPointsBendWithinTheirErrors() {
		final double[] x = { 10, 100, 1000, 10_000 }, bend = { 0, 0.15, -0.15, 0 };
		final int[] bits = { 6, 1, 2, 7 }; // of the run's number, by whose parity an error has its sign
		for (final double noise : new double[] { 1e-4, 0.5 }) {
			final double[][] runs = new double[8][4]; // errors of the mean 0 at each point, independent of each other
			for (int r = 0; r < 8; r++)
				for (int i = 0; i < 4; i++)
					runs[r][i] = Math.pow(x[i], -0.5) * Math.exp(bend[i]) * (1 + noise * (Integer.bitCount(r & bits[i]) % 2 == 0 ? 1 : -1));
			assertEquals(noise > 0.1 ? PowerLawFit.RUNS : PowerLawFit.NONE, PowerLawFit.ofRuns(x, runs).kind(), "noise " + noise);
		}
		final double[] narrow = { 100, 200, 400 }, line = { 1, 0.5, 0.25 };
		assertEquals(PowerLawFit.NONE, PowerLawFit.of(narrow, line).kind());
	}

	@Test
	void aCancelLeavesTheResamplesSoFar() {
		final RunsBootstrap bootstrap = new RunsBootstrap(LOG_X, runs(x -> 1 / x, tilts(9)), Windows.whole(LOG_X));
		final double all = bootstrap.spread(0, Progress.NONE).standardError();
		final Looks looks = new Looks(301);
		final double some = bootstrap.spread(0, looks).standardError();
		assertEquals(301, looks.count());
		assertEquals(0.299, looks.last(), 1e-12);
		assertTrue(some != all);
		assertEquals(1, some / all, 4 / Math.sqrt(2 * 300));
		assertTrue(Double.isNaN(bootstrap.spread(0, new Looks(2)).standardError()));
		assertTrue(bootstrap.spread(0, new Looks(3)).standardError() > 0);
		assertEquals(all, bootstrap.spread(0, Progress.NONE).standardError(), "the same bits");
	}
}
