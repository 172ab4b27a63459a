package org.scalinglaws.equilibrium.variance;

/**
 * A variance about a known mean, from runs that were read at equal distances.
 *
 * @param variance the mean square; NaN if nothing was run
 * @param standardError of it, NaN if it was read once only or nothing was run
 * @param burnIn epochs of each run before the first reading
 */
public record MeasuredVariance(double variance, double standardError, long burnIn) {

	/**
	 * From the sums of squares and of fourth powers of a linear process, whose squares are correlated by memory^k after k
	 * readings exactly, whatever its noise is like: x(k) = c x(0) + noise independent of x(0), of mean 0.
	 */
	static MeasuredVariance of(final double squares, final double fourths, final long readings, final int runs,
		final double memory, final long burnIn)
	{
		final double count = (double) readings * runs, mean = squares / count;
		final double part = shareOfVariance(readings, memory) / runs;
		final double spread = Math.max(0, fourths / count - mean * mean) / (1 - part);
		return new MeasuredVariance(mean, count > 1 ? Math.sqrt(spread * part) : Double.NaN, burnIn);
	}

	/** The variance of the mean of correlated readings over that of one. */
	private static double shareOfVariance(final long readings, final double memory) {
		double sum = readings;
		double power = memory;
		for (long k = 1; k < readings && power > 1e-18; k++, power *= memory)
			sum += 2 * (readings - k) * power;
		return sum / ((double) readings * readings);
	}
}
