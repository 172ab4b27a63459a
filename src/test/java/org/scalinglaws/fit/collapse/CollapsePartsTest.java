package org.scalinglaws.fit.collapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.scalinglaws.task.Progress;

/** Common points, horizons, spreads and floors on few curves. */
class CollapsePartsTest {

	/** Down from 1 the next is the largest from which each curve has a point before the one above. */
	@Test
	void commonPointsHaveAPointOfEveryCurveBetweenThem() {
		assertArrayEquals(new double[] { 0.3, 0.65, 1 }, CommonPoints.of(List.of(new double[] { 0.2, 0.4, 0.6, 0.8, 1 },
			new double[] { 0.1, 0.35, 0.6, 0.7, 0.9, 1.2 }, new double[] { 0.3, 0.65, 1 })));
		final Random random = new Random(1);
		for (int repeat = 0; repeat < 50; repeat++) {
			final List<double[]> curves = new ArrayList<>();
			for (int c = 0; c < 3; c++)
				curves.add(IntStream.range(0, 5 + random.nextInt(30)).mapToDouble(i -> 0.02 + random.nextDouble()).sorted().toArray());
			curves.add(new double[] { 0.05, 0.2, 0.5, 0.9, 1 });
			for (int c = 0; c < 3; c++)
				curves.get(c)[curves.get(c).length - 1] = 1.05;
			final double[] points = CommonPoints.of(curves);
			assertEquals(1, points[points.length - 1]);
			final double first = curves.stream().mapToDouble(curve -> curve[0]).max().getAsDouble();
			assertTrue(points[0] >= first);
			for (int k = 1; k < points.length; k++) {
				final double above = points[k];
				final double next = curves.stream().mapToDouble(curve -> Arrays.stream(curve).filter(x -> x < above).max()
					.getAsDouble()).min().getAsDouble();
				assertEquals(next, points[k - 1]);
			}
			final double last = points[0];
			assertTrue(curves.stream().mapToDouble(curve -> Arrays.stream(curve).filter(x -> x < last).max().orElse(-1)).min()
				.getAsDouble() < first, "one more would have been possible");
		}
	}

	/** More than 200 are thinned evenly in the logarithm. */
	@Test
	void manyCommonPointsAreEvenInTheLogarithm() {
		final double[] dense = IntStream.rangeClosed(1, 20_000).mapToDouble(i -> i / 20_000.).toArray();
		final double[] points = CommonPoints.of(List.of(dense, dense));
		assertTrue(points.length <= 201 && points.length > 100);
		final double ratio = Math.pow(1 / 20_000., 1. / 200);
		for (int k = points.length - 1; k > 0; k--)
			if (points[k] > 0.01) assertTrue(points[k - 1] <= ratio * points[k] && points[k - 1] >= ratio * points[k] - 1 / 20_000. -
				1e-12);
		final double[] just = IntStream.rangeClosed(1, 200).mapToDouble(i -> i / 200.).toArray();
		assertArrayEquals(just, CommonPoints.of(List.of(just, just)));
	}

	/** Between points a power law above its base, at points what is given. */
	@Test
	void interpolationIsAPower() {
		final double[] x = { 1, 2, 8, 10 }, y = { 7, 5, 3.5, 3.4 };
		final Interpolation curve = new Interpolation(x, y, 3);
		assertEquals(3.5, curve.at(8));
		assertEquals(3 + 2 * Math.pow(0.25, 0.5), curve.at(4), 1e-14);
		assertEquals(3 + 4 * Math.pow(0.5, Math.log(1.5) / Math.log(2)), curve.at(1.5), 1e-14);
	}

	private static LearningCurve curve(final double group, final double run, final double horizon) {
		return new LearningCurve(group, run, new double[] { horizon / 4, horizon / 2, horizon }, new double[] { 3, 2, 1 },
			horizon);
	}

