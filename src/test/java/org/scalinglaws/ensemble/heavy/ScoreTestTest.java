package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Holds one parameter: coordinates, the fit of the other one, slopes of many spectra by few laws, and the test of them. */
@Tag("slow")
class ScoreTestTest {

	private static double[] draw(final HeavyTailLaw law, final int count, final int run) {
		return Likelihood.scaledLogs(new HeavyTailSampler(law, count).draw(Streams.of(3).stream("test", run), Progress.NONE));
	}

	private static double likelihood(final Held held, final double value, final double other, final double[] logs) {
		return Likelihood.mean(new LogDensity(held.law(value, other)), logs);
	}

	@ParameterizedTest
	@EnumSource(Held.class)
	void coordinatesAreThoseOfTheLaw(final Held held) {
		final HeavyTailLaw law = new HeavyTailLaw(0.3, 8), again = held.law(held.of(law), held.other().of(law));
		assertEquals(0.3, again.aspectRatio(), 1e-14);
		assertEquals(8, again.repulsion(), 1e-12);
		assertEquals(held == Held.REPULSION ? Math.log(1.25) : Math.log(3 / 7.), held.of(law), 1e-14);
		assertEquals(held == Held.REPULSION ? 8 : 0.3, held.parameter(held.of(law)), 1e-13);
		assertEquals(0.7, held.coordinate(held.smooth(0.7)), 1e-15);
		assertTrue(held.step(1e-3) <= 1e-4 || held == Held.ASPECT_RATIO);
	}

	/** All of the region between the bounds, and a step beyond, are laws that can be fitted. */
	@ParameterizedTest
	@EnumSource(Held.class)
	void boundsAreThoseOfLaws(final Held held) {
		for (int i = 0; i <= 20; i++) {
			final double value = held.low() + (held.high() - held.low()) * i / 20, low = held.otherLow(value), high = held
				.otherHigh(value);
			assertTrue(low < high);
			for (final double there : new double[] { value - held.step(value), value, value + held.step(value) })
				for (final double other : new double[] { low, high }) {
					final HeavyTailLaw law = held.law(there, other);
					assertTrue(law.repulsion() < 1.06 * Likelihood.MOST_FITTED && law.repulsion() > Likelihood.LEAST_FITTED / 1.06);
				}
		}
		assertEquals(Likelihood.MOST_FITTED, Held.REPULSION.parameter(Held.REPULSION.low()), 1e-6);
		assertEquals(Likelihood.LEAST_FITTED, Held.REPULSION.parameter(Held.REPULSION.high()), 1e-12);
	}

	/** Near and far from where the search starts, it is the best of a grid around it. */
	@ParameterizedTest
	@CsvSource({ "ASPECT_RATIO, -0.2, 0.6", "ASPECT_RATIO, -0.2, 5", "REPULSION, 0.5, -6", "REPULSION, 0.7, 0.1" })
	void othersAreFitted(final Held held, final double value, final double start) {
		final double[] logs = draw(new HeavyTailLaw(0.5, 2), 60, 1);
		final double found = OtherFit.of(held, value, start, logs, Progress.NONE), best = likelihood(held, value, found, logs);
		for (final double away : new double[] { -0.5, -0.1, -0.01, 0.01, 0.1, 0.5 })
			assertTrue(likelihood(held, value, found + away, logs) < best, away + " from " + found);
	}

	/** Even numbers are likeliest at the largest repulsion. */
	@Test
	void othersEndAtTheirBounds() {
		final double[] even = Likelihood.scaledLogs(IntStream.range(0, 40).mapToDouble(i -> 1 + i / 40.).toArray());
		final double low = Held.ASPECT_RATIO.otherLow(-1);
		assertEquals(low, OtherFit.of(Held.ASPECT_RATIO, -1, 0.3, even, Progress.NONE), 1e-4);
		assertEquals(low, OtherFit.of(Held.ASPECT_RATIO, -1, -7, even, Progress.NONE), 1e-4);
	}

	/** The slope of each spectrum is that of its own fit of the other parameter, to a few hundredths of how far slopes scatter. */
	@ParameterizedTest
	@CsvSource({ "0.5, 2", "0.2, 30", "0.9, 1", "0.3, 300" })
	void rowsGiveTheSlopesOfFits(final double aspectRatio, final double repulsion) {
		final HeavyTailLaw law = new HeavyTailLaw(aspectRatio, repulsion);
		final double[][] spectra = IntStream.range(0, 6).mapToObj(run -> draw(law, 50, run)).toArray(double[][]::new);
		for (final Held held : Held.values()) {
			final double value = held.of(law), other = held.other().of(law), step = held.step(value);
			final LawRow row = LawRow.of(held, value, other, spectra);
			final double[] slopes = new double[6], expected = new double[6];
			for (int i = 0; i < 6; i++) {
				final double fitted = OtherFit.of(held, value, other, spectra[i], Progress.NONE);
				expected[i] = likelihood(held, value + step, fitted, spectra[i]) - likelihood(held, value - step, fitted, spectra[i]);
				slopes[i] = row.slope(spectra[i]);
			}
			final double mean = Arrays.stream(expected).average().getAsDouble();
			final double scatter = Math.sqrt(Arrays.stream(expected).map(x -> (x - mean) * (x - mean)).average().getAsDouble());
			for (int i = 0; i < 6; i++)
				assertEquals(expected[i], slopes[i], 0.03 * scatter, held + " of spectrum " + i);
		}
	}

	/** Copies of a spectrum have its slope s; with m and d of draws of one the scores are (s - m/k)/(d/sqrt(k)). */
	@ParameterizedTest
	@EnumSource(Held.class)
	void meansAndErrorsAreInProportion(final Held held) {
		final HeavyTailLaw law = new HeavyTailLaw(0.4, 3);
		final double[] one = draw(law, ScoreTest.DIMENSION, 2);
		final double[] scores = IntStream.of(1, 4, 9).mapToDouble(copies -> ScoreTest.of(held, held.of(law) + 0.1, held.other()
			.of(law), IntStream.range(0, copies).mapToObj(i -> one).flatMapToDouble(Arrays::stream).toArray(), 8, Streams.of(
				4), Progress.NONE).score()).toArray();
		final double mean = (2 * scores[0] - scores[1]) / (0.5 - 2), slope = scores[0] + mean;
		assertEquals(3 * slope - mean / 3, scores[2], 1e-3 * Math.abs(scores[2]));
		assertTrue(Math.abs(slope) > 0.1 && scores[2] != scores[1]);
	}

	/** The truth has scores of mean 0 and mean square 1, here of 30 spectra, each within three and a half standard errors. */
	@ParameterizedTest
	@EnumSource(Held.class)
	void truthsHaveStandardScores(final Held held) {
		final HeavyTailLaw law = new HeavyTailLaw(0.5, 2);
		final double[] scores = IntStream.range(0, 30).mapToDouble(run -> ScoreTest.of(held, held.of(law), held.other().of(law),
			draw(law, 40, run), 30, Streams.of(100 + run), Progress.NONE).score()).toArray();
		assertEquals(0, Arrays.stream(scores).average().getAsDouble(), 3.5 / Math.sqrt(30));
		assertEquals(1, Arrays.stream(scores).map(x -> x * x).average().getAsDouble(), 3.5 * Math.sqrt(2 / 30.));
	}

	@Test
	void cancels() {
		final double[] logs = draw(new HeavyTailLaw(0.5, 2), 30, 1);
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> OtherFit.of(Held.REPULSION, 0.5, 0, logs, canceled));
	}
}
