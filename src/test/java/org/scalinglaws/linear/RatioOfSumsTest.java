package org.scalinglaws.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Means beside another library's, and errors of ratios beside how far ratios scatter. */
class RatioOfSumsTest {

	@Test
	void isTheMeanWithDenominatorsOfOne() {
		final RatioOfSums ratio = new RatioOfSums();
		final SummaryStatistics other = new SummaryStatistics();
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 1000; i++) {
			final double value = random.nextDouble(3, 5);
			ratio.add(value, 1);
			other.addValue(value);
		}
		assertEquals(other.getMean(), ratio.ratio(), 1e-14);
		assertEquals(other.getStandardDeviation() / Math.sqrt(1000), ratio.standardError(), 1e-13);
	}

	@Test
	void partsAddUp() {
		final RatioOfSums all = new RatioOfSums(), first = new RatioOfSums(), second = new RatioOfSums();
		for (int i = 0; i < 10; i++) {
			all.add(i * i, i + 1);
			(i < 4 ? first : second).add(i * i, i + 1);
		}
		first.add(second);
		assertEquals(all.ratio(), first.ratio(), 0);
		assertEquals(all.standardError(), first.standardError(), 0);
		assertEquals(285 / 55., all.ratio(), 0);
	}

	@Test
	void standardErrorsAreThoseOfRatios() {
		final SplittableRandom random = new SplittableRandom(2);
		final SummaryStatistics ratios = new SummaryStatistics(), errors = new SummaryStatistics();
		for (int sample = 0; sample < 3000; sample++) {
			final RatioOfSums ratio = new RatioOfSums();
			for (int i = 0; i < 200; i++) {
				final double common = random.nextDouble();
				ratio.add(common + random.nextDouble(), 1 + common);
			}
			ratios.addValue(ratio.ratio());
			errors.addValue(ratio.standardError());
		}
		assertEquals(2 / 3., ratios.getMean(), 4 * ratios.getStandardDeviation() / Math.sqrt(3000));
		assertEquals(1, errors.getMean() / ratios.getStandardDeviation(), 0.06); // 4/sqrt(2 x 3000), and 1/200
	}

	@Test
	void isUnknownWithoutEnough() {
		final RatioOfSums ratio = new RatioOfSums();
		assertTrue(Double.isNaN(ratio.ratio()) && Double.isNaN(ratio.standardError()));
		ratio.add(2, 4);
		assertEquals(0.5, ratio.ratio(), 0);
		assertTrue(Double.isNaN(ratio.standardError()));
		ratio.add(3, 6);
		assertEquals(0, ratio.standardError(), 0);
	}
}
