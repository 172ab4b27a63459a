package org.scalinglaws.ensemble.heavy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Tables of laws and fits beside counts and quantiles, and the small parts of the ensemble by their definitions. */
class HeavyTailTablesTest {

	private static final HeavyTailLaw LAW = new HeavyTailLaw(0.4, 5);

	private static double[] values(final SpectrumKind kind) {
		return new HeavyTailSampler(LAW, 100).columns(kind, 1, Streams.of(2), Progress.NONE);
	}

	private static HeavyTailFit fit(final SpectrumKind kind) {
		return HeavyTailFit.of(values(kind), kind, 0, Streams.of(1), Progress.NONE);
	}

	/** Each bar, times its width and all eigenvalues, is the number of those that are in it. */
	@ParameterizedTest
	@EnumSource(SpectrumKind.class)
	void histogramsCount(final SpectrumKind kind) {
		final HeavyTailFit fit = fit(kind);
		final Columns bars = FitTables.histogram(fit, kind);
		assertEquals(9, bars.rows()); // 2 x 100^(1/3)
		final double[] scaled = fit.scaled(), seen = kind == SpectrumKind.WEIGHTS ? scaled : Arrays.stream(scaled).map(x -> 1 / x)
			.sorted().toArray();
		assertEquals(1, Arrays.stream(scaled).average().getAsDouble(), 1e-12);
		final double width = Math.log(seen[99] / seen[0]) / 9;
		int all = 0;
		for (int i = 0; i < 9; i++) {
			final double middle = Math.log(bars.get("value", i));
			assertEquals(Math.log(seen[0]) + (i + 0.5) * width, middle, 1e-12);
			final long count = Arrays.stream(seen).map(Math::log).filter(log -> Math.abs(log - middle) <= width / 2 * (1 + 1e-9))
				.count();
			assertEquals(count, bars.get("measured", i) * width * 100, 1e-9);
			all += count;
		}
		assertEquals(100, all);
	}

	@ParameterizedTest
	@EnumSource(SpectrumKind.class)
	void lawsAreDensitiesOfTheLogarithm(final SpectrumKind kind) {
		final HeavyTailFit fit = fit(kind);
		final Columns laws = FitTables.laws(fit, kind);
		final LogDensity density = new LogDensity(fit.law());
		final MarchenkoPastur rival = new MarchenkoPastur(fit.marchenkoPastur());
		assertEquals(300, laws.rows());
		for (int i = 0; i < 300; i++) {
			final double value = laws.get("value", i), weight = kind == SpectrumKind.WEIGHTS ? value : 1 / value;
			assertEquals(Math.exp(density.at(Math.log(weight))), laws.get("fitted", i), 1e-11);
			assertEquals(weight * rival.density(weight), laws.get("marchenkoPastur", i), 1e-6); // roots at its ends
			if (i > 0) assertEquals(laws.get("value", 1) / laws.get("value", 0), value / laws.get("value", i - 1), 1e-11);
		}
		final double range = Math.log(laws.last("value") / laws.first("value"));
		assertEquals(Math.log(fit.scaled()[99] / fit.scaled()[0]) + 0.2, range, 1e-12);
	}

	/** Between the quantiles of a thousandth, and the density is the slope of the distribution. */
	@ParameterizedTest
	@EnumSource(SpectrumKind.class)
	void tablesGoFromQuantileToQuantile(final SpectrumKind kind) {
		final Columns table = HeavyTailTable.of(LAW, kind, 4001);
		assertEquals(1e-3, table.first("distribution"), 1e-12);
		assertEquals(1 - 1e-3, table.last("distribution"), 1e-12);
		for (int i = 1; i < 4000; i++) {
			final double slope = (table.get("distribution", i + 1) - table.get("distribution", i - 1)) / (table.get("value", i + 1) -
				table.get("value", i - 1));
			assertEquals(slope, table.get("density", i), 2e-3 * table.get("density", i));
			assertEquals(table.get("value", 1) / table.get("value", 0), table.get("value", i + 1) / table.get("value", i), 1e-11);
		}
		assertEquals(2, HeavyTailTable.of(LAW, kind, 2).rows());
		assertThrows(IllegalArgumentException.class, () -> HeavyTailTable.of(LAW, kind, 1));
	}

	/** a + 1 = b (1/ratio - 1): features have a mean above 1, and a variance above 2. */
	@Test
	void momentsOfFeaturesEndWithTheTail() {
		final HeavyTailLaw one = new HeavyTailLaw(0.5, 2), two = new HeavyTailLaw(1 / 3.0, 2), four = new HeavyTailLaw(0.2, 2);
		assertEquals(1, one.index());
		assertEquals(2, one.tailExponent());
		assertEquals(2, one.unscaledMean());
		assertEquals(Double.POSITIVE_INFINITY, one.mean(SpectrumKind.FEATURES));
		assertEquals(3, two.mean(SpectrumKind.FEATURES), 1e-12);
		assertEquals(Double.POSITIVE_INFINITY, one.variance(SpectrumKind.FEATURES));
		assertTrue(two.variance(SpectrumKind.FEATURES) > 1e12);
		assertEquals(5 / 3.0, four.mean(SpectrumKind.FEATURES), 1e-14);
		assertEquals(25 / 9.0, four.variance(SpectrumKind.FEATURES), 1e-13);
		assertEquals(1, four.mean(SpectrumKind.WEIGHTS));
		assertEquals(0.4, four.variance(SpectrumKind.WEIGHTS), 1e-15);
	}

