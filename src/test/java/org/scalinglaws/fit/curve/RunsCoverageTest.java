package org.scalinglaws.fit.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.task.Parallel;

/** Tests the errors of {@link PowerLawFit} over runs by their calibration. */
@Tag("slow")
class RunsCoverageTest {

	private static final int ENSEMBLES = 1000;
	private static final int RUNS = 20;
	private static final double EXPONENT = -0.75;
	private static final double[] TIMES = times(100);

	/**
	 * Log-normal noise of 30 %, independent from point to point or with a correlation
	 * of 0.97 to the next record (0.1 over a decade and a half), in seeds 1 to 1000.
	 * The standard error of a coverage of 0.95 is 0.007; 0.965, 0.952, 0.969 and 0.955
	 * were measured.
	 */
	@ParameterizedTest
	@CsvSource({ "0, false", "0.97, false", "0, true", "0.97, true" })
	void intervalCovers(final double correlation, final boolean automatic) {
		final double covered = coverage(t -> Math.pow(t, EXPONENT), correlation, automatic);
		assertTrue(covered >= 0.93 && covered <= 0.97, "covered " + covered);
	}

	/** The same behind a plateau, where the window has to be found: 0.956 and 0.961. */
	@ParameterizedTest
	@CsvSource({ "0, true", "0.97, true" })
	void intervalCoversBehindACrossover(final double correlation, final boolean automatic) {
		final double covered = coverage(t -> Math.pow(1 + Math.pow(t / 10, 4), EXPONENT / 4), correlation, automatic);
		assertTrue(covered >= 0.93 && covered <= 0.97, "covered " + covered);
	}

	private static double coverage(final DoubleUnaryOperator law, final double correlation, final boolean automatic) {
		final AtomicInteger covered = new AtomicInteger();
		Parallel.forEach(ENSEMBLES, seed -> {
			final double[][] runs = runs(law, RUNS, correlation, 0.3, seed + 1);
			final PowerLawFit fit = automatic ? PowerLawFit.ofRuns(TIMES, runs) : PowerLawFit.ofRuns(TIMES, runs, 1, 1e5);
			assertEquals(PowerLawFit.RUNS, fit.kind());
			if (fit.low() <= EXPONENT && EXPONENT <= fit.high()) covered.incrementAndGet();
		});
		return covered.get() / (double) ENSEMBLES;
	}

	/**
	 * Other numbers of runs, and noise that grows as a random walk: the standard error is
	 * 0.007 for 1000 ensembles and 0.011 for 400, of which two are allowed for beyond
	 * 0.93 to 0.97 with the latter.
	 */
	@ParameterizedTest
	@CsvSource({ "STATIONARY, 5, 1000, false", "STATIONARY, 5, 1000, true", "WALK, 20, 1000, true",
		"STATIONARY, 100, 400, true" })
	void intervalCoversForFewAndManyRuns(final SimulatedRuns.Noise noise, final int count, final int ensembles,
		final boolean automatic)
	{
		final AtomicInteger covered = new AtomicInteger();
		Parallel.forEach(ensembles, seed -> {
			final double[][] runs = SimulatedRuns.of(t -> Math.pow(t, EXPONENT), noise, count, seed + 1);
			final PowerLawFit fit = automatic ? PowerLawFit.ofRuns(TIMES, runs) : PowerLawFit.ofRuns(TIMES, runs, 1, 1e5);
			if (fit.low() <= EXPONENT && EXPONENT <= fit.high()) covered.incrementAndGet();
		});
		final double allowance = ensembles < 1000 ? 0.022 : 0;
		final double coverage = covered.get() / (double) ensembles;
		assertTrue(coverage >= 0.93 - allowance && coverage <= 0.97 + allowance, "covered " + coverage);
	}

