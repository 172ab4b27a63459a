package org.scalinglaws.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import org.scalinglaws.fit.tail.TailExponent;
import org.scalinglaws.random.Streams;

/** The intervals of WeightSpectrum's tail exponent. */
final class TailRows {

	private static final double EXPONENT = 2.5;
	private static final int COUNT = 300;

	private TailRows() {
		// static functions only
	}

	/** What becomes of values of the law. */
	private enum Kind {
		EXACT("the law itself"), ROUNDED("3 digits"), OUTLIERS("1 % ten times as large"), MEASURED(
			"each measured to 5 %"), BODY("300 of another law below");

		private final String text;

		Kind(final String text) {
			this.text = text;
		}
	}

	static List<CalibrationRow> all() {
		final List<CalibrationRow> rows = new ArrayList<>();
		for (final Kind kind : Kind.values()) {
			rows.add(CalibrationRow.of("tail exponent, start given", kind.text, seed -> of(TailExponent.of(values(kind, seed), 1)))
				.inTheBuild());
			rows.add(CalibrationRow.of("tail exponent, start found", kind.text, seed -> of(TailExponent.of(values(kind, seed)))));
		}
		return rows;
	}

	private static double[] values(final Kind kind, final long seed) {
		final RandomGenerator random = Streams.of(seed).stream("tail", kind.ordinal());
		final double[] values = new double[kind == Kind.BODY ? 2 * COUNT : COUNT];
		for (int i = 0; i < COUNT; i++) {
			final double value = Math.pow(random.nextDouble(), -1 / (EXPONENT - 1));
			values[i] = switch (kind) {
				case ROUNDED -> Noise.threeDigits(value);
				case OUTLIERS -> random.nextDouble() < 0.01 ? 10 * value : value;
				case MEASURED -> value * Math.exp(0.05 * random.nextGaussian());
				default -> value;
			};
		}
		if (kind == Kind.BODY) Arrays.setAll(values, i -> i < COUNT ? values[i] : Math.sqrt(random.nextDouble()));
		return values;
	}

	private static Interval of(final TailExponent fit) {
		return new Interval(fit.low(), fit.high(), EXPONENT);
	}
}
