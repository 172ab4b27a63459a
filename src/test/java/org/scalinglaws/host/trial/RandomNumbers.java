package org.scalinglaws.host.trial;

import java.util.SplittableRandom;

/** Draws numbers that look for trouble: mostly ordinary ones, often the ends of a range, now and then absurd ones. */
final class RandomNumbers {

	private static final double[] SPECIAL = { 0, 1, -1, 2, 0.5, Double.MIN_VALUE, Double.MIN_NORMAL, 1e-300, 1e-160, 1e-100, 1e-16,
		1e16, 1e50, 1e100, 1e154, 1e200, 1e300, Double.MAX_VALUE };

	/** The largest number of anything that takes memory or time by itself. */
	static final int MANY = 300;

	private final SplittableRandom random;

	RandomNumbers(final long seed) {
		random = new SplittableRandom(seed);
	}

	boolean chance(final double probability) {
		return random.nextDouble() < probability;
	}

	int below(final int bound) {
		return random.nextInt(bound);
	}

	double between(final double low, final double high) {
		return low + (high - low) * random.nextDouble();
	}

	<T> T of(final java.util.List<T> all) {
		return all.get(below(all.size()));
	}

	/** A power of ten, of any exponent between two. */
	double power(final double from, final double to) {
		return Math.pow(10, between(from, to));
	}

	double normal() {
		return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
	}

	/** How many of something: a few, or log-uniformly up to some hundred. */
	int count() {
		return chance(0.5) ? 1 + below(6) : (int) Math.round(power(0, Math.log10(MANY)));
	}

	/** A real number of a range (its ends may be infinite), often near one that is usual there. */
	double real(final double low, final double high, final double usual) {
		final double choice = random.nextDouble();
		if (choice < 0.4) return clip(usual * power(-1, 1), low, high);
		if (choice < 0.6) return clip(chance(0.5) ? low : high, -Double.MAX_VALUE, Double.MAX_VALUE);
		if (choice < 0.8) return clip(SPECIAL[below(SPECIAL.length)], low, high);
		final double sign = low < 0 && chance(0.5) ? -1 : 1;
		return clip(sign * power(Math.max(-320, Math.log10(Math.max(low, 0))), Math.min(308, Math.log10(Math.max(high, 1e-300)))),
			low, high);
	}

	/** A whole number of a range, not above a limit if it is one of things that take memory or time. */
	long whole(final long low, final long high, final long usual, final long limit) {
		final long top = Math.max(low, Math.min(high, limit));
		final double choice = random.nextDouble();
		final long drawn = choice < 0.3 ? Math.round(usual * power(-1, 1)) : choice < 0.4 ? low : choice < 0.5 ? top : choice < 0.6
			? low + below(3) : Math.round(power(Math.log10(Math.max(low, 1)), Math.log10(Math.max(top, 1))));
		return Math.max(low, Math.min(top, drawn));
	}

	private static double clip(final double value, final double low, final double high) {
		return Math.max(low, Math.min(high, value));
	}
}
