package org.scalinglaws.random;

import java.util.random.RandomGenerator;

/**
 * Standard normals from random bits by the ziggurat: 256 layers of equal area
 * under exp(-x^2/2), 8 bits choose the layer and the other 56, as a signed
 * fraction, the point in it.
 * <p>
 * Exact: 98.8 of 100 points lie in the part of their layer that is wholly under
 * the curve; the others are decided by the density itself (the wedges) or drawn
 * from the exact tail. All tables and all decisions use IEEE arithmetic and
 * {@link StrictMath} alone, so that the same bits give the same normals on
 * every machine.
 * </p>
 *
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">Marsaglia, Tsang, The
 *      ziggurat method for generating random variables, J. Stat. Softw. 5
 *      (2000)</a>; disjoint bits for layer and value as in Doornik (2005)
 */
final class Ziggurat {

	private static final int LAYERS = 256;

	/** Where the tail begins: with it the 256th layer ends exactly at the top of the curve. */
	static final double TAIL = 3.654152885361008771645;

	/** The area of each layer: TAIL exp(-TAIL^2/2) and the tail beyond. */
	private static final double AREA = 0.004928673233974655347362;

	/** Widths of the layers, from the base (its area over its height) to the top, then 0. */
	private static final double[] EDGE = edges();

	/** exp(-x^2/2) at the edges. */
	private static final double[] HEIGHT = heights();

	/** Width of a layer in units of its signed 56-bit fraction. */
	private static final double[] SCALE = new double[LAYERS];

	/** Fractions below this lie wholly under the curve. */
	private static final long[] SAFE = new long[LAYERS];

	/** A bound on the distance between curve and chord in a wedge, times the wedge's width. */
	private static final double[] BULGE = new double[LAYERS];

	static {
		for (int i = 0; i < LAYERS; i++) {
			SCALE[i] = EDGE[i] * 0x1p-55;
			SAFE[i] = (long) (EDGE[i + 1] / EDGE[i] * 0x1p55);
			BULGE[i] = bulge(i);
		}
	}

	private Ziggurat() {
		// static functions only
	}

	/** One normal from 64 bits, and from more only if these do not decide. */
	static double normal(final long bits, final RandomGenerator more) {
		final int layer = (int) bits & 0xFF;
		final long fraction = bits >> 8;
		return Math.abs(fraction) < SAFE[layer] ? fraction * SCALE[layer] : undecided(bits, more);
	}

	/**
	 * The fast part of {@link #normal}, for a block: target[at + k] from bits[from
	 * + k], k = 0, ..., count - 1. Of those whose bits do not decide, k is listed
	 * in {@code open}.
	 *
	 * @return how many are open; they need {@link #undecided}
	 */
	static int fill(final double[] target, final int at, final long[] bits, final int from, final int count,
		final int[] open)
	{
		int opened = 0;
		for (int k = 0; k < count; k++) {
			final long word = bits[from + k];
			final int layer = (int) word & 0xFF;
			final long fraction = word >> 8;
			target[at + k] = fraction * SCALE[layer];
			// |fraction| >= SAFE in one branch, hardly ever taken
			if ((SAFE[layer] - 1 - fraction | SAFE[layer] - 1 + fraction) < 0) open[opened++] = k;
		}
		return opened;
	}

	/** The normal that belongs to bits in a wedge or in the base beyond {@link #TAIL}. */
	static double undecided(final long bits, final RandomGenerator more) {
		final int layer = (int) bits & 0xFF;
		final long fraction = bits >> 8;
		if (layer == 0) return fraction < 0 ? -tail(more) : tail(more);
		final double x = fraction * SCALE[layer];
		return underCurve(layer, Math.abs(x), uniform(more)) ? x : normal(more.nextLong(), more);
	}

	/** Whether a point at a uniform height in the wedge of a layer lies under the curve. */
	private static boolean underCurve(final int layer, final double x, final double height) {
		final double margin = (1 - height) * (EDGE[layer] - EDGE[layer + 1]) - (x - EDGE[layer + 1]);
		if (margin > BULGE[layer]) return true; // clear of the curve: no need of the exponential
		if (margin < -BULGE[layer]) return false;
		return HEIGHT[layer] + height * (HEIGHT[layer + 1] - HEIGHT[layer]) < density(x);
	}

	/** Exact tail beyond {@link #TAIL} (Marsaglia 1964). */
	private static double tail(final RandomGenerator more) {
		double x;
		double y;
		do {
			x = -StrictMath.log(uniform(more)) / TAIL;
			y = -StrictMath.log(uniform(more));
		}
		while (y + y < x * x);
		return TAIL + x;
	}

	/** A multiple of 2^-53 plus 2^-54: neither 0 nor 1, so that its logarithm is finite. */
	private static double uniform(final RandomGenerator more) {
		return ((more.nextLong() >>> 11) + 0.5) * 0x1p-53;
	}

	private static double density(final double x) {
		return StrictMath.exp(-0.5 * x * x);
	}

	private static double[] edges() {
		final double[] edge = new double[LAYERS + 1];
		edge[0] = AREA / density(TAIL);
		edge[1] = TAIL;
		for (int i = 2; i < LAYERS; i++)
			edge[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / edge[i - 1] + density(edge[i - 1])));
		return edge;
	}

	private static double[] heights() {
		final double[] height = new double[LAYERS + 1];
		for (int i = 0; i <= LAYERS; i++)
			height[i] = density(EDGE[i]);
		return height;
	}

	/** |f - chord| <= max |f''| width^2 / 8 with f'' = (x^2 - 1) f, relative to the wedge's height, times its width. */
	private static double bulge(final int layer) {
		final double outer = EDGE[layer];
		final double inner = EDGE[layer + 1];
		final double width = outer - inner;
		final double curvature = Math.max(Math.abs(outer * outer - 1), Math.abs(inner * inner - 1)) * HEIGHT[layer + 1];
		return width * (curvature * width * width / 8 / (HEIGHT[layer + 1] - HEIGHT[layer]) + 1e-9);
	}
}