	/** The regression of the groups' mean log horizon, each group once. */
	@Test
	void horizonsFollowTheirRegression() {
		final double[][] horizons = { { 10, 12 }, { 35 }, { 90, 110, 140 }, { 300 } };
		final List<LearningCurve> curves = new ArrayList<>();
		final SimpleRegression line = new SimpleRegression();
		for (int g = 0; g < 4; g++) {
			double mean = 0;
			for (int r = 0; r < horizons[g].length; r++) {
				curves.add(curve(Math.pow(3, g), r, horizons[g][r]));
				mean += Math.log(horizons[g][r]) / horizons[g].length;
			}
			line.addData(g * Math.log(3), mean);
		}
		final HorizonLaw law = HorizonLaw.of(curves);
		assertEquals(line.getSlope(), law.exponent(), 1e-12);
		assertEquals(line.getSlopeStdErr(), law.standardError(), 1e-12);
		assertEquals("", law.reason());
		final HorizonLaw two = HorizonLaw.of(List.of(curve(1, 0, 5), curve(4, 0, 20)));
		assertEquals(1, two.exponent(), 1e-14);
		assertTrue(Double.isNaN(two.standardError()) && two.reason().endsWith("there are two groups"));
		assertTrue(Double.isNaN(HorizonLaw.of(List.of(curve(0, 0, 5), curve(4, 0, 20))).exponent()));
	}

	/** Means leave out the last point, where the deviation is 0; ratios are of means from a late point on. */
	@Test
	void meansAndRatiosAreOfThePointsBeforeTheEnd() {
		final double[] deviation = { 4, 2, 1, 3, 0 }, noise = { 1, 1, 2, 6, 5 };
		assertEquals(2.5, Spread.mean(deviation));
		assertEquals(4 / 8., Spread.ratio(deviation, noise, 2));
		assertEquals(1, Spread.ratio(deviation, noise, 0));
		final Spread spread = new Spread(new double[][] { { 1, 2, 3 }, { 1, 1, 1 } }, new int[] { 0, 1, 2, 3 });
		assertTrue(!spread.hasSeeds() && Double.isNaN(spread.noiseFloor(new int[] { 0, 1, 2 }, 0)[0]));
		assertTrue(new Spread(new double[][] { { 1, 2, 3 }, { 1, 1, 1 } }, new int[] { 0, 1, 3 }).hasSeeds());
	}

	/** y = f + s g(x) collapses at f, with seeds or without; copies of one seed are as good as one. */
	@Test
	void floorsAreWhereCurvesDifferLeast() {
		final double[] shape = { 5, 3, 2, 1.4, 1 };
		for (final double floor : new double[] { 0.2, 1, 3 }) {
			final double[][] values = new double[5][3];
			for (int k = 0; k < 5; k++)
				for (int c = 0; c < 3; c++)
					values[k][c] = floor + 0.5 * (c + 1) * shape[k];
			final double least = floor + 0.5;
			for (final int[] starts : new int[][] { { 0, 1, 2, 3 }, { 0, 2, 3 } }) {
				final FloorFit fit = new FloorFit.Search(new Spread(values, starts), least).of(new int[] { 0, 1, 2 });
				assertEquals(floor, fit.floor(), 1e-9);
				assertTrue(!fit.atLowerEnd() && !fit.atUpperEnd());
			}
			for (final double[] row : values)
				row[1] = row[0];
			assertEquals(floor, new FloorFit.Search(new Spread(values, new int[] { 0, 2, 3 }), least).of(new int[] { 0, 1, 2 }).floor(), 1e-9);
		}
		final double[][] high = { { 2, 5 }, { 1 + 1e-7, 2 }, { 1, 1.5 } }, low = { { 2, 20 }, { 1.5, 17 }, { 1, 12.5 } };
		final int[] starts = { 0, 1, 2 }, both = { 0, 1 };
		assertTrue(new FloorFit.Search(new Spread(low, starts), 1).of(both).atLowerEnd());
		assertEquals(0, new FloorFit.Search(new Spread(low, starts), 1).of(both).floor());
		assertTrue(new FloorFit.Search(new Spread(high, starts), 1).of(both).floor() < 1);
	}

	/** The scatter of a group about its mean, less the floor, pooled by degrees of freedom. */
	@Test
	void noiseFloorsAreRelativeToWhatIsAboveTheFloor() {
		final Spread spread = new Spread(new double[][] { { 5, 7, 9, 4 }, { 2, 2, 2, 2 } }, new int[] { 0, 1, 3, 4 });
		final double deviation = Math.sqrt(2) / (8 - 1.5); // of 7 and 9
		assertEquals(deviation, spread.noiseFloor(new int[] { 0, 1, 2, 3 }, 1.5)[0], 1e-15);
		assertEquals(0, spread.noiseFloor(new int[] { 0, 1, 1, 3 }, 1.5)[0]);
	}

