package org.scalinglaws.diffusion.denoiser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.linear.SymmetricEigen;

/**
 * Filters on a circle of pixels, trained by gradient flow on the loss of the whole image, beside the law of one layer: with
 * the variances of the Fourier modes where the filter is as wide as the image, with those of its patches where it is not,
 * and as many times faster as there are pixels.
 */
@Tag("slow")
class ConvolutionTest {

	private static final int PIXELS = 8;

	private static final double SIGMA = 0.6, START = 0.2, RATE = 0.01, TIME = 3;

	/** Variance of the Fourier mode of a frequency, the same for -frequency. */
	private static double variance(final int frequency) {
		return 2 / (1.0 + Math.min(frequency, PIXELS - frequency));
	}

	/** Covariance of two pixels at a distance. */
	private static double covariance(final int distance) {
		double sum = 0;
		for (int f = 0; f < PIXELS; f++)
			sum += variance(f) * Math.cos(2 * Math.PI * f * distance / PIXELS) / PIXELS;
		return sum;
	}

	@Test
	void asWideAsTheImage() {
		final double[] filter = train(PIXELS);
		final Denoiser law = new Denoiser(1, START, PIXELS * RATE, 0.002, 80);
		for (int f = 0; f < PIXELS; f++) {
			double real = 0;
			for (int i = 0; i < PIXELS; i++)
				real += filter[i] * Math.cos(2 * Math.PI * f * (i - PIXELS / 2) / PIXELS);
			assertEquals(law.weight(variance(f), SIGMA, TIME), real, 1e-9);
		}
	}

	@Test
	void onPatches() {
		final int taps = 3;
		final double[] filter = train(taps);
		final double[][] patch = new double[taps][taps];
		for (int i = 0; i < taps * taps; i++)
			patch[i / taps][i % taps] = covariance(i / taps - i % taps);
		final SymmetricEigen eigen = new SymmetricEigen(patch, true);
		final Denoiser law = new Denoiser(1, START, PIXELS * RATE, 0.002, 80);
		for (int k = 0; k < taps; k++) {
			double component = 0;
			for (int i = 0; i < taps; i++)
				component += filter[i] * eigen.vector(k)[i];
			assertEquals(law.weight(eigen.value(k), SIGMA, TIME) * eigen.vector(k)[taps / 2], component, 1e-9);
		}
	}

	/** From START times the identity; the gradient of a quadratic function by differences is exact. */
	private static double[] train(final int taps) {
		final double[] filter = new double[taps], step = new double[taps];
		filter[taps / 2] = START;
		final int steps = 400;
		for (int t = 0; t < steps; t++) {
			final double[] first = slope(filter), middle = filter.clone();
			add(middle, first, TIME / steps / 2);
			final double[] second = slope(middle), again = filter.clone();
			add(again, second, TIME / steps / 2);
			final double[] third = slope(again), end = filter.clone();
			add(end, third, TIME / steps);
			final double[] fourth = slope(end);
			for (int i = 0; i < taps; i++)
				step[i] = (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]) / 6;
			add(filter, step, TIME / steps);
		}
		return filter;
	}

	private static void add(final double[] to, final double[] what, final double factor) {
		for (int i = 0; i < to.length; i++)
			to[i] += factor * what[i];
	}

	private static double[] slope(final double[] filter) {
		final double[] slope = new double[filter.length];
		for (int i = 0; i < slope.length; i++) {
			final double[] up = filter.clone(), down = filter.clone();
			up[i] += 0.5;
			down[i] -= 0.5;
			slope[i] = -RATE * (loss(up) - loss(down));
		}
		return slope;
	}

	/** tr (W - 1) C (W - 1)' + sigma^2 tr W W', with the filter's circulant matrix W. */
	private static double loss(final double[] filter) {
		final int n = PIXELS;
		final double[][] matrix = new double[n][n];
		for (int row = 0; row < n; row++)
			for (int i = 0; i < filter.length; i++)
				matrix[row][(row + i - filter.length / 2 + n) % n] += filter[i];
		double loss = 0;
		for (int row = 0; row < n; row++) {
			for (int i = 0; i < n; i++)
				loss += SIGMA * SIGMA * matrix[row][i] * matrix[row][i];
			matrix[row][row] -= 1;
			for (int i = 0; i < n; i++)
				for (int j = 0; j < n; j++)
					loss += matrix[row][i] * covariance(i - j) * matrix[row][j];
		}
		return loss;
	}
}
