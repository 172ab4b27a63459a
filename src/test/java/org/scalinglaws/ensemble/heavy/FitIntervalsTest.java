package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** Ends of intervals are where the test just does not refuse, and open where nothing is refused. */
@Tag("slow")
class FitIntervalsTest {

	private static HeavyTailFit fit(final double[] values, final int resamples) {
		return HeavyTailFit.of(values, SpectrumKind.WEIGHTS, resamples, Streams.of(1), Progress.NONE);
	}

	private static double[] draw(final double aspectRatio, final double repulsion, final int count) {
		return new HeavyTailSampler(new HeavyTailLaw(aspectRatio, repulsion), count).draw(1, Streams.of(2), Progress.NONE)[0];
	}

	/** By tables of Student's t: 12.706, 2.262, 1.984 at 1, 9 and 99 degrees of freedom. */
	@ParameterizedTest
	@CsvSource({ "2, 12.7062, 1.5", "10, 2.26216, 1.1", "100, 1.98422, 1.01" })
	void reachIsStudents(final int draws, final double quantile, final double square) {
		assertEquals(quantile * Math.sqrt(square), FitIntervals.reach(draws), 1e-4 * quantile);
	}

	/**
	 * Each end has a score of the reach, of the sign that leads back to the fit. Draws begin with the same numbers but go on with
	 * others a little beside: 100 tell a standard deviation to 7 %.
	 */
	@Test
	void endsHaveTheScoreThatIsAllowed() {
		final HeavyTailFit fit = fit(draw(0.9, 1, 1000), 100);
		final FitIntervals found = fit.intervals();
		assertTrue(found.aspectRatioLow() < fit.law().aspectRatio() && fit.law().aspectRatio() < found.aspectRatioHigh());
		assertTrue(found.repulsionLow() < fit.law().repulsion() && fit.law().repulsion() < found.repulsionHigh());
		final double[] logs = Likelihood.scaledLogs(fit.scaled());
		final double reach = FitIntervals.reach(100);
		assertEquals(reach, score(Held.ASPECT_RATIO, found.aspectRatioLow(), logs), 0.2 * reach);
		assertEquals(-reach, score(Held.ASPECT_RATIO, found.aspectRatioHigh(), logs), 0.2 * reach);
		assertEquals(-reach, score(Held.REPULSION, found.repulsionLow(), logs), 0.2 * reach);
		assertEquals(reach, score(Held.REPULSION, found.repulsionHigh(), logs), 0.2 * reach);
		assertEquals(List.of(), found.words(fit.law()));
	}

	private static double score(final Held held, final double parameter, final double[] logs) {
		final double value = held == Held.REPULSION ? Math.log1p(2 / parameter) : Math.log(parameter / (1 - parameter));
		return ScoreTest.of(held, value, held == Held.REPULSION ? 0 : 1, logs, 100, Streams.of(1), Progress.NONE).score();
	}

	/** Three draws know the scatter badly, which Student's t counts. */
	@Test
	void fewDrawsGiveWideIntervals() {
		final double[] values = draw(0.9, 1, 1000);
		final FitIntervals few = fit(values, 3).intervals(), many = fit(values, 30).intervals();
		assertTrue(few.aspectRatioHigh() - few.aspectRatioLow() > many.aspectRatioHigh() - many.aspectRatioLow());
		assertTrue(few.repulsionHigh() - few.repulsionLow() > many.repulsionHigh() - many.repulsionLow());
	}

	/** Independent exponential numbers: the gamma law, towards which both parameters vanish together. */
	@Test
	void noRepulsionIsNotRefused() {
		final double[] values = new Random(5).doubles(100).map(u -> -Math.log(1 - u)).toArray();
		final HeavyTailFit fit = fit(values, 30);
		assertEquals(0, fit.intervals().repulsionLow());
		assertEquals(0, fit.intervals().aspectRatioLow());
		assertTrue(fit.intervals().repulsionHigh() < 10);
		assertTrue(fit.reason().contains("the intervals begin at 0: no repulsion is not refused"), fit.reason());
	}

	@Test
	void marchenkoPasturIsNotRefused() {
		final HeavyTailFit fit = fit(draw(0.5, 1000, 60), 30);
		assertEquals(Double.POSITIVE_INFINITY, fit.intervals().repulsionHigh());
		assertTrue(fit.intervals().repulsionLow() > 2);
		assertTrue(fit.intervals().aspectRatioLow() < 0.5 && 0.5 < fit.intervals().aspectRatioHigh(), fit.intervals().toString());
		assertTrue(fit.reason().contains("the interval of the repulsion has no upper end"), fit.reason());
	}

	@Test
	void wordsSayWhatIsOpen() {
		final HeavyTailLaw law = new HeavyTailLaw(0.5, 2);
		assertEquals(List.of(), FitIntervals.NONE.words(law));
		assertEquals(List.of(), new FitIntervals(0.4, 0.6, 1, 3).words(law));
		assertEquals(List.of("the interval of the aspect ratio begins at 0", "the interval of the aspect ratio ends at 1"),
			new FitIntervals(0, 1, 1, 3).words(law));
		assertEquals(List.of("an interval has an end that could not be found: all values on its side are refused"),
			new FitIntervals(0.4, 0.6, 1, Double.NaN).words(law));
		for (final FitIntervals without : List.of(new FitIntervals(0.4, 0.45, 1, 3), new FitIntervals(0.55, 0.6, 1, 3),
			new FitIntervals(0.4, 0.6, 1, 1.9), new FitIntervals(0.4, 0.6, 2.1, 3)))
			assertEquals(List.of("the fit is outside its intervals: draws of it would be fitted otherwise"), without.words(law));
		final HeavyTailFit one = fit(draw(0.5, 2, 30), 1);
		assertEquals(FitIntervals.NONE, one.intervals());
		assertTrue(one.reason().contains("no errors, no intervals: they need at least 2 resamples, resamples was 1"));
	}

	/** Forty eigenvalues of repulsion 6 whose fit runs to Marchenko-Pastur's law: spectra of that would do so more clearly. */
	@Test
	void fitsMayBeOutside() {
		final double[] values = new HeavyTailSampler(new HeavyTailLaw(0.4, 6), 40).draw(1, Streams.of(5), Progress.NONE)[0];
		final HeavyTailFit fit = fit(values, 100);
		assertTrue(fit.law().repulsion() > 1999);
		assertTrue(fit.intervals().repulsionLow() < 6 && 6 < fit.intervals().repulsionHigh(), fit.intervals().toString());
		assertTrue(fit.intervals().aspectRatioLow() < 0.4 && 0.4 < fit.intervals().aspectRatioHigh(), fit.intervals().toString());
		assertTrue(fit.intervals().repulsionHigh() < 1999 == fit.reason().contains("the fit is outside its intervals"));
	}

	@Test
	void sameSeedSameEnds() {
		final double[] values = draw(0.9, 1, 20);
		assertEquals(fit(values, 10).intervals(), fit(values, 10).intervals());
	}
}
