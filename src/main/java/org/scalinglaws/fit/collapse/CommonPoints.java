package org.scalinglaws.fit.collapse;

import java.util.Arrays;
import java.util.List;

/**
 * The normalised x at which curves are compared: from where all of them have begun to the horizon, and so far apart
 * that between any two there is a point of every curve. Where points are denser than the records of a curve its values
 * are not its own, and close to the horizon any curve, divided by its value there, would come to 1.
 */
final class CommonPoints {

	/** More say nothing new, and are compared in each resample. */
	static final int MOST = 200;

	private CommonPoints() {
		// static functions only
	}

	/**
	 * @param curves normalised x of each, ascending, with a point below 1 and one from 1 on
	 * @return ascending, in (0, 1], the last one 1
	 */
	static double[] of(final List<double[]> curves) {
		final double[] all = below(curves, 1);
		if (all.length <= MOST) return all;
		return below(curves, Math.pow(all[0], 1.0 / MOST)); // even in the logarithm, as far as points allow
	}

	/** Down from 1, each at most this times the one before. */
	private static double[] below(final List<double[]> curves, final double ratio) {
		final double first = curves.stream().mapToDouble(curve -> curve[0]).max().getAsDouble();
		double[] points = new double[16];
		int count = 0;
		for (double point = 1; point >= first;) {
			if (count == points.length) points = Arrays.copyOf(points, 2 * count);
			points[count++] = point;
			double next = Double.POSITIVE_INFINITY;
			for (final double[] curve : curves)
				next = Math.min(next, last(curve, point, ratio * point));
			point = next;
		}
		final double[] ascending = new double[count];
		for (int i = 0; i < count; i++)
			ascending[i] = points[count - 1 - i];
		return ascending;
	}

	/** The last point of a curve below one and not above another. */
	private static double last(final double[] curve, final double below, final double most) {
		final int found = Arrays.binarySearch(curve, most);
		int place = found >= 0 ? found : -found - 2;
		while (place >= 0 && curve[place] >= below)
			place--;
		return place < 0 ? Double.NEGATIVE_INFINITY : curve[place];
	}
}
