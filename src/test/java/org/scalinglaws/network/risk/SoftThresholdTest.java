package org.scalinglaws.network.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class SoftThresholdTest {

	private static final NormalDistribution NORMAL = new NormalDistribution();

	/** The definition, integrated over the noise: pieces between the kinks. */
	@ParameterizedTest
	@CsvSource({ "0.3, 0.2, 0.5", "0.3, 0.2, 0.01", "2, 1, 1", "0, 0.7, 0.4", "0.05, 1e-3, 0.04", "-1.5, 0.3, 2",
		"0.01, 0.1, 0.6" })
	void riskAndFreedomAreThoseOfTheDefinition(final double theta, final double level, final double threshold) {
		final Shrinkage shrinkage = SoftThreshold.of(new double[] { Math.abs(theta) }).at(level, threshold);
		final double risk = expectation(theta, level, threshold, x -> Math.pow(soft(x, threshold) - theta, 2));
		final double kept = expectation(theta, level, threshold, x -> Math.abs(x) > threshold ? 1 : 0);
		assertEquals(risk, shrinkage.risk(), 1e-13 + 1e-12 * risk);
		assertEquals(kept, shrinkage.degreesOfFreedom(), 1e-13);
	}

	@ParameterizedTest
	@CsvSource({ "0.2, 0.5", "1e-3, 0.3", "1.3, 0.01", "0.05, 0.1" })
	void derivativesAreThoseOfTheValues(final double level, final double threshold) {
		final SoftThreshold target = SoftThreshold.of(new double[] { 1, 0.4, 0.33, 0.1, 0.01, 0 });
		final Shrinkage at = target.at(level, threshold);
		final double h = 1e-4;
		final double byLevel = level * h, byThreshold = threshold * h;
		final Shrinkage[] l = around(target, level, threshold, byLevel, 0), t = around(target, level, threshold, 0,
			byThreshold);
		// fourth-order differences: truncation h^4 (t/delta)^5, rounding 1e-16 / h, of the largest of the values
		final double scale = 1e-10 + Math.pow(h, 4) * Math.pow(1 + threshold / level, 5);
		assertEquals(at.riskByNoiseLevel() * level, difference(l, true) * level / byLevel, scale * 5);
		assertEquals(at.riskByThreshold() * threshold, difference(t, true) * threshold / byThreshold, scale * 5);
		assertEquals(at.freedomByNoiseLevel() * level, difference(l, false) * level / byLevel, scale * 6);
		assertEquals(at.freedomByThreshold() * threshold, difference(t, false) * threshold / byThreshold, scale * 6);
	}

	@Test
	void farFromTheThresholdAllOrNothingIsKept() {
		final SoftThreshold target = new SoftThreshold(new double[] { 10, 1, 1e-3 }, new double[] { 2, 3, 1000 });
		final Shrinkage at = target.at(1e-3, 0.5);
		assertEquals(5, at.degreesOfFreedom(), 1e-14);
		assertEquals(5 * (1e-6 + 0.25) + 1000 * 1e-6, at.risk(), 1e-15);
		assertEquals(200 + 3 + 1e-3, target.energy(), 1e-12);
	}

	@Test
	void multiplicitiesStandForCopies() {
		final Shrinkage copies = SoftThreshold.of(new double[] { 1, 0.3, 0.3, 0.3 }).at(0.2, 0.25);
		final Shrinkage weighted = new SoftThreshold(new double[] { 1, 0.3 }, new double[] { 1, 3 }).at(0.2, 0.25);
		assertEquals(copies.risk(), weighted.risk(), 1e-15);
		assertEquals(copies.freedomByThreshold(), weighted.freedomByThreshold(), 1e-14);
	}

	private static Shrinkage[] around(final SoftThreshold target, final double level, final double threshold,
		final double byLevel, final double byThreshold)
	{
		final Shrinkage[] points = new Shrinkage[5];
		for (int k = -2; k <= 2; k++)
			points[k + 2] = target.at(level + k * byLevel, threshold + k * byThreshold);
		return points;
	}

	private static double difference(final Shrinkage[] p, final boolean risk) {
		final double[] v = new double[5];
		for (int k = 0; k < 5; k++)
			v[k] = risk ? p[k].risk() : p[k].degreesOfFreedom();
		return (8 * (v[3] - v[1]) - v[4] + v[0]) / 12;
	}

	private static double soft(final double x, final double threshold) {
		return Math.signum(x) * Math.max(0, Math.abs(x) - threshold);
	}

	private static double expectation(final double theta, final double level, final double threshold,
		final UnivariateFunction of)
	{
		final double[] ends = { theta - 12 * level, -threshold, threshold, theta + 12 * level };
		double sum = 0;
		for (int piece = 0; piece < 3; piece++) {
			final double from = Math.max(ends[0], ends[piece]), to = Math.min(ends[3], ends[piece + 1]);
			if (from < to) sum += new IterativeLegendreGaussIntegrator(40, 1e-13, 1e-15).integrate(1_000_000, x -> of.value(x) *
				NORMAL.density((x - theta) / level) / level, from + 1e-15, to - 1e-15);
		}
		return sum;
	}
}
