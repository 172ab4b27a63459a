package org.scalinglaws.diffusion.orbit;

/**
 * Sums of the first four powers of a quantity's distance from a centre near its mean, so that variance and the variance's
 * standard error lose no digits; they add up.
 */
final class CentralSums {

	private final double centre;
	private double count, first, second, third, fourth;

	CentralSums(final double centre) {
		this.centre = centre;
	}

	void add(final double value) {
		addAt(value - centre);
	}

	/** Adds a value that is known by its distance from the centre. */
	void addAt(final double distance) {
		final double square = distance * distance;
		count++;
		first += distance;
		second += square;
		third += square * distance;
		fourth += square * square;
	}

	void add(final CentralSums other) {
		count += other.count;
		first += other.first;
		second += other.second;
		third += other.third;
		fourth += other.fourth;
	}

	double mean() {
		return centre + first / count;
	}

	/** With count - 1 in the denominator. */
	double variance() {
		return Math.max(0, second - first * first / count) / (count - 1);
	}

	double meanError() {
		return Math.sqrt(variance() / count);
	}

	/** The standard error of the variance, by the fourth central moment, for many samples. */
	double varianceError() {
		final double shift = first / count, square = second / count - shift * shift;
		final double fourthCentral = fourth / count - 4 * shift * third / count + 6 * shift * shift * second / count - 3 * Math
			.pow(shift, 4);
		return Math.sqrt(Math.max(0, fourthCentral - square * square) / count);
	}
}
