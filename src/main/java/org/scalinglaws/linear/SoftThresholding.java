package org.scalinglaws.linear;

/**
 * Soft thresholding, sign(x) (|x| - t)_+: the minimiser z of (x - z)^2/2 + t |z|, coordinate by coordinate of vectors,
 * singular value by singular value of matrices.
 */
public final class SoftThresholding {

	private SoftThresholding() {
		// static function only
	}

	/**
	 * {@return the value moved towards 0 by the threshold, and not beyond}
	 *
	 * @param threshold t, at least 0
	 */
	public static double of(final double value, final double threshold) {
		return of(value, threshold, 1);
	}

	/**
	 * {@return the same over a curvature c: the minimiser z of c z^2/2 - x z + t |z|}
	 *
	 * @param curvature c; of 0 the result is infinite where it is not 0
	 */
	public static double of(final double value, final double threshold, final double curvature) {
		return Math.abs(value) <= threshold ? 0 : (value - Math.copySign(threshold, value)) / curvature;
	}
}
