package org.scalinglaws.linear;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The squares of the singular values of a long bidiagonal matrix with random elements, in time linear in its length where
 * its singular vectors are localized, as those of such matrices are.
 * <p>
 * Windows of the matrix overlap each other. A value whose vectors lie well inside one window is one of it; where they lie in
 * an overlap it is one of both windows and of the overlap; and what the end of a window makes up is one of that window and of
 * the overlap. So the values of the whole are those of the windows without those of the overlaps. This shows by itself whether
 * it holds: each value of an overlap must be there again, to {@value #TOLERANCE} of itself. If not, overlaps grow twofold,
 * in the end to the whole matrix. Values are as accurate as those of {@link BidiagonalValues}, to that tolerance.
 * </p>
 */
public final class BidiagonalWindows {

	/** Relative difference within which two values are the same. */
	private static final double TOLERANCE = 1e-9;

	/** The overlap to begin with. */
	private static final int LEAST_OVERLAP = 256;

	/** Length of a window over that of an overlap: near the least work. */
	private static final double LENGTH = 2.4;

	private final double[] diagonal, offDiagonal;
	private final Progress progress;

	private BidiagonalWindows(final double[] diagonal, final double[] offDiagonal, final Progress progress) {
		this.diagonal = diagonal;
		this.offDiagonal = offDiagonal;
		this.progress = progress;
	}

	/**
	 * The squares of the singular values, ascending.
	 *
	 * @param diagonal squares of the diagonal, none negative
	 * @param offDiagonal squares of the elements beside it, one fewer, none negative
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static double[] squared(final double[] diagonal, final double[] offDiagonal, final Progress progress) {
		final BidiagonalWindows windows = new BidiagonalWindows(diagonal, offDiagonal, progress);
		double left = 1; // of the progress, for what comes if an overlap does not serve
		for (int overlap = LEAST_OVERLAP; 4 * overlap < diagonal.length; overlap *= 2) {
			if (!windows.isEnough(overlap)) continue;
			final double[] values = windows.values(overlap, progress.part(1 - left, 1 - left / 8));
			if (values != null) {
				progress.update(1);
				return values;
			}
			left /= 8;
		}
		return BidiagonalValues.squared(diagonal, offDiagonal, progress.part(1 - left, 1));
	}

	/** Whether an overlap serves the beginning and the middle of the matrix, which tells most of the time. */
	private boolean isEnough(final int overlap) {
		final int step = step(overlap);
		for (final int from : new int[] { 0, Math.max(0, diagonal.length / 2 - step) }) {
			final double[] first = part(from, from + step + overlap), second = part(from + step, from + 2 * step + overlap);
			if (!remove(part(from + step, from + step + overlap), first, second)) return false;
		}
		return true;
	}

	private static int step(final int overlap) {
		return (int) (LENGTH * overlap) - overlap;
	}

	private double[] part(final int from, final int to) {
		final int end = Math.min(to, diagonal.length);
		return BidiagonalValues.squared(Arrays.copyOfRange(diagonal, from, end), Arrays.copyOfRange(offDiagonal, from, end - 1),
			progress.silent());
	}

	/** All values with windows of that overlap; null if it does not serve. */
	private double[] values(final int overlap, final Progress told) {
		final int step = step(overlap), count = (diagonal.length - overlap + step - 1) / step;
		final double[][] windows = new double[count][], overlaps = new double[count - 1][];
		Parallel.forEach(count, told, i -> {
			windows[i] = part(i * step, i * step + step + overlap);
			if (i > 0) overlaps[i - 1] = part(i * step, i * step + overlap);
		});
		for (int i = 1; i < count; i++)
			if (!remove(overlaps[i - 1], windows[i - 1], windows[i])) return null;
		return Arrays.stream(windows).flatMapToDouble(Arrays::stream).filter(value -> !Double.isNaN(value)).sorted().toArray();
	}

	/** Makes NaN of each value of an overlap where it is in one of two windows; whether all were there. */
	private static boolean remove(final double[] overlap, final double[] first, final double[] second) {
		int i = 0, j = 0;
		for (final double value : overlap) {
			while (i < first.length && !(first[i] >= value * (1 - TOLERANCE)))
				i++;
			while (j < second.length && !(second[j] >= value * (1 - TOLERANCE)))
				j++;
			if (i < first.length && first[i] <= value * (1 + TOLERANCE)) first[i++] = Double.NaN;
			else if (j < second.length && second[j] <= value * (1 + TOLERANCE)) second[j++] = Double.NaN;
			else return false;
		}
		return true;
	}
}
