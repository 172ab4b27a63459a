package org.scalinglaws.random;

import java.util.random.RandomGenerator;

/**
 * Standard normals from random bits by the ziggurat: 512 layers of equal area
 * under exp(-x^2/2). Of 64 bits the lowest 9 choose the layer, the next one the
 * sign and the highest 52 the point in the layer.
 * <p>
 * Exact: 99.2 of 100 points lie in the part of their layer that is wholly under
 * the curve; the others are decided by the density itself (the wedges) or drawn
 * from the exact tail. All tables and all decisions use IEEE arithmetic and
 * {@link StrictMath} alone, so that the same bits give the same normals on
 * every machine. (Of 256, 512 and 1024 layers, 512 are the fastest beside a
 * working set of the size of the processor's first cache.)
 * </p>
 *
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">Marsaglia, Tsang, The
 *      ziggurat method for generating random variables, J. Stat. Softw. 5
 *      (2000)</a>; disjoint bits for layer and value as in Doornik (2005)
 */
final class Ziggurat {

	private static final int LAYERS = 512;

	/** The bits that choose the layer. */
	private static final int LAYER = LAYERS - 1;

	/** The bits that choose layer and sign. */
	private static final int SIGNED_LAYER = 2 * LAYERS - 1;

	/** Where the tail begins: with it the 512th layer ends exactly at the top of the curve. */
	static final double TAIL = 3.852046150368391248118;

	/** The area of each layer: TAIL exp(-TAIL^2/2) and the tail beyond. */
	private static final double AREA = 0.002456766351541355733733;

	/** Widths of the layers, from the base (its area over its height) to the top, then 0. */
	private static final double[] EDGE = edges();

	/** exp(-x^2/2) at the edges. */
	private static final double[] HEIGHT = heights();

	/** Widths of the layers, then the same with a minus sign: the index is layer and sign. */
	private static final double[] SIGNED_EDGE = new double[2 * LAYERS];

	/** The part of each layer's width that is wholly under the curve. */
	private static final double[] SAFE = new double[LAYERS];

	/** A bound on the distance between curve and chord in a wedge, times the wedge's width. */
	private static final double[] BULGE = new double[LAYERS];

	static {
		for (int i = 0; i < LAYERS; i++) {
			SIGNED_EDGE[i] = EDGE[i];
			SIGNED_EDGE[i + LAYERS] = -EDGE[i];
			SAFE[i] = EDGE[i + 1] / EDGE[i];
			BULGE[i] = bulge(i);
		}
	}

	private Ziggurat() {
		// static functions only
	}

	/** One normal from 64 bits, and from more only if these do not decide. */
	static double normal(final long bits, final RandomGenerator more) {
		final double fraction = fraction(bits);
		return fraction < SAFE[(int) bits & LAYER] ? fraction * SIGNED_EDGE[(int) bits & SIGNED_LAYER] : undecided(bits, more);
	}

	/**
	 * What {@link #normal} gives for a block of bits, one after the other.
	 *
	 * @param open scratch of the same length
	 */
	static void normals(final double[] normals, final long[] bits, final RandomGenerator more, final int[] open) {
		final int count = decided(normals, bits, open);
		for (int k = 0; k < count; k++)
			normals[open[k]] = undecided(bits[open[k]], more);
	}

	/** The part for which the bits decide; lists the others in {@code open} and returns how many there are. */
	private static int decided(final double[] normals, final long[] bits, final int[] open) {
		int count = 0;
		for (int k = 0; k < normals.length; k++) {
			final double fraction = fraction(bits[k]);
			normals[k] = fraction * SIGNED_EDGE[(int) bits[k] & SIGNED_LAYER];
			if (fraction >= SAFE[(int) bits[k] & LAYER]) open[count++] = k;
		}
		return count;
	}

	/** The normal that belongs to bits in a wedge or in the base beyond {@link #TAIL}. */
	private static double undecided(final long bits, final RandomGenerator more) {
		final int layer = (int) bits & LAYER;
		final double x = fraction(bits) * SIGNED_EDGE[(int) bits & SIGNED_LAYER];
		if (layer == 0) return Math.copySign(tail(more), x);
		return underCurve(layer, Math.abs(x), uniform(more)) ? x : normal(more.nextLong(), more);
	}

	/**
	 * The highest 52 bits as a multiple of 2^-52 in [0, 1). Made from the bits of a
	 * double in [1, 2), not by conversion from long: that instruction waits for the
	 * one before it where compilers do not take care, and costs twice the time.
	 */
	private static double fraction(final long bits) {
		return Double.longBitsToDouble(bits >>> 12 | 0x3FF0000000000000L) - 1;
	}

	/** Whether a point at a uniform height in the wedge of a layer lies under the curve. */
	static boolean underCurve(final int layer, final double x, final double height) {
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

	static double[] edges() {
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

	/** |f - chord| &lt;= max |f''| width^2 / 8 with f'' = (x^2 - 1) f, relative to the wedge's height, times its width. */
	private static double bulge(final int layer) {
		final double outer = EDGE[layer];
		final double inner = EDGE[layer + 1];
		final double width = outer - inner;
		final double curvature = Math.max(Math.abs(outer * outer - 1), Math.abs(inner * inner - 1)) * HEIGHT[layer + 1];
		return width * (curvature * width * width / 8 / (HEIGHT[layer + 1] - HEIGHT[layer]) + 1e-9);
	}
}