	/**
	 * Noise that grows with time, where the logarithm of a mean is low by half of its relative variance, most at the end:
	 * without the correction the exponent of 8 runs is low by 9e-4, with it by less than 3 standard errors of 1000
	 * ensembles' mean. The intervals cover as elsewhere; 0.975 allows for the standard error of 0.007.
	 */
	@ParameterizedTest
	@CsvSource({ "GROWING, 8, false", "GROWING, 8, true", "GROWING, 30, true", "GROWING_STATIONARY, 8, true" })
	void growingNoiseNeitherBiasesNorWidens(final SimulatedRuns.Noise noise, final int count, final boolean automatic) {
		final int ensembles = 1000;
		final PowerLawFit[] fits = new PowerLawFit[ensembles];
		Parallel.forEach(ensembles, seed -> {
			final double[][] runs = SimulatedRuns.of(t -> Math.pow(t, EXPONENT), noise, count, seed + 1);
			fits[seed] = automatic ? PowerLawFit.ofRuns(TIMES, runs) : PowerLawFit.ofRuns(TIMES, runs, 1, 1e5);
		});
		final double covered = Arrays.stream(fits).filter(fit -> fit.low() <= EXPONENT && EXPONENT <= fit.high()).count() /
			(double) ensembles;
		assertTrue(covered >= 0.93 && covered <= 0.975, "covered " + covered);
		final double[] exponents = Arrays.stream(fits).mapToDouble(PowerLawFit::exponent).toArray();
		final double spread = new StandardDeviation().evaluate(exponents);
		assertEquals(EXPONENT, new Mean().evaluate(exponents), 3 * spread / Math.sqrt(ensembles));
		final double claimed = Math.sqrt(Arrays.stream(fits).mapToDouble(fit -> fit.standardError() * fit.standardError())
			.average().orElseThrow());
		assertEquals(spread, claimed, 0.08 * spread); // that of a standard deviation of so many is 0.022
	}

	@Test
	void windowExcludesPlateauAndCutOff() {
		final DoubleUnaryOperator law = t -> Math.pow(1 + Math.pow(t / 10, 4), EXPONENT / 4) * Math.exp(-t / 2e4);
		final PowerLawFit fit = PowerLawFit.ofRuns(TIMES, runs(law, RUNS, 0, 0.05, 1));
		assertEquals(EXPONENT, fit.exponent(), 0.02);
		assertTrue(fit.from() > 8 && fit.from() < 100, "from " + fit.from());
		assertTrue(fit.to() > 300 && fit.to() < 4e3, "to " + fit.to());
	}

	@Test
	void exponentialRunsAreNoPowerLaw() {
		final PowerLawFit fit = PowerLawFit.ofRuns(TIMES, runs(t -> Math.exp(-t / 1e3), RUNS, 0.97, 0.1, 1));
		assertEquals(PowerLawFit.NONE, fit.kind());
		assertTrue(Double.isNaN(fit.exponent()) && Double.isNaN(fit.low()));
	}

	@Test
	void sameInputGivesSameBits() {
		final double[][] runs = runs(t -> Math.pow(t, EXPONENT), 5, 0.97, 0.3, 1);
		assertEquals(PowerLawFit.ofRuns(TIMES, runs).standardError(), PowerLawFit.ofRuns(TIMES, runs).standardError());
	}

	@Test
	void runsInBothSignsAreFittedByTheirMean() {
		final double[][] runs = runs(t -> Math.pow(t, EXPONENT), 2, 0, 1e-6, 1);
		final double[] shifted = Arrays.stream(TIMES).map(t -> 2 * Math.pow(t, EXPONENT)).toArray();
		for (int i = 0; i < TIMES.length; i++) {
			runs[0][i] = -0.5 * shifted[i];
			runs[1][i] = 1.5 * shifted[i];
		}
		assertEquals(EXPONENT, PowerLawFit.ofRuns(TIMES, runs, 1, 1e5).exponent(), 1e-12);
	}

	@Test
	void oneRunIsOneCurve() {
		final double[] y = Arrays.stream(TIMES).map(t -> Math.pow(t, EXPONENT)).toArray();
		assertEquals(PowerLawFit.CURVE, PowerLawFit.ofRuns(TIMES, new double[][] { y }).kind());
	}

	private static double[][] runs(final DoubleUnaryOperator law, final int count, final double correlation,
		final double noise, final int seed)
	{
		final Random random = new Random(seed);
		final double[][] runs = new double[count][TIMES.length];
		for (final double[] run : runs) {
			double state = random.nextGaussian();
			for (int i = 0; i < run.length; i++) {
				run[i] = law.applyAsDouble(TIMES[i]) * Math.exp(noise * state - noise * noise / 2);
				state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
			}
		}
		return runs;
	}

	private static double[] times(final int count) {
		final double[] times = new double[count];
		for (int i = 0; i < count; i++)
			times[i] = Math.pow(10, 5.0 * i / (count - 1));
		return times;
	}
}
