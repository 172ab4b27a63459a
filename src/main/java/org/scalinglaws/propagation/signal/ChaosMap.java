package org.scalinglaws.propagation.signal;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The slope of the distance of two inputs over weight deviation (dimension 0) and bias deviation (dimension 1), with the
 * line where it is 1.
 *
 * @param slope sigma_w^2 E phi'^2 at the fixed length; NaN where canceled
 * @param criticalLine columns weightDeviation, biasDeviation, fixedPoint, curvature: one row for each bias deviation of the
 *          map, also where its weight deviation lies beyond the map
 * @param complete whether no pixel is missing
 */
public record ChaosMap(CalibratedImage slope, Columns criticalLine, boolean complete) {

	/**
	 * Computes a map.
	 *
	 * @param weights linear axis, from 0 to 100 at most
	 * @param biases linear axis, from 0 to 100 at most; of equal ends for one row of pixels
	 * @param resolution pixels along both, 2 to 4096
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static ChaosMap of(final Activation activation, final ImageAxis weights, final ImageAxis biases,
		final int resolution, final Progress progress)
	{
		Require.inRange("resolution", resolution, 2, 4096);
		MeanField.of(activation, weights.from(), biases.from()); // refused before the work
		MeanField.of(activation, weights.to(), biases.to());
		final int rows = biases.from() == biases.to() ? 1 : resolution;
		final double[] unknown = new double[resolution * rows];
		Arrays.fill(unknown, Double.NaN);
		final CalibratedImage slope = new CalibratedImage("slope", unknown, resolution, rows, weights, biases);
		final CriticalPoint[] critical = new CriticalPoint[rows];
		final Runnable done = progress.pieces(rows);
		Parallel.forEach(rows, row -> {
			final double bias = slope.coordinate(1, row);
			if (!progress.isCanceled()) critical[row] = CriticalPoint.of(activation, bias);
			for (int column = 0; column < resolution && !progress.isCanceled(); column++)
				unknown[row * resolution + column] = MeanField.of(activation, slope.coordinate(0, column), bias).slope();
			done.run();
		});
		return new ChaosMap(slope, line(critical), Arrays.stream(unknown).noneMatch(Double::isNaN));
	}

	private static Columns line(final CriticalPoint[] points) {
		final Columns.Builder line = Columns.builder("weightDeviation", "biasDeviation", "fixedPoint", "curvature");
		for (final CriticalPoint point : points)
			if (point != null) line.row(point.weightDeviation(), point.biasDeviation(), point.fixedPoint(), point.curvature());
			else line.metadata("canceled", true);
		return line.build();
	}
}
