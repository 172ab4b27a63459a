package org.scalinglaws.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

import org.scalinglaws.fit.collapse.Collapse;
import org.scalinglaws.fit.collapse.LearningCurve;
import org.scalinglaws.fit.scaling.LossPoints;
import org.scalinglaws.fit.scaling.Quantity;
import org.scalinglaws.fit.scaling.ScalingBootstrap;
import org.scalinglaws.fit.scaling.ScalingFit;
import org.scalinglaws.fit.scaling.ScalingForm;
import org.scalinglaws.fit.scaling.ScalingLaw;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;

/** The intervals of FitScalingLaw and CollapseCurves. */
final class LawRows {

	private static final ScalingLaw LAW = new ScalingLaw(ScalingForm.SUM, 1.8, 480, 0.35, 2100, 0.37);
	private static final int RESAMPLES = 200;

	/** Of a family of curves. */
	private static final int SIZES = 4, RECORDS = 20;
	private static final double FLOOR = 0.3;

	private LawRows() {
		// static functions only
	}

	static List<CalibrationRow> all() {
		final List<CalibrationRow> rows = new ArrayList<>();
		for (final Noise noise : Noise.values()) {
			collapse(rows, noise);
			if (noise == Noise.CORRELATED) continue;
			scaling(rows, "FitScalingLaw, rows", noise, 1000, seed -> table(noise, seed));
		}
		scaling(rows, "FitScalingLaw, 40 groups", Noise.CORRELATED, 1000, LawRows::groups);
		scaling(rows, "FitScalingLaw, 40 groups", Noise.STUDENT + ", one for each group", 300, LawRows::shiftedGroups);
		return rows;
	}

	/** A table, and the curve of each of its rows or null. */
	private record Losses(LossPoints points, int[] group) {}

	private static void scaling(final List<CalibrationRow> rows, final String name, final Object noise,
		final int cases, final LongFunction<Losses> draw)
	{
		final Once<ScalingBootstrap> fits = new Once<>(seed -> {
			final Losses losses = draw.apply(seed);
			return ScalingBootstrap.of(ScalingFit.of(losses.points(), ScalingForm.SUM, 1e-3), losses.group(), RESAMPLES, r -> Streams
				.of(seed).stream("resamples", r), 1, Progress.NONE);
		});
		for (final Quantity quantity : List.of(Quantity.IRREDUCIBLE, Quantity.SIZE_EXPONENT, Quantity.DATA_EXPONENT,
			Quantity.OPTIMAL_SIZE_EXPONENT))
			rows.add(CalibrationRow.of(name + ": " + quantity.text(), noise, seed -> {
				final ScalingBootstrap errors = fits.apply(seed);
				return new Interval(errors.low(quantity), errors.high(quantity), quantity.of(LAW));
			}).bootstrap().some(cases));
	}

	/** Ten sizes and ten amounts of data. */
	private static Losses table(final Noise noise, final long seed) {
		final double[] errors = noise.draw(100, Streams.of(seed).stream("losses", noise.ordinal()));
		final double[] size = new double[100], data = new double[100], loss = new double[100];
		for (int i = 0; i < 100; i++)
			fill(size, data, loss, i, i % 10 / 9.0, i / 10 / 9.0, 0.01 * errors[i], noise);
		return new Losses(LossPoints.of(size, data, loss), null);
	}

	private static Losses groups(final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("losses", 6);
		return grouped(curve -> Noise.CORRELATED.draw(6, random));
	}

	private static Losses shiftedGroups(final long seed) {
		final double[] shifts = Noise.STUDENT.draw(40, Streams.of(seed).stream("losses", 7));
		return grouped(curve -> {
			final double[] noise = new double[6];
			Arrays.fill(noise, shifts[(int) curve]);
			return noise;
		});
	}

