package org.scalinglaws.regression.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.scalinglaws.table.Columns;

/** Extrema of curves that are parabolas, sums of blocks, and a ridge path that knows no order of equal blocks. */
class RiskExtremaTest {

	/** A row at 0, then ten from 0.01 with a factor 2 between them, as a function of their number. */
	private static Columns extrema(final DoubleUnaryOperator risk) {
		final Columns.Builder curve = Columns.builder("time", "risk");
		curve.row(0, risk.applyAsDouble(-1));
		for (int i = 0; i < 10; i++)
			curve.row(0.01 * Math.pow(2, i), risk.applyAsDouble(i));
		return RiskExtrema.of(curve.build());
	}

	@Test
	void ofParabolasAreExact() {
		for (final double at : new double[] { 3, 4.3, 5.8 })
			for (final int sign : new int[] { 1, -1 }) {
				final Columns found = extrema(i -> 7 + sign * 0.2 * (i - at) * (i - at));
				assertEquals(1, found.rows());
				assertEquals(0.01 * Math.pow(2, at), found.first("time"), 1e-13);
				assertEquals(7, found.first("risk"), 1e-14);
				assertEquals(-sign, found.first("kind"));
			}
	}

	/** A maximum that leans is not where a parabola through three rows would have it. */
	@Test
	void ofQuarticsAreExactBetweenTheRows() {
		for (final double at : new double[] { 3.4, 4.3, 5.2 }) {
			final Columns found = extrema(i -> 7 - 0.2 * Math.pow(i - at, 2) + 0.02 * Math.pow(i - at, 3) - 0.003 * Math.pow(i - at, 4));
			assertEquals(0.01 * Math.pow(2, at), found.first("time"), 1e-12);
			assertEquals(7, found.first("risk"), 1e-13);
		}
	}

	/** No neighbours of a time are missing, and what rounding may have made is none: 1e-11 of the largest risk. */
	@Test
	void areNotAtTheEndsNorOfRounding() {
		assertEquals(0, extrema(i -> i * i * 0.1).rows()); // the least is at the first time, beside the row at 0
		assertEquals(0, extrema(i -> (i - 9) * (i - 9)).rows());
		assertEquals(1, extrema(i -> (i - 8) * (i - 8)).rows());
		assertEquals(1, extrema(i -> (i - 1) * (i - 1)).rows());
		assertEquals(0, extrema(i -> i == 4 ? 1 - 5e-12 : 1).rows());
		assertArrayEquals(new double[] { -1 }, extrema(i -> i == 4 ? 1 - 5e-11 : 1).column("kind"));
		assertArrayEquals(new double[] { -1, 1, -1 }, extrema(i -> Math.cos(i * Math.PI / 2.5 + 1)).column("kind"));
	}

	@Test
	void rowsAreSumsOfBlocks() {
		final BlockMoments moments = new BlockMoments(new double[] { 1, 2 }, new double[] { 4, 8 }, new double[] { 16, 32 });
		assertArrayEquals(new double[] { 5, 3, 12, 48, 6, 1, 2, 4, 8, 16, 32 }, moments.row(5, 6));
		assertEquals(11, BlockMoments.COLUMNS.length);
	}

	/** With one scale it does not matter which coordinates are called fast; nor how many, where there are none of a kind. */
	@Test
	void ridgePathOfOneScaleIsOne() {
		for (final double time : new double[] { 0.01, 1, 30 }) {
			final double[] risks = Arrays.stream(new int[] { 0, 70, 200 }).mapToDouble(fast -> new RidgePath(new TwoScales(300, 200,
				fast, 1, 0.3)).risk(time)).toArray();
			assertEquals(risks[0], risks[1], 1e-14);
			assertEquals(risks[0], risks[2], 1e-14);
			assertEquals(marchenkoPastur(300, 200, time), risks[0], 1e-10);
		}
	}

	/** The mean of ((1/t)^2 + noise l)/(l + 1/t)^2 over the density of the eigenvalues l of X'X, halved. */
	private static double marchenkoPastur(final int samples, final int dimension, final double time) {
		final double load = (double) samples / dimension, middle = 1 + load, half = 2 * Math.sqrt(load), ridge = 1 / time;
		double sum = 0;
		final int points = 2000;
		for (int i = 0; i < points; i++) {
			final double angle = Math.PI * (i + 0.5) / points, l = middle - half * Math.cos(angle);
			sum += Math.pow(half * Math.sin(angle), 2) / (2 * l) / points * (ridge * ridge + 0.3 * l) / Math.pow(l + ridge, 2);
		}
		return sum / 2;
	}
}
