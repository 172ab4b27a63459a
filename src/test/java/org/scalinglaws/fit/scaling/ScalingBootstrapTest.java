package org.scalinglaws.fit.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Tests {@link ScalingBootstrap}: its intervals by their coverage, its bits by threads. */
@Tag("slow")
class ScalingBootstrapTest {

	/** More take minutes: 300 tables of 200 rows were measured, see docs/scaling-laws.md. */
	private static final int TABLES = Integer.getInteger("scalinglaws.tables", 24);
	private static final int RESAMPLES = Integer.getInteger("scalinglaws.resamples", 80);

	private static final List<Quantity> COVERED = List.of(Quantity.IRREDUCIBLE, Quantity.SIZE_FACTOR, Quantity.SIZE_EXPONENT,
		Quantity.DATA_FACTOR, Quantity.DATA_EXPONENT, Quantity.OPTIMAL_SIZE_EXPONENT);

	/** How many intervals hold the truth, and how their standard errors compare with the scatter of the fits. */
	private static final class Coverage {

		private final Map<Quantity, double[]> fits = new EnumMap<>(Quantity.class);
		private final Map<Quantity, Integer> covered = new EnumMap<>(Quantity.class);
		private final Map<Quantity, Double> errors = new EnumMap<>(Quantity.class);

		synchronized void add(final int table, final ScalingFit fit, final ScalingBootstrap bootstrap, final ScalingLaw truth) {
			for (final Quantity quantity : COVERED) {
				final boolean inside = bootstrap.low(quantity) <= quantity.of(truth) && quantity.of(truth) <= bootstrap.high(
					quantity);
				fits.computeIfAbsent(quantity, q -> new double[TABLES])[table] = quantity.of(fit.law());
				covered.merge(quantity, inside ? 1 : 0, Integer::sum);
				errors.merge(quantity, bootstrap.standardError(quantity) / TABLES, Double::sum);
			}
		}

		double share(final Quantity quantity) {
			return covered.get(quantity) / (double) TABLES;
		}

		double deviation(final Quantity quantity) {
			final double mean = Arrays.stream(fits.get(quantity)).average().getAsDouble();
			return Math.sqrt(Arrays.stream(fits.get(quantity)).map(value -> Math.pow(value - mean, 2)).sum() / (TABLES - 1));
		}