	/** Five runs of eight sizes, six records each. */
	private static Losses grouped(final LongFunction<double[]> noise) {
		final double[] size = new double[240], data = new double[240], loss = new double[240];
		final int[] group = new int[240];
		for (int curve = 0; curve < 40; curve++) {
			final double[] errors = noise.apply(curve);
			for (int k = 0; k < 6; k++) {
				group[6 * curve + k] = curve;
				fill(size, data, loss, 6 * curve + k, curve % 8 / 7.0, k / 5.0, 0.01 * errors[k], Noise.NORMAL);
			}
		}
		return new Losses(LossPoints.of(size, data, loss), group);
	}

	private static void fill(final double[] size, final double[] data, final double[] loss, final int i,
		final double sizePart, final double dataPart, final double error, final Noise noise)
	{
		size[i] = 5e7 * Math.pow(200, sizePart);
		data[i] = 5e8 * Math.pow(300, dataPart);
		loss[i] = noise.rounded(LAW.loss(size[i], data[i]) * Math.exp(error));
	}

	/** The truth of ratio and deviation is that of 2000 runs of each size. */
	private static void collapse(final List<CalibrationRow> rows, final Noise noise) {
		final Collapse[] truth = new Collapse[1];
		for (final int runs : new int[] { 5, 20 }) {
			rows.add(CalibrationRow.of("CollapseCurves, " + runs + " runs: late ratio", noise, seed -> {
				final Collapse found = family(noise, runs, seed, FLOOR);
				if (truth[0] == null) truth[0] = family(noise, 2000, 1L << 40, FLOOR);
				return Interval.ofError(found.lateRatio(), found.lateRatioStandardError(), truth[0].lateRatio());
			}).bootstrap());
			if (runs == 5 || noise == Noise.NORMAL) rows.add(CalibrationRow.of("CollapseCurves, " + runs + " runs: floor", noise, seed -> {
				final Collapse found = family(noise, runs, seed, Double.NaN);
				return Interval.ofError(found.floor(), found.floorStandardError(), FLOOR);
			}).bootstrap().some(300));
		}
		if (noise == Noise.NORMAL || noise == Noise.STUDENT) rows.add(CalibrationRow.of(
			"CollapseCurves: horizon exponent of six sizes", noise, seed -> {
			final Collapse found = horizons(noise, seed);
			return Interval.ofRuns(found.horizonExponent(), found.horizonExponentStandardError(), 5, 1.2);
		}));
	}

	private static Collapse family(final Noise noise, final int runs, final long seed, final double floor) {
		final RandomGenerator random = Streams.of(seed).stream("curves", noise.ordinal());
		final List<LearningCurve> curves = new ArrayList<>();
		for (int size = 0; size < SIZES; size++) {
			final double p = 100 * Math.pow(2, size);
			for (int run = 0; run < runs; run++)
				curves.add(curve(noise, random, p, run, p));
		}
		return Collapse.of(curves, floor, Progress.NONE);
	}

	private static LearningCurve curve(final Noise noise, final RandomGenerator random, final double size, final int run,
		final double end)
	{
		final double[] x = CurveRows.times(RECORDS, 3);
		for (int i = 0; i < RECORDS; i++)
			x[i] *= end / 1e3;
		x[RECORDS - 1] = end;
		final double scale = Math.pow(size, -0.3);
		final double[] y = noise.ofMedian(x, t -> scale * (1.2 * Math.pow(t / end, -0.25) + 1), 0.03, random);
		for (int i = 0; i < RECORDS; i++)
			y[i] = noise.rounded(FLOOR + y[i]);
		return new LearningCurve(size, run, x, y, end);
	}

	private static Collapse horizons(final Noise noise, final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("horizons", noise.ordinal());
		final double[] errors = noise.draw(6, random);
		final List<LearningCurve> curves = new ArrayList<>();
		for (int size = 0; size < 6; size++) {
			final double p = 100 * Math.pow(2, size);
			curves.add(curve(noise, random, p, 0, Math.pow(p, 1.2) * Math.exp(0.1 * errors[size])));
		}
		return Collapse.of(curves, FLOOR, Progress.NONE);
	}
}
