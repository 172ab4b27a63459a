package org.scalinglaws.fit.collapse;

import java.util.Arrays;

/** A curve between its points: straight lines in a plot of log (y - base) over log x, which power laws are. */
final class Interpolation {

	private final double[] x;
	private final double[] y;
	private final double base;

	/** @param base below all of y */
	Interpolation(final double[] x, final double[] y, final double base) {
		this.x = x;
		this.y = y;
		this.base = base;
	}

	/** The value at a point within x; at one of its own the value given there. */
	double at(final double point) {
		final int found = Arrays.binarySearch(x, point);
		if (found >= 0) return y[found];
		final int next = -found - 1;
		final double part = Math.log(point / x[next - 1]) / Math.log(x[next] / x[next - 1]);
		return base + (y[next - 1] - base) * Math.pow((y[next] - base) / (y[next - 1] - base), part);
	}
}
