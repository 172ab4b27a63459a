package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.Streams;

class SampleMeanTest {

	private static double[] draws() {
		final double[] draws = new double[101];
		Streams.of(1).stream("draws", 0).fillGaussian(draws, 0, draws.length);
		return Arrays.stream(draws).map(draw -> 3 + draw).toArray();
	}

	/** Rounding of a hundred terms. */
	@Test
	void isThatOfCommonsMath() {
		final SummaryStatistics statistics = new SummaryStatistics();
		Arrays.stream(draws()).forEach(statistics::addValue);
		final SampleMean mean = SampleMean.of(draws());
		assertEquals(statistics.getMean(), mean.value(), 1e-14);
		assertEquals(statistics.getStandardDeviation() / Math.sqrt(101), mean.standardError(), 1e-14);
	}

	/** Where squares would vanish or overflow, it is the same but for the unit. */
	@ParameterizedTest
	@ValueSource(doubles = { 0x1p-1000, 0x1p-500, 0x1p500, 0x1p1000 })
	void unitsOnlyScale(final double unit) {
		final SampleMean one = SampleMean.of(draws()), scaled = SampleMean.of(Arrays.stream(draws()).map(draw -> unit * draw)
			.toArray());
		assertEquals(unit * one.value(), scaled.value(), 0);
		assertEquals(unit * one.standardError(), scaled.standardError(), 0);
	}

	@Test
	void fewDraws() {
		assertEquals(new SampleMean(5, 0), SampleMean.of(new double[] { 5, 5, 5 }));
		assertEquals(new SampleMean(2, 1), SampleMean.of(new double[] { 1, 3 }));
		assertEquals(5, SampleMean.of(new double[] { 5 }).value());
		assertTrue(Double.isNaN(SampleMean.of(new double[] { 5 }).standardError()));
		assertTrue(Double.isNaN(SampleMean.of(new double[0]).value()));
	}
}
