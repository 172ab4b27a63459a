package org.scalinglaws.figure.style;

/**
 * Colours for numbers, from 0 to 1, that colour-blind eyes can order too. Between
 * the given colours they are interpolated.
 */
public enum ColourMap {

	/** For magnitudes: from dark violet to light yellow, lightness rising evenly (viridis of matplotlib, CC0). */
	SEQUENTIAL(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21908C, 0x27AD81, 0x5DC863, 0xAADC32, 0xFDE725),

	/** For deviations: blue below, white at 1/2, red above (RdBu of ColorBrewer, Apache 2.0, turned round). */
	DIVERGING(0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B,
			0x67001F);

	/** What is not a number, or not known. */
	public static final int UNKNOWN = 0x9E9E9E;

	private final int[] anchors;

	ColourMap(final int... anchors) {
		this.anchors = anchors;
	}

	/**
	 * The colour of a share.
	 *
	 * @param share from 0 to 1, values beyond have the colours of the ends
	 * @return red, green and blue in the lowest 24 bits; {@link #UNKNOWN} for NaN
	 */
	public int rgb(final double share) {
		if (Double.isNaN(share)) return UNKNOWN;
		final double place = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
		final int below = Math.min(anchors.length - 2, (int) place);
		return mix(anchors[below], anchors[below + 1], place - below);
	}

	/** {@return the colours at 256 even steps, of one shift: 16 for red, 8 for green, 0 for blue} */
	public byte[] table(final int shift) {
		final byte[] values = new byte[256];
		for (int i = 0; i < 256; i++)
			values[i] = (byte) (rgb(i / 255.0) >> shift);
		return values;
	}

	private static int mix(final int one, final int two, final double share) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8)
			mixed |= (int) Math.round((1 - share) * (one >> shift & 0xFF) + share * (two >> shift & 0xFF)) << shift;
		return mixed;
	}
}
