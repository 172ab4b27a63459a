package org.scalinglaws.calibration;

import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * One kind of interval under one kind of noise.
 *
 * @param interval what it is an interval of
 * @param noise what the cases scatter by
 * @param cases of a full run
 * @param least part of the intervals that hold the truth
 * @param most part of the intervals that hold the truth
 * @param cheap whether some cases are drawn in every build
 * @param draw the interval of a case
 */
record CalibrationRow(String interval, String noise, int cases, double least, double most, boolean cheap,
	LongFunction<Interval> draw)
{

	/** The least and most that is asked for, of 1000 cases. */
	static CalibrationRow of(final String interval, final Object noise, final LongFunction<Interval> draw) {
		return new CalibrationRow(interval, noise.toString(), 1000, 0.93, 0.97, false, draw);
	}

	/** The part that this row is known to have, see docs/trust.md. */
	CalibrationRow within(final double low, final double high) {
		return new CalibrationRow(interval, noise, cases, low, high, cheap, draw);
	}

	/** A bootstrap's: 91 to 98 %. */
	CalibrationRow bootstrap() {
		return within(0.91, 0.98);
	}

	CalibrationRow some(final int fewer) {
		return new CalibrationRow(interval, noise, fewer, least, most, cheap, draw);
	}

	CalibrationRow inTheBuild() {
		return new CalibrationRow(interval, noise, cases, least, most, true, draw);
	}

	/** How many of the first cases have an interval, and how many of these hold the truth. */
	Coverage cover(final int first) {
		final Interval[] given = LongStream.range(0, first).mapToObj(draw).filter(Interval::isGiven).toArray(Interval[]::new);
		int holding = 0;
		for (final Interval one : given)
			if (one.holds()) holding++;
		return new Coverage(first, given.length, holding);
	}

	/**
	 * @param cases that were drawn
	 * @param given intervals among these
	 * @param holding the truth among these
	 */
	record Coverage(int cases, int given, int holding) {

		double part() {
			return holding / (double) given;
		}
	}

	@Override
	public String toString() {
		return interval + ", " + noise;
	}
}
