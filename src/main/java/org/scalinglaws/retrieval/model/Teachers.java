package org.scalinglaws.retrieval.model;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Teacher vectors w*: a random or an alternating direction, scaled by one of two
 * conventions (arXiv 2511.18661, section 2 and appendix E).
 */
public final class Teachers {

	/** Scales to the energy w*'Qw* = 1: the theory's convention. */
	public static final String ENERGY = "energy";

	/** Scales to the length |w*|^2 = d: curves of different spectra start alike. */
	public static final String NORM = "norm";

	/** The known normalizations. */
	public static final List<String> NORMALIZATIONS = List.of(ENERGY, NORM);

	private Teachers() {
		// static factories only
	}

	/**
	 * A teacher of independent standard normal components, then scaled.
	 *
	 * @param spectrum d eigenvalues
	 * @param normalization one of {@link #NORMALIZATIONS}
	 * @param streams of which the stream ("teacher", 0) is used
	 * @throws IllegalArgumentException if the spectrum is none or the
	 *           normalization is unknown
	 */
	public static double[] random(final double[] spectrum, final String normalization, final Streams streams) {
		return random(spectrum, normalization, streams, Progress.NONE);
	}

	/**
	 * As above, for dimensions that take seconds.
	 *
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] random(final double[] spectrum, final String normalization, final Streams streams,
		final Progress progress)
	{
		final double[] teacher = new double[RetrievalProblem.requireSpectrum(spectrum).length];
		Require.oneOf("normalization", normalization, NORMALIZATIONS);
		final RandomStream stream = streams.stream("teacher", 0);
		Pieces.forEach(teacher.length, progress, (from, to) -> stream.fillGaussian(teacher, from, to));
		return scale(spectrum, teacher, normalization);
	}

	/**
	 * A teacher of constant modulus with the signs +, -, +, ...: without the
	 * scatter of a random one, so that exponents show at finite size.
	 *
	 * @param spectrum d eigenvalues
	 * @param normalization one of {@link #NORMALIZATIONS}
	 * @throws IllegalArgumentException if the spectrum is none or the
	 *           normalization is unknown
	 */
	public static double[] alternating(final double[] spectrum, final String normalization) {
		final double[] teacher = new double[RetrievalProblem.requireSpectrum(spectrum).length];
		Require.oneOf("normalization", normalization, NORMALIZATIONS);
		for (int i = 0; i < teacher.length; i++)
			teacher[i] = i % 2 == 0 ? 1 : -1;
		return scale(spectrum, teacher, normalization);
	}

	private static double[] scale(final double[] spectrum, final double[] teacher, final String normalization) {
		double energy = 0, square = 0;
		for (int i = 0; i < teacher.length; i++) {
			energy += spectrum[i] * teacher[i] * teacher[i];
			square += teacher[i] * teacher[i];
		}
		final double factor = ENERGY.equals(normalization) ? 1 / Math.sqrt(energy) : Math.sqrt(teacher.length / square);
		for (int i = 0; i < teacher.length; i++)
			teacher[i] *= factor;
		return teacher;
	}
}
