package org.scalinglaws.spectrum;

import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Sums over all patches of a plane: of each pixel, and of the products of each two
 * pixels.
 * <p>
 * For pixels a and b = a + s of a patch, the sum over positions x is that of the
 * image times its self shifted by s, over the box of x + a: a difference of running
 * sums along each row of positions. So each of the (2p - 1) p displacements s costs one
 * product per pixel of the plane, whatever the number of its pairs of pixels; patches
 * with pixels that are not finite only divide the rows.
 * </p>
 */
final class PatchSums {

	private static final int LANES = 4;

	/** Between two looks at cancel: some milliseconds. */
	private static final int ROWS = 64;

	private final PatchPlane plane;
	private final int size, width, height;
	private final double[] sum;
	private final double[] product;
	private int looks;

	private PatchSums(final PatchPlane plane) {
		this.plane = plane;
		size = plane.size();
		width = plane.width();
		height = plane.pixels().length / width;
		sum = new double[size * size];
		product = new double[size * size * size * size];
	}

	/**
	 * Adds all patches of finite pixels to a covariance. The result does not depend on
	 * the number of threads.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	static void add(final PatchPlane plane, final CovarianceAccumulator covariance, final int threads,
		final Progress progress)
	{
		if (plane.count() == 0) return;
		final double center = plane.center();
		final PatchSums sums = new PatchSums(plane.centered(center));
		final int rows = plane.size();
		Parallel.forEach(rows + 1, threads, dy -> {
			if (dy < rows) sums.multiply(dy, progress);
			else sums.add();
		});
		sums.moveTo(covariance, center);
	}

	/** The products of pixels whose rows are dy apart. */
	private void multiply(final int dy, final Progress progress) {
		final int least = dy == 0 ? 0 : 1 - size; // each pair of pixels once
		final double[][] sums = new double[size - least][size * size];
		final double[] other = new double[width + 2 * size + LANES]; // with nothing beside the plane
		final double[][] running = new double[LANES][width + 1];
		for (int row = 0; row < height - dy; row++) {
			if (row % ROWS == 0) look(progress);
			System.arraycopy(plane.pixels(), (row + dy) * width, other, size, width);
			for (int dx = least; dx < size; dx += LANES) {
				multiply(plane.pixels(), row * width, other, size + dx, running);
				for (int lane = 0; lane < LANES && dx + lane < size; lane++)
					collect(running[lane], row, size - dy, Math.max(0, -dx - lane), size - Math.max(0, dx + lane), sums[dx + lane -
						least]);
			}
		}
		for (int dx = least; dx < size; dx++)
			for (int y = 0; y < size - dy; y++)
				for (int x = Math.max(0, -dx); x < size - Math.max(0, dx); x++)
					product[(y * size + x) * size * size + (y + dy) * size + x + dx] = sums[dx - least][y * size + x];
	}

	private void look(final Progress progress) {
		if (progress.isCanceled()) throw new CancellationException();
		synchronized (this) {
			progress.update(Math.min(1, looks++ * (double) ROWS / size / height));
		}
	}

	private void add() {
		final double[] running = new double[width + 1];
		for (int row = 0; row < height; row++) {
			for (int x = 0; x < width; x++)
				running[x + 1] = running[x] + plane.pixels()[row * width + x];
			collect(running, row, size, 0, size, sum);
		}
	}

	/** Running sums of products for four displacements at once, as each addition waits for the one before. */
	private static void multiply(final double[] pixels, final int row, final double[] other, final int at,
		final double[][] running)
	{
		final double[] first = running[0], second = running[1], third = running[2], fourth = running[3];
		double a = 0, b = 0, c = 0, d = 0;
		for (int x = 0; x < first.length - 1; x++) {
			final double pixel = pixels[row + x];
			first[x + 1] = a += pixel * other[at + x];
			second[x + 1] = b += pixel * other[at + x + 1];
			third[x + 1] = c += pixel * other[at + x + 2];
			fourth[x + 1] = d += pixel * other[at + x + 3];
		}
	}

	/** For each pixel of a patch that may lie in this row of the plane, the running sum's differences over the runs of positions. */
	private void collect(final double[] running, final int row, final int rows, final int left, final int right,
		final double[] sums)
	{
		for (int y = Math.max(0, row - plane.runs().length + 1); y < Math.min(rows, row + 1); y++) {
			final int[] runs = plane.runs()[row - y];
			for (int r = 0; r < runs.length; r += 2)
				for (int x = left; x < right; x++)
					sums[y * size + x] += running[runs[r + 1] + x] - running[runs[r] + x];
		}
	}

	private void moveTo(final CovarianceAccumulator covariance, final double center) {
		final int n = sum.length;
		final double[] mean = new double[n];
		for (int i = 0; i < n; i++) {
			mean[i] = center + sum[i] / plane.count();
			for (int j = i; j < n; j++)
				product[i * n + j] -= sum[i] * (sum[j] / plane.count());
		}
		covariance.add(plane.count(), mean, product);
	}
}
