package org.scalinglaws.diffusion.denoiser;

import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * When each mode of the data emerges in what is drawn: its variance then passes the geometric mean of those at time 0 and
 * after endless training.
 * <p>
 * There is one such time at most. The slope of the variance over time is an integral over noise levels whose integrand
 * changes its sign once, weighted ever more towards low levels, so that the variance may fall at first but then only
 * rises.
 * </p>
 *
 * @param table columns {@code mode} (from 1, in the order of the spectrum), {@code eigenvalue}, {@code time} (NaN where
 *          there is none, which the metadata says in words)
 * @param exponent slope of the logarithm of time against that of the eigenvalue, by least squares over the modes whose
 *          variance rises by more than a factor 4; NaN for less than two different eigenvalues. Modes that fall, of the least
 *          eigenvalues, do not emerge and have times of another law
 */
public record Emergence(Columns table, double exponent) {

	/** Modes whose variance rises by less say nothing of the law. */
	private static final double NEAR = Math.log(4);

	/** Nearer than that only rounding tells both ends apart. */
	private static final double SAME = 1e-10;

	/** Of the logarithm of time, absolute. */
	private static final double ACCURACY = 1e-14;

	private static final double EARLIEST = Math.log(1e-280), LATEST = Math.log(1e280);

	/** Modes for one thread at a time. */
	private static final int PIECE = 512;

	/**
	 * The times of all modes.
	 *
	 * @param spectrum variances of the data
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Emergence of(final Denoiser denoiser, final double[] spectrum, final Progress progress) {
		final double[] times = new double[spectrum.length];
		Parallel.forEach((spectrum.length + PIECE - 1) / PIECE, progress, piece -> {
			for (int k = piece * PIECE; k < Math.min(spectrum.length, (piece + 1) * PIECE); k++)
				times[k] = time(denoiser, spectrum[k]);
		});
		final Columns.Builder rows = Columns.builder("mode", "eigenvalue", "time");
		final double[] x = new double[times.length], y = new double[times.length];
		int missing = 0, used = 0;
		for (int k = 0; k < times.length; k++) {
			rows.row(k + 1, spectrum[k], times[k]);
			if (Double.isNaN(times[k])) missing++;
			else if (spectrum[k] > 0 && denoiser.rise(spectrum[k]) > NEAR) {
				x[used] = Math.log(spectrum[k]);
				y[used++] = Math.log(times[k]);
			}
		}
		rows.metadata("modesFitted", used).metadata("modesWithoutTime", missing);
		if (missing > 0) rows.metadata("withoutTime",
			"their variance is the same at time 0 and after endless training, or the time is beyond 1e280");
		return new Emergence(rows.build(), slope(x, y, used));
	}

	/** {@return when a mode of this eigenvalue emerges, or NaN if its variance ends where it begins} */
	public static double time(final Denoiser denoiser, final double eigenvalue) {
		final double rise = denoiser.rise(eigenvalue), middle = denoiser.finalLogVariance(eigenvalue) - rise / 2;
		if (Math.abs(rise) < SAME) return Double.NaN;
		final UnivariateFunction way = t -> Math.signum(rise) * (denoiser.logVariance(eigenvalue, Math.exp(t)) - middle);
		double low = 0, high = 0;
		while (way.value(low) >= 0 && low > EARLIEST)
			low -= 2;
		while (way.value(high) < 0 && high < LATEST)
			high += 2;
		if (!(way.value(low) < 0) || !(way.value(high) >= 0)) return Double.NaN;
		return Math.exp(new BrentSolver(1e-15, ACCURACY).solve(200, way, low, high));
	}

	private static double slope(final double[] x, final double[] y, final int count) {
		boolean varied = false;
		for (int i = 1; i < count; i++)
			varied |= x[i] != x[0];
		return varied ? Line.through(x, y, 0, count).slope() : Double.NaN;
	}
}