		void assertHonest() {
			for (final Quantity quantity : COVERED) {
				// 91 to 98 % are asked for; of fewer than 300 tables three standard errors beyond
				final double slack = TABLES >= 300 ? 0 : 3 * Math.sqrt(0.05 * 0.95 / TABLES);
				final String what = quantity.text() + " covered " + share(quantity) + ", error " + errors.get(quantity) + ", scatter " +
					deviation(quantity);
				if (TABLES >= 300) System.out.println(what);
				assertTrue(share(quantity) >= 0.91 - slack && share(quantity) <= 0.98 + slack, what);
				if (quantity == Quantity.SIZE_FACTOR || quantity == Quantity.DATA_FACTOR) continue; // skew
				// the scatter of 24 fits is known to 15 %; resamples of a few curves exaggerate a little
				assertEquals(1, errors.get(quantity) / deviation(quantity), 0.5, what);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void intervalsCover(final boolean heavyTails) {
		final Coverage coverage = new Coverage();
		Parallel.forEach(TABLES, table -> {
			final LossPoints points = LossTables.points(LossTables.SUM, TABLES >= 300 ? 20 : 10, 10, 0.01, heavyTails, Streams.of(99).stream("table",
				table));
			final ScalingFit fit = ScalingFit.of(points, ScalingForm.SUM, 1e-3);
			coverage.add(table, fit, ScalingBootstrap.of(fit, null, RESAMPLES, streams(table), 1, Progress.NONE), LossTables.SUM);
		});
		coverage.assertHonest();
	}

	/** Losses along a curve err together: whole curves as units cover, rows do not. */
	@Test
	void groupsCoverWhereRowsDoNot() {
		final Coverage grouped = new Coverage(), rows = new Coverage();
		Parallel.forEach(TABLES, table -> {
			final int[] curve = new int[CURVES * RECORDS];
			final ScalingFit fit = ScalingFit.of(curves(Streams.of(77).stream("curves", table), curve), ScalingForm.SUM, 1e-3);
			grouped.add(table, fit, ScalingBootstrap.of(fit, curve, RESAMPLES, streams(table), 1, Progress.NONE), LossTables.SUM);
			rows.add(table, fit, ScalingBootstrap.of(fit, null, RESAMPLES, streams(table), 1, Progress.NONE), LossTables.SUM);
		});
		grouped.assertHonest();
		assertTrue(rows.share(Quantity.SIZE_EXPONENT) < 0.8, "rows covered " + rows.share(Quantity.SIZE_EXPONENT));
	}

	private static final int CURVES = 40;
	private static final int RECORDS = 6;

	/** Five runs at each of eight sizes, their noise correlated by 0.9 from record to record. */
	private static LossPoints curves(final RandomStream random, final int[] curve) {
		final double[] size = new double[curve.length], data = new double[curve.length], loss = new double[curve.length];
		for (int c = 0; c < CURVES; c++) {
			double noise = random.nextGaussian();
			for (int k = 0; k < RECORDS; k++) {
				final int row = c * RECORDS + k;
				curve[row] = c;
				size[row] = 5e7 * Math.pow(200, c % 8 / 7.0);
				data[row] = 5e8 * Math.pow(300, k / (RECORDS - 1.0));
				loss[row] = LossTables.SUM.loss(size[row], data[row]) * Math.exp(0.01 * noise);
				noise = 0.9 * noise + Math.sqrt(1 - 0.81) * random.nextGaussian();
			}
		}
		return LossPoints.of(size, data, loss);
	}

	private static LongFunction<RandomGenerator> streams(final long seed) {
		return resample -> Streams.of(seed).stream("resample", resample);
	}

	@Test
	void sameBitsForAnyNumberOfThreads() {
		final ScalingFit fit = ScalingFit.of(LossTables.points(LossTables.SUM, 0.01, 1), ScalingForm.SUM, 1e-3);
		final ScalingBootstrap one = ScalingBootstrap.of(fit, null, 30, streams(1), 1, Progress.NONE);
		for (final int threads : new int[] { 2, 8 }) {
			final ScalingBootstrap many = ScalingBootstrap.of(fit, null, 30, streams(1), threads, Progress.NONE);
			for (final Quantity quantity : Quantity.values())
				assertArrayEquals(one.values(quantity), many.values(quantity));
		}
		assertEquals(30, one.resamples());
		assertEquals(0, one.unfinished());
	}

	/** A resample's fit is the one of a table in which the rows stand as often as they were drawn. */
	@Test
	void resamplesAreTables() {
		final LossPoints points = LossTables.points(LossTables.SUM, 0.01, 2);
		final ScalingFit fit = ScalingFit.of(points, ScalingForm.SUM, 1e-3);
		final ScalingBootstrap bootstrap = ScalingBootstrap.of(fit, null, 5, streams(4), 1, Progress.NONE);
		for (int r = 0; r < 5; r++) {
			final RandomGenerator random = streams(4).apply(r);
			final double[][] drawn = new double[3][points.count()];
			for (int i = 0; i < points.count(); i++) {
				final int row = random.nextInt(points.count());
				drawn[0][i] = Math.exp(points.logSize[row] + points.meanLogSize);
				drawn[1][i] = Math.exp(points.logData[row] + points.meanLogData);
				drawn[2][i] = Math.exp(points.logLoss[row]);
			}
			final ScalingLaw again = ScalingFit.of(LossPoints.of(drawn[0], drawn[1], drawn[2]), ScalingForm.SUM, 1e-3).law();
			assertEquals(again.irreducible(), bootstrap.values(Quantity.IRREDUCIBLE)[r], 1e-7);
			assertEquals(again.sizeExponent(), bootstrap.values(Quantity.SIZE_EXPONENT)[r], 1e-7);
		}
	}

	@Test
	void withoutResamplesThereAreNoErrors() {
		final ScalingFit fit = ScalingFit.of(LossTables.points(LossTables.SUM, 0.01, 1), ScalingForm.SUM, 1e-3);
		final ScalingBootstrap none = ScalingBootstrap.of(fit, null, 0, streams(1), 2, Progress.NONE);
		assertTrue(Double.isNaN(none.standardError(Quantity.IRREDUCIBLE)) && Double.isNaN(none.low(Quantity.IRREDUCIBLE)));
	}

	@Test
	void endsWhenCanceledAndRefusesFewGroups() {
		final ScalingFit fit = ScalingFit.of(LossTables.points(LossTables.SUM, 0.01, 1), ScalingForm.SUM, 1e-3);
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> ScalingBootstrap.of(fit, null, 10, streams(1), 2, canceled));
		final int[] four = new int[120];
		for (int i = 0; i < 120; i++)
			four[i] = i % 4;
		assertEquals("groups must be in [5, 2147483647], was 4", assertThrows(IllegalArgumentException.class,
			() -> ScalingBootstrap.of(fit, four, 10, streams(1), 2, Progress.NONE)).getMessage());
	}

	/** Five groups of a size each: resamples of fewer than three sizes, one in six, are drawn again. */
	@Test
	void everyResampleHasWhatTheFormNeeds() {
		final int[] group = new int[60];
		for (int i = 0; i < 60; i++)
			group[i] = i % 5;
		final ScalingFit fit = ScalingFit.of(LossTables.points(LossTables.SUM, 5, 12, 0.01, false, Streams.of(1).stream("noise",
			0)), ScalingForm.SUM, 1e-3);
		final ScalingBootstrap bootstrap = ScalingBootstrap.of(fit, group, 200, streams(1), 2, Progress.NONE);
		assertTrue(Arrays.stream(bootstrap.values(Quantity.SIZE_EXPONENT)).allMatch(Double::isFinite));
	}
}
