package org.scalinglaws.linear;

/**
 * Hyperbolic tangents of many numbers, in the form that HotSpot turns into the processor's vector instructions: some times
 * as fast as {@link Math#tanh}, with the same bits on every machine.
 * <p>
 * The argument is divided by 32, its tangent is the eighth convergent p/q of Lambert's continued fraction, and five
 * doublings (p, q) -&gt; (2pq, p^2 + q^2) follow, without a division until the end. The error is a few units in the last
 * place.
 * </p>
 */
public final class TanhLoops {

	/** Beyond it the tangent is 1 in double precision. */
	private static final double LAST = 20;

	private TanhLoops() {
		// static loop only
	}

	/** x = tanh x, element by element; NaN stays NaN. */
	public static void apply(final double[] x) {
		for (int i = 0; i < x.length; i++) {
			final double y = Math.max(-LAST, Math.min(LAST, x[i])) * 0x1p-5, s = y * y;
			final double p1 = y * (2027025 + s * (270270 + s * (6930 + s * 36)));
			final double q1 = 2027025 + s * (945945 + s * (51975 + s * (630 + s)));
			final double p2 = 2 * p1 * q1, q2 = p1 * p1 + q1 * q1;
			final double p4 = 2 * p2 * q2, q4 = p2 * p2 + q2 * q2;
			final double p8 = 2 * p4 * q4, q8 = p4 * p4 + q4 * q4;
			final double p16 = 2 * p8 * q8, q16 = p8 * p8 + q8 * q8;
			x[i] = 2 * p16 * q16 / (p16 * p16 + q16 * q16);
		}
	}
}
