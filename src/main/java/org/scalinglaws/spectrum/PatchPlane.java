package org.scalinglaws.spectrum;

import java.util.Arrays;

/**
 * A rectangle of pixels and where in it patches lie that hold finite pixels only:
 * for each row of positions (of a patch's first pixel) the runs of them.
 *
 * @param pixels row after row; after {@link #centered} those in no such patch are 0
 * @param width of a row
 * @param size the side of a patch, at most the width and the height
 * @param runs for each row of positions first, end, first, end, ...
 * @param count of the positions in all runs
 */
record PatchPlane(double[] pixels, int width, int size, int[][] runs, long count) {

	static PatchPlane of(final double[] pixels, final int width, final int size) {
		final int[][] runs = new int[pixels.length / width - size + 1][];
		final int[] bad = new int[width]; // the last row that has a pixel in this column that is not finite
		Arrays.fill(bad, -1);
		long count = 0;
		for (int row = 0; row < runs.length + size - 1; row++) {
			for (int x = 0; x < width; x++)
				if (!Double.isFinite(pixels[row * width + x])) bad[x] = row;
			final int top = row - size + 1;
			if (top < 0) continue;
			runs[top] = runs(bad, top, size);
			for (int r = 0; r < runs[top].length; r += 2)
				count += runs[top][r + 1] - runs[top][r];
		}
		return new PatchPlane(pixels, width, size, runs, count);
	}

	private static int[] runs(final int[] bad, final int top, final int size) {
		int[] runs = new int[2];
		int length = 0;
		for (int x = 0, from = 0; x <= bad.length; x++) { // no bad column in [from, x)
			if (x < bad.length && bad[x] < top) continue;
			if (x - from >= size) {
				if (length == runs.length) runs = Arrays.copyOf(runs, 2 * length);
				runs[length++] = from;
				runs[length++] = x - size + 1;
			}
			from = x + 1;
		}
		return Arrays.copyOf(runs, length);
	}

	/** The number of positions, with or without finite pixels. */
	long positions() {
		return (long) runs.length * (width - size + 1);
	}

	/** About the mean of the pixels; exactly so if all are equal. Of a plane with a run. */
	double center() {
		double origin = Double.NaN, sum = 0;
		for (int y = 0; y < runs.length; y++)
			for (int r = 0; r < runs[y].length; r += 2)
				for (int x = runs[y][r]; x < runs[y][r + 1]; x++) {
					if (Double.isNaN(origin)) origin = pixels[y * width + x];
					sum += pixels[y * width + x] - origin;
				}
		return origin + sum / count;
	}

	/** With a number subtracted from all pixels that are in patches of finite pixels, and 0 elsewhere. */
	PatchPlane centered(final double center) {
		final boolean[] covered = new boolean[pixels.length];
		for (int y = 0; y < runs.length; y++)
			for (int r = 0; r < runs[y].length; r += 2)
				for (int row = y; row < y + size; row++)
					Arrays.fill(covered, row * width + runs[y][r], row * width + runs[y][r + 1] + size - 1, true);
		final double[] relative = new double[pixels.length];
		Arrays.setAll(relative, i -> covered[i] ? pixels[i] - center : 0);
		return new PatchPlane(relative, width, size, runs, count);
	}
}