	/** The error of a mean over the seeds of a group is s/sqrt(n); 200 resamples know it to 5 %. */
	@Test
	void resamplesAreOfTheSeedsOfAGroup() {
		final double[] v = { 9, 1, 2, 4, 7, 3, 8 }; // a group of one, one of six
		final Spread spread = new Spread(new double[][] { v, v, v.clone() }, new int[] { 0, 1, 7 });
		final SeedBootstrap errors = SeedBootstrap.of(spread, 0, curves -> {
			assertEquals(0, curves[0]);
			double mean = 0;
			for (int c = 1; c < 7; c++) {
				assertTrue(curves[c] >= 1);
				mean += v[curves[c]] / 6;
			}
			return mean / 100;
		}, Progress.NONE);
		final double mean = 25 / 6.;
		double squares = 0;
		for (int c = 1; c < 7; c++)
			squares += (v[c] - mean) * (v[c] - mean);
		assertEquals(1, errors.floor() / Math.sqrt(squares / 5 / 6) * 100, 0.1);
	}

	@Test
	void curvesAreNormalisedByTheirEnds() {
		final LearningCurve curve = new LearningCurve(16, 2, new double[] { 1, 2, 4, 8 }, new double[] { 9, 5, 3, 2 }, 4);
		assertEquals("group 16, run 2", curve.name());
		assertArrayEquals(new double[] { 0.25, 0.5, 1, 2 }, curve.normalisedX());
		assertArrayEquals(new double[] { 4, 2, 1, 0.5 }, curve.normalisedY(1), 1e-15);
		final double[] x = { 0.85, 0.9, 0.95, 1 }, y = { 4, 3, 2, 1 };
		final Collapse late = Collapse.of(List.of(new LearningCurve(1, 0, x, y, 1), new LearningCurve(1, 1, x, new double[] { 5,
			3, 2, 1 }, 1), new LearningCurve(2, 0, x, y, 1)), 0, Progress.NONE);
		assertEquals(Spread.ratio(late.deviation(), late.noiseFloor(), 0), late.lateRatio(), 1e-15, "all of it is late");
	}

	/** Late is from 0.8 on; the collapse begins where the deviation stays below the floor of the seeds to the end. */
	@Test
	void theLateRatioAndTheBeginningAreThoseOfTheColumns() {
		final double[] x = { 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1 };
		final Random random = new Random(8);
		final List<LearningCurve> curves = new ArrayList<>();
		for (int g = 1; g <= 3; g++)
			for (int r = 0; r < 4; r++) {
				final double whole = Math.exp(0.2 * random.nextGaussian());
				final int group = g;
				curves.add(new LearningCurve(g, r, x, Arrays.stream(x).map(t -> whole * Math.pow(t, t < 0.5 ? -0.2 - 0.5 * group
					: -0.5) * (1 + 0.02 * random.nextGaussian())).toArray(), 1));
			}
		final Collapse collapse = Collapse.of(curves, 0, Progress.NONE);
		assertEquals((collapse.deviation()[4] + collapse.deviation()[5]) / (collapse.noiseFloor()[4] + collapse.noiseFloor()[5]),
			collapse.lateRatio(), 1e-13);
		int from = 6;
		while (from > 0 && collapse.deviation()[from - 1] < collapse.noiseFloor()[from - 1])
			from--;
		assertTrue(from > 0 && from < 5, "begins in the midst: " + from);
		assertEquals(x[from], collapse.collapseFrom());
		assertEquals("yes", collapse.supercollapse());
		assertTrue(collapse.lateRatioStandardError() > 0 && collapse.ratioStandardError()[4] > 0);
		assertEquals(1, collapse.noiseFloorStandardError()[4] / collapse.noiseFloor()[4] * Math.sqrt(2 * 9), 0.6);
		assertEquals(0, collapse.horizonExponent(), 1e-15);
		assertTrue(Double.isNaN(collapse.floorStandardError()), "a floor that is given");
	}
}
