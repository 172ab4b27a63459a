package org.scalinglaws.network.convolution;

/**
 * Biane's parametrisation of the free convolution of atoms s with the semicircle
 * of radius 2 delta: z = w + delta^2 mean 1/(w - s) maps the curve w = u + i
 * v(u) onto the real line (P. Biane, "On the free convolution with a
 * semi-circular distribution", 1997).
 * <p>
 * v(u) solves mean 1/((u - s)^2 + v^2) = 1/delta^2, and is 0 where there is no
 * solution; X(u) = u + delta^2 mean (u - s)/((u - s)^2 + v^2) increases, and the
 * density at X(u) is v(u) / (pi delta^2). An object of this class holds the
 * sums of its last point: one thread at a time.
 * </p>
 */
final class Subordination {

	private static final int MAX_ITERATIONS = 200;
	private static final double ROUNDING = 0x1p-51;

	private final Atoms atoms;
	private final double noiseLevel;
	private final double noiseVariance;
	private final double[] sums = new double[4];

	Subordination(final Atoms atoms, final double noiseLevel) {
		this.atoms = atoms;
		this.noiseLevel = noiseLevel;
		noiseVariance = noiseLevel * noiseLevel;
	}

	/**
	 * v(u)^2, by Newton's method for 1/mean = delta^2: as a harmonic mean of
	 * linear functions of v^2 its left side is concave, so that from the first
	 * step on the iteration rises to the root.
	 */
	double heightSquared(final double u, final double guess) {
		final double floor = floor(u);
		double y = Math.max(floor, guess);
		double lastStep = Double.POSITIVE_INFINITY;
		for (int i = 0; i < MAX_ITERATIONS; i++) {
			atoms.sum(u, y, sums);
			final double next = Math.max(floor, y + step(noiseVariance, sums[0], sums[2]));
			final double step = Math.abs(next - y);
			if (step <= ROUNDING * y || step >= lastStep && step <= 1e-10 * y) return y;
			lastStep = i == 0 ? step * 4 : step;
			y = next;
		}
		return y;
	}

	/** Newton's step for v^2 with the first and third sum. */
	static double step(final double noiseVariance, final double sum0, final double sum2) {
		return (noiseVariance * sum0 - 1) * sum0 / sum2;
	}

	/** The nearest atom alone bounds v^2 from below; where it does not, u is off all atoms. */
	double floor(final double u) {
		final int k = atoms.nearest(u);
		final double off = u - atoms.value(k);
		return Math.max(0, noiseVariance * atoms.weight(k) - off * off);
	}

	/** X(u), after {@link #heightSquared}. */
	double position(final double u) {
		return u + noiseVariance * sums[1];
	}

	/** X'(u), after {@link #heightSquared}, which returned ySquared. */
	private double slope(final double ySquared) {
		return ySquared > 0 ? slope(noiseVariance, ySquared, sums[2], sums[3]) : 1 - noiseVariance * sums[0];
	}

	/** X'(u) inside the support: |z'|^2 / Re z', in [0, 2]. */
	static double slope(final double noiseVariance, final double ySquared, final double sum2, final double sum3) {
		return 2 * noiseVariance * (ySquared * sum2 + sum3 * sum3 / sum2);
	}

	/**
	 * The point w of the curve with z(w) = t: Newton's method kept in the bracket
	 * |u - t| at most delta.
	 *
	 * @param hint where to begin, the real part of a neighbour's; NaN for none
	 */
	Preimage preimage(final double t, final double hint) {
		double low = t - noiseLevel, high = t + noiseLevel;
		double u = hint > low && hint < high ? hint : t;
		double guess = 0;
		for (int i = 0;; i++) {
			final double y = heightSquared(u, guess);
			final double gap = position(u) - t;
			if (gap > 0) high = u;
			else low = u;
			final double rounding = ROUNDING * (Math.abs(u) + noiseLevel);
			if (Math.abs(gap) <= rounding || high - low <= rounding || i == MAX_ITERATIONS) return new Preimage(u, Math
				.sqrt(y));
			final double newton = u - gap / slope(y);
			final double next = newton > low && newton < high ? newton : low + (high - low) / 2;
			guess = y > 0 ? y - 2 * sums[3] / sums[2] * (next - u) : 0;
			u = next;
		}
	}

	/** A point w = real + i imaginary with z(w) real; imaginary is not negative. */
	record Preimage(double real, double imaginary) {}
}
