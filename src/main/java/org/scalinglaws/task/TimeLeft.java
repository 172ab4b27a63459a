package org.scalinglaws.task;

import java.util.function.LongSupplier;

/**
 * How long something will still take if it goes on as it did, in words: "12 s left",
 * "3 min left", "2 h 10 min left"; nothing within the first second, and before a
 * thousandth is done, when nobody can tell.
 */
public final class TimeLeft {

	private static final double NANOS = 1e9, FEWEST = 1e-3;

	private final LongSupplier clock;
	private final long start;
	private final double from;

	/** Begins now, with nothing done. */
	public TimeLeft() {
		this(0, System::nanoTime);
	}

	/** Begins now, with a part done before, which says nothing of the pace. */
	public TimeLeft(final double from) {
		this(from, System::nanoTime);
	}

	TimeLeft(final double from, final LongSupplier clock) {
		this.from = from;
		this.clock = clock;
		start = clock.getAsLong();
	}

	/**
	 * {@return the words, or an empty text}
	 *
	 * @param fraction of the whole that is done by now, in [0, 1]
	 */
	public String text(final double fraction) {
		final double seconds = (clock.getAsLong() - start) / NANOS, done = fraction - from;
		if (seconds < 1 || !(done >= FEWEST) || fraction >= 1) return "";
		return words(seconds * (1 - fraction) / done) + " left";
	}

	private static String words(final double seconds) {
		if (seconds < 59.5) return Math.max(1, Math.round(seconds)) + " s";
		final long minutes = Math.round(seconds / 60);
		if (minutes < 60) return minutes + " min";
		if (minutes < 48 * 60) return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
		return Math.round(minutes / 1440.) + " days";
	}
}
