package org.scalinglaws.ensemble.heavy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.scalinglaws.linear.BidiagonalValues;
import org.scalinglaws.linear.BidiagonalWindows;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.spectrum.ChiSquared;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Draws eigenvalues of the ensemble, exactly at each dimension N: those of B B' / 2 with a bidiagonal matrix B of independent
 * elements, B_ii chi of 2 (a + 1 + b (N - i)/N) and B_(i+1)i chi of 2 b (N - i)/N degrees of freedom.
 * <p>
 * Singular values of B are found, not eigenvalues of B B', of which the least would be lost: they are about N^-1/(a+1). The
 * scale is that of the law at infinite dimension: weights have the mean 1 - aspectRatio/N.
 * </p>
 */
public final class HeavyTailSampler {

	private static final int MOST_NUMBERS = 100_000_000;

	/** From which dimension on the threads share one spectrum, not the spectra. */
	private static final int LONG = 2000;

	private static final String PURPOSE = "heavy-tailed spectrum";

	private final HeavyTailLaw law;
	private final int dimension;

	/** Draws of that law and dimension, at least 1. */
	public HeavyTailSampler(final HeavyTailLaw law, final int dimension) {
		this.law = law;
		this.dimension = dimension;
	}

	/**
	 * Draws spectra of weights.
	 *
	 * @return one ascending array for each run
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public double[][] draw(final int runs, final Streams streams, final Progress progress) {
		final double[][] spectra = new double[runs][];
		if (dimension < LONG) Parallel.forEach(runs, progress, run -> spectra[run] = draw(streams.stream(PURPOSE, run),
			Progress.NONE));
		else for (int run = 0; run < runs; run++)
			spectra[run] = draw(streams.stream(PURPOSE, run), progress.part((double) run / runs, (run + 1.) / runs));
		return spectra;
	}

	/** As {@link #draw(int, Streams, Progress)}, of any kind, one column after the other, each ascending. */
	public double[] columns(final SpectrumKind kind, final int runs, final Streams streams, final Progress progress) {
		final double[] columns = new double[dimension * runs];
		final double[][] spectra = draw(runs, streams, progress);
		for (int run = 0; run < runs; run++) {
			final double[] values = kind.turned(spectra[run]);
			Arrays.sort(values);
			System.arraycopy(values, 0, columns, run * dimension, dimension);
		}
		return columns;
	}

	/**
	 * Checks that so many spectra are not too many numbers.
	 *
	 * @throws IllegalArgumentException if they are
	 */
	public static void requireSize(final int dimension, final int runs) {
		if ((long) dimension * runs > MOST_NUMBERS) throw new IllegalArgumentException("dimension x runs must be at most " +
			MOST_NUMBERS + ", was " + (long) dimension * runs);
	}

	/** One spectrum of weights, ascending. */
	double[] draw(final RandomStream random, final Progress progress) {
		final double[] diagonal = new double[dimension], offDiagonal = new double[dimension - 1];
		for (int i = 0; i < dimension; i++) {
			final double repulsion = law.b() * (dimension - 1 - i) / dimension;
			diagonal[i] = chi(law.index() + repulsion, random);
			if (i < dimension - 1) offDiagonal[i] = chi(repulsion, random);
		}
		return dimension < LONG ? BidiagonalValues.squared(diagonal, offDiagonal, progress) : BidiagonalWindows.squared(diagonal,
			offDiagonal, progress);
	}

	/** Half of a chi-squared number of twice that many degrees, in units of the mean eigenvalue; never 0. */
	private double chi(final double half, final RandomStream random) {
		return Math.max(ChiSquared.sample(2 * half, random) / 2 / law.unscaledMean(), Double.MIN_NORMAL);
	}
}
