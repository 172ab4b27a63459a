package org.scalinglaws.equilibrium.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Compares what runs give with the closed forms, and the standard errors with how far runs of other seeds are apart. */
@Tag("slow")
class StationaryRunsTest {

	@ParameterizedTest
	@CsvSource({ "40, 4, 0.02, true, false", "40, 4, 0.08, true, false", "40, 4, 0.02, false, false",
		"40, 4, 0.08, false, false", "40, 7, 0.1, true, false", "40, 100, 0.5, true, false", "12, 2, 1.3, false, false",
		"12, 2, 1, false, false", "40, 4, 7.5e-4, true, true", "40, 4, 7.5e-4, false, true" })
	void agreesWithTheory(final int samples, final int batch, final double rate, final boolean replacement,
		final boolean langevin)
	{
		final NoisyQuadratic process = new NoisyQuadratic(1, samples, 0.6196, batch, rate, replacement, langevin);
		final MeasuredVariance measured = StationaryRuns.of(process, 10_000, 8, 1, Progress.NONE);
		assertTrue(measured.standardError() < 0.03 * measured.variance()); // slow ones have some 1e4 independent readings
		assertEquals(process.variance(), measured.variance(), 3 * measured.standardError());
	}

	/** The same normals and draws once more, straight from the equation, with noise in each step: every sign is seen. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void stepsAreTheEquations(final boolean replacement) {
		final int samples = 12, batch = 3, epochs = 50;
		final double rate = 0.02, share = rate * samples * 1.5;
		final NoisyQuadratic process = new NoisyQuadratic(1.5, samples, 0.8, batch, rate, replacement, true);
		final MeasuredVariance found = StationaryRuns.of(process, epochs, 1, 7, Progress.NONE);
		final double[] points = new double[samples];
		Streams.of(7).stream("stationaryPoints", 0).fillGaussian(points, 0, samples);
		final double mean = Arrays.stream(points).sum() / samples;
		final double square = Arrays.stream(points).map(x -> (x - mean) * (x - mean)).sum() / samples;
		final List<Double> order = new ArrayList<>();
		for (final double point : points)
			order.add((point - mean) * Math.sqrt(0.8 / square));
		final RandomStream draws = Streams.of(7).stream("stationaryBatches", 0), noise = Streams.of(7).stream("stationaryNoise",
			0);
		double theta = 0, sum = 0;
		for (int epoch = 0; epoch < found.burnIn() + epochs; epoch++) {
			for (int from = 0; from < samples; from += batch) {
				double pulled = 0;
				for (int i = from; i < from + batch; i++) {
					final int first = replacement ? 0 : i;
					final int drawn = first + BigInteger.valueOf(draws.nextLong() >>> 1).multiply(BigInteger.valueOf(samples - first))
						.shiftRight(63).intValue();
					pulled += order.get(drawn) / batch;
					if (!replacement) Collections.swap(order, i, drawn);
				}
				theta = (1 - share) * theta + share * pulled + Math.sqrt(2 * rate) * noise.nextGaussian();
			}
			if (epoch >= found.burnIn()) sum += theta * theta / epochs;
		}
		assertEquals(sum, found.variance(), 1e-12 * sum);
	}

	/** Fast and slow ones, with many readings and with few: z is of variance 1, to sqrt(2/400) = 0.07. */
	@ParameterizedTest
	@CsvSource({ "0.3, 60, 3", "0.005, 100, 3", "0.005, 4, 20", "0.3, 1, 30" })
	void standardErrorsAreThoseOfTheRuns(final double rate, final long epochs, final int runs) {
		final NoisyQuadratic process = new NoisyQuadratic(1, 40, 1, 4, rate, true, false);
		double sum = 0, error = 0, squares = 0;
		final int seeds = 400;
		for (int seed = 0; seed < seeds; seed++) {
			final MeasuredVariance measured = StationaryRuns.of(process, epochs, runs, seed, Progress.NONE);
			sum += measured.variance() / process.variance() / seeds;
			squares += Math.pow(measured.variance() - process.variance(), 2) / seeds;
			error += Math.pow(measured.standardError(), 2) / seeds;
		}
		assertEquals(1, squares / error, 0.35);
		assertEquals(1, sum, 3.5 * Math.sqrt(error / seeds) / process.variance());
	}

	@Test
	void isTheSameOnAnyNumberOfThreads() {
		final NoisyQuadratic process = new NoisyQuadratic(1, 40, 1, 4, 7.5e-4, false, true);
		final MeasuredVariance shared = StationaryRuns.of(process, 500, 5, 3, Progress.NONE);
		final AtomicReference<MeasuredVariance> alone = new AtomicReference<>();
		Parallel.workers(1, i -> alone.set(StationaryRuns.of(process, 500, 5, 3, Progress.NONE)));
		assertEquals(alone.get(), shared);
		assertEquals(0.02463, shared.variance(), 0.002);
	}

	@Test
	void wholeBatchesHaveNoVariance() {
		final MeasuredVariance measured = StationaryRuns.of(new NoisyQuadratic(1, 40, 1, 40, 0.1, false, false), 100, 2, 1,
			Progress.NONE);
		assertEquals(0, measured.variance(), 1e-30); // the mean of points that add up to rounding
		assertEquals(0, measured.standardError(), 1e-30);
	}

	@Test
	void oneReadingHasNoStandardError() {
		assertTrue(Double.isNaN(StationaryRuns.of(new NoisyQuadratic(1, 40, 1, 4, 0.1, true, false), 1, 1, 1, Progress.NONE)
			.standardError()));
	}

	@Test
	void runsNothingWithoutAStationaryState() {
		final MeasuredVariance measured = StationaryRuns.of(new NoisyQuadratic(1, 40, 1, 4, 2.5, true, false), 1000, 2, 1,
			Progress.NONE);
		assertTrue(Double.isNaN(measured.variance()) && Double.isNaN(measured.standardError()));
	}

	@Test
	void refusesWhatWouldTakeDays() {
		final NoisyQuadratic slow = new NoisyQuadratic(1, 40, 1, 4, 1e-12, true, false);
		final String said = assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(slow, 10, 1, 1, Progress.NONE))
			.getMessage();
		assertTrue(said.startsWith("epochs x samples x runs must be at most 1e12, was ") && said.endsWith(
			"epochs of burn-in"), said);
		final NoisyQuadratic process = new NoisyQuadratic(1, 40, 1, 4, 0.1, true, false);
		assertEquals("epochs x samples x runs must be at most 1e12, was " + (float) ((7 + 1e6) * 40 * 1e6) +
			" with 7 epochs of burn-in", assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(process, 1_000_000,
				1_000_000, 1, Progress.NONE)).getMessage());
		assertThrows(CancellationException.class, () -> StationaryRuns.of(process, 249_993, 100_000, 1, new Looks(1)), "as many as may be");
		assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(process, 249_994, 100_000, 1, Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(process, 0, 1, 1, Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(process, 1, 0, 1, Progress.NONE));
		assertThrows(IllegalArgumentException.class, () -> StationaryRuns.of(process, 1, 1, -1, Progress.NONE));
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Progress() {

			private double last;

			@Override
			public void update(final double fraction) {
				assertTrue(fraction >= 0 && fraction <= 1);
				last = fraction;
			}

			@Override
			public boolean isCanceled() {
				return last > 1e-4;
			}
		};
		final NoisyQuadratic process = new NoisyQuadratic(1, 40, 1, 4, 0.1, true, false);
		assertThrows(CancellationException.class, () -> StationaryRuns.of(process, 1_000_000_000, 2, 1, canceled));
	}
}
