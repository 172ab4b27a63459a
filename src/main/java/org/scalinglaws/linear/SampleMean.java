package org.scalinglaws.linear;

/**
 * The mean of independent draws and its standard error.
 *
 * @param value NaN of no draws
 * @param standardError NaN of fewer than two draws
 */
public record SampleMean(double value, double standardError) {

	/** {@return those of the given draws, in two passes: squares of tiny deviations do not vanish} */
	public static SampleMean of(final double[] draws) {
		final double n = draws.length, mean = Sums.of(draws) / n;
		double largest = 0;
		for (final double draw : draws)
			largest = Math.max(largest, Math.abs(draw - mean));
		// a power of two, which changes no digit
		final double unit = Math.scalb(1d, -Math.getExponent(largest));
		double squares = 0;
		for (final double draw : draws) {
			final double deviation = (draw - mean) * unit;
			squares += deviation * deviation;
		}
		return new SampleMean(mean, Math.sqrt(squares / (n - 1) / n) / unit);
	}
}
