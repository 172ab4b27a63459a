package org.scalinglaws.diffusion.denoiser;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Weights and variances of all modes over the time of training, as a table. */
public final class TrainingCurves {

	/** Rows of a table, records x modes. */
	public static final int MOST_ROWS = 10_000_000;

	/** The first time after 0, as a part of the end. */
	private static final double EARLIEST = 1e-6;

	private TrainingCurves() {
		// static functions only
	}

	/**
	 * The times: 0, then evenly spaced in the logarithm from a millionth of the end.
	 *
	 * @param end 1e-50 to 1e50
	 * @param records how many, 2 to 100000
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static double[] times(final double end, final int records) {
		Require.inRange("endTime", end, 1 / Denoiser.LARGEST, Denoiser.LARGEST);
		Require.inRange("records", records, 2, 100_000);
		final double[] times = new double[records];
		final ImageAxis axis = ImageAxis.logarithmic("time", EARLIEST * end, end);
		for (int i = 1; i < records; i++)
			times[i] = axis.coordinate(i - 1, records - 1);
		times[records - 1] = end; // also where it is the only one
		return times;
	}

	/**
	 * The curves.
	 *
	 * @param spectrum variances of the data, unscaled
	 * @return columns {@code time}, {@code mode} (from 1), {@code weight} (at the least noise level) and {@code variance} (of
	 *         what is drawn); the modes of one time follow each other
	 * @throws IllegalArgumentException if there are more than 1e7 rows
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final Denoiser denoiser, final double[] spectrum, final double[] times,
		final Progress progress)
	{
		final int modes = spectrum.length;
		Require.inRange("records x modes", (long) times.length * modes, 1, MOST_ROWS);
		final double[][] columns = new double[4][times.length * modes];
		Parallel.forEach(times.length, progress, t -> {
			for (int k = 0, row = t * modes; k < modes; k++, row++) {
				columns[0][row] = times[t];
				columns[1][row] = k + 1;
				columns[2][row] = denoiser.weight(spectrum[k], times[t]);
				columns[3][row] = denoiser.variance(spectrum[k], times[t]);
			}
		});
		final Map<String, double[]> table = new LinkedHashMap<>();
		final String[] names = { "time", "mode", "weight", "variance" };
		for (int i = 0; i < names.length; i++)
			table.put(names[i], columns[i]);
		return Columns.owning(table);
	}
}