	@Test
	void marchenkoPasturIsNearestToItsOwnQuantiles() {
		final MarchenkoPastur law = new MarchenkoPastur(0.35);
		assertEquals(0, law.distribution(law.low()));
		assertEquals(1, law.distribution(law.high()));
		assertEquals(0, law.density(law.low() / 2));
		final double[] quantiles = IntStream.range(0, 200).mapToDouble(i -> {
			double low = law.low(), high = law.high();
			for (int k = 0; k < 60; k++) {
				final double middle = (low + high) / 2;
				if (law.distribution(middle) < (i + 0.5) / 200) low = middle;
				else high = middle;
			}
			return low;
		}).toArray();
		assertEquals(1 / 400.0, MarchenkoPastur.distance(quantiles, law::distribution), 1e-12);
		assertEquals(0.35, MarchenkoPastur.nearest(quantiles).aspectRatio(), 2e-3);
		assertEquals(0.5, MarchenkoPastur.distance(new double[] { 0.5 }, x -> x));
		assertEquals(0.75, MarchenkoPastur.distance(new double[] { 0.25, 0.25 }, x -> x));
		assertEquals(0.9, MarchenkoPastur.distance(new double[] { 0.9, 0.95 }, x -> x));
	}

	@Test
	void columnsAreTheDrawsOneAfterTheOther() {
		final HeavyTailSampler sampler = new HeavyTailSampler(LAW, 7);
		final double[][] draws = sampler.draw(3, Streams.of(5), Progress.NONE);
		final double[] weights = sampler.columns(SpectrumKind.WEIGHTS, 3, Streams.of(5), Progress.NONE), features = sampler
			.columns(SpectrumKind.FEATURES, 3, Streams.of(5), Progress.NONE);
		for (int run = 0; run < 3; run++)
			for (int i = 0; i < 7; i++) {
				assertEquals(draws[run][i], weights[7 * run + i]);
				assertEquals(1 / draws[run][6 - i], features[7 * run + i]);
				assertTrue(i == 0 || draws[run][i] > draws[run][i - 1]);
			}
		HeavyTailSampler.requireSize(1_000_000, 100);
	}

	/** From 2000 eigenvalues on by another method: the trace has the mean N - ratio and the variance N/(b/ratio). */
	@Test
	void longSpectraHaveTheirTrace() {
		final double[] values = new HeavyTailSampler(LAW, 2000).draw(1, Streams.of(5), Progress.NONE)[0];
		assertEquals(2000 - 0.4, Arrays.stream(values).sum(), 3 * Math.sqrt(2000 / LAW.unscaledMean()));
		assertEquals(2000, values.length);
	}

	@Test
	void pointsAreThoseOfLaws() {
		final LogDensity law = Likelihood.law(Likelihood.point(0.4, 5));
		assertEquals(0.4, law.law().aspectRatio(), 1e-15);
		assertEquals(5, law.law().repulsion(), 1e-14);
		assertNull(Likelihood.law(Likelihood.point(0.4, 2001)));
		assertNull(Likelihood.law(Likelihood.point(0.4, 0.9e-3)));
		assertNull(Likelihood.law(Likelihood.point(0.999, 1))); // the index is below 0.02
		assertNull(Likelihood.law(Likelihood.point(1e-9, 1))); // the mean above 1e8
		assertNull(Likelihood.law(Double.NaN, 0));
		assertArrayEquals(new double[] { Math.log(0.5), Math.log(1.5) }, Likelihood.scaledLogs(new double[] { 2, 6 }), 1e-15);
		assertEquals((law.at(0.1) + law.at(-0.7)) / 2, Likelihood.mean(law, new double[] { 0.1, -0.7 }), 1e-15);
	}

	@Test
	void kindsTurn() {
		assertSame(SpectrumKind.WEIGHTS, SpectrumKind.of("weights"));
		assertSame(SpectrumKind.FEATURES, SpectrumKind.of("features"));
		assertThrows(IllegalArgumentException.class, () -> SpectrumKind.of("Features"));
		final double[] values = { 4, 0.5 };
		assertArrayEquals(new double[] { 0.25, 2 }, SpectrumKind.FEATURES.turned(values));
		assertArrayEquals(values, SpectrumKind.WEIGHTS.turned(values));
		assertTrue(SpectrumKind.WEIGHTS.turned(values) != values);
	}
}
