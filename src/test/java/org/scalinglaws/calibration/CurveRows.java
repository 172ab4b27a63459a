package org.scalinglaws.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.rivals.RivalModel;
import org.scalinglaws.fit.rivals.RivalModels;
import org.scalinglaws.random.Streams;

/** The intervals of FitExponent. */
final class CurveRows {

	private static final double EXPONENT = -0.5;
	private static final double[] TIMES = times(60, 4);

	private CurveRows() {
		// static functions only
	}

	/** Records from 1 on, over some decades. */
	static double[] times(final int count, final double decades) {
		final double[] times = new double[count];
		for (int i = 0; i < count; i++)
			times[i] = Math.pow(10, decades * i / (count - 1));
		return times;
	}

	static List<CalibrationRow> all() {
		final List<CalibrationRow> rows = new ArrayList<>();
		for (final Noise noise : Noise.values()) {
			rows.add(CalibrationRow.of("FitExponent, 20 runs, window given", noise, seed -> of(PowerLawFit.ofRuns(TIMES, runs(noise,
				CurveRows::power, 20, seed), 1, 1e4))).inTheBuild());
			rows.add(CalibrationRow.of("FitExponent, 20 runs, window found", noise, seed -> of(PowerLawFit.ofRuns(TIMES, runs(noise,
				CurveRows::power, 20, seed)))));
			rows.add(CalibrationRow.of("FitExponent, 5 runs, window found", noise, seed -> of(PowerLawFit.ofRuns(TIMES, runs(noise,
				CurveRows::power, 5, seed)))));
			rows.add(CalibrationRow.of("FitExponent, one curve, window given", noise, seed -> of(PowerLawFit.of(TIMES, curve(noise,
				seed), 1, 1e4))).inTheBuild());
			rows.add(CalibrationRow.of("FitExponent, one curve, window found", noise, seed -> of(PowerLawFit.of(TIMES, curve(noise,
				seed)))));
		}
		for (final boolean found : new boolean[] { false, true })
			rows.add(CalibrationRow.of("FitExponent, one curve, window " + (found ? "found" : "given"), "largest at both ends",
				seed -> of(found ? PowerLawFit.of(TIMES, ends(seed)) : PowerLawFit.of(TIMES, ends(seed), 1, 1e4))));
		for (final Noise noise : Noise.values())
			LAWS.forEach((model, law) -> rows.add(CalibrationRow.of("FitExponent, " + model.text() + ", 20 runs", noise, seed -> of(
				RivalModels.ofRuns(TIMES, runs(noise, law, 20, seed), Double.NaN, Double.NaN).fit(model)))));
		return rows;
	}

	/** What is asked for by model; the exponent of each is the same. */
	private static final Map<RivalModel, DoubleUnaryOperator> LAWS = Map.of(RivalModel.FLOOR, t -> power(t) + 0.02,
		RivalModel.BROKEN, t -> t < 50 ? Math.pow(t / 50, -0.2) : Math.pow(t / 50, EXPONENT), RivalModel.CUTOFF, t -> power(t) *
			Math.exp(-t / 5e3));

	private static double power(final double t) {
		return Math.pow(t, EXPONENT);
	}

	private static double[][] runs(final Noise noise, final DoubleUnaryOperator law, final int count, final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("calibration", noise.ordinal());
		final double[][] runs = new double[count][];
		for (int r = 0; r < count; r++)
			runs[r] = noise.ofMean(TIMES, law, 0.1, random);
		return runs;
	}

	private static double[] curve(final Noise noise, final long seed) {
		return noise.ofMedian(TIMES, CurveRows::power, 0.1, Streams.of(seed).stream("calibration", noise.ordinal()));
	}

	/** From 0.3 to 0.02 and back to 0.3. */
	private static double[] ends(final long seed) {
		final double[] noise = Noise.NORMAL.draw(TIMES.length, Streams.of(seed).stream("ends", 0));
		for (int i = 0; i < noise.length; i++)
			noise[i] = power(TIMES[i]) * Math.exp(noise[i] * (0.02 + 0.28 * Math.pow(Math.cos(Math.PI * i / (noise.length - 1)), 2)));
		return noise;
	}

	private static Interval of(final PowerLawFit fit) {
		return new Interval(fit.low(), fit.high(), EXPONENT);
	}
}
