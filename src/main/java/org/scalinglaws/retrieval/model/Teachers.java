package org.scalinglaws.retrieval.model;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.DescendingOrder;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Pieces;
import org.scalinglaws.task.Progress;

/**
 * Teacher vectors w*: random directions, an alternating one, or one that fulfils a source condition, scaled by one of two
 * conventions (arXiv 2511.18661, section 2 and appendix E).
 */
public final class Teachers {

	/** Scales to the energy w*'Qw* = 1: the theory's convention. */
	public static final String ENERGY = "energy";

	/** Scales to the length |w*|^2 = d: curves of different spectra start alike. */
	public static final String NORM = "norm";

	/** The known normalizations. */
	public static final List<String> NORMALIZATIONS = List.of(ENERGY, NORM);

	private static final int MOST = 4;

	/** Of a teacher's energy: less is not sure to be orthogonal to the others. */
	private static final double ROUNDING = 1e-28;

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
		return orthogonal(spectrum, normalization, 1, streams, progress);
	}

	private static double[] drawn(final int dimension, final RandomStream stream, final Progress progress) {
		final double[] teacher = new double[dimension];
		Pieces.forEach(dimension, progress, (from, to) -> stream.fillGaussian(teacher, from, to));
		return teacher;
	}

	/**
	 * Several random teachers, made orthogonal in the metric of the spectrum, w*_m'Qw*_l = 0 for m != l, in their order: the
	 * first is that of {@link #random}.
	 *
	 * @param spectrum d eigenvalues
	 * @param normalization one of {@link #NORMALIZATIONS}, of each teacher; by energy w*_m'Qw*_l is the identity
	 * @param count of teachers, in [1, 4]
	 * @param streams of which the streams ("teacher", 0), ("teacher", 1), ... are used
	 * @return teacher after teacher, d values each
	 * @throws IllegalArgumentException if the spectrum is none, has fewer positive eigenvalues than teachers or hardly more
	 *           energy than in fewer directions, or a parameter is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] orthogonal(final double[] spectrum, final String normalization, final int count,
		final Streams streams, final Progress progress)
	{
		final int d = RetrievalProblem.requireSpectrum(spectrum).length;
		Require.oneOf("normalization", normalization, NORMALIZATIONS);
		Require.inRange("teachers", count, 1, MOST);
		final long directions = Arrays.stream(spectrum).filter(eigenvalue -> eigenvalue > 0).limit(count).count();
		if (directions < count) throw new IllegalArgumentException("teachers must be at most the " + directions +
			" positive eigenvalues, was " + count);
		final double[] teachers = new double[Math.multiplyExact(d, count)];
		for (int m = 0; m < count; m++) {
			final double[] teacher = drawn(d, streams.stream("teacher", m), progress.part(m / (double) count, (m + 1.) / count));
			final double before = RetrievalProblem.energy(spectrum, teacher);
			// the second time takes away what rounding left the first time
			for (int pass = 0; pass < 2; pass++)
				for (int l = 0; l < m; l++)
					takeAway(teacher, teachers, l * d, spectrum);
			if (!(RetrievalProblem.energy(spectrum, teacher) > ROUNDING * before)) throw new IllegalArgumentException("teachers must be at most " + m +
				", as the other directions of this spectrum carry no energy beside rounding, was " + count);
			System.arraycopy(scale(spectrum, teacher, normalization), 0, teachers, m * d, d);
		}
		return teachers;
	}

	/** Takes the part along another teacher away. */
	private static void takeAway(final double[] teacher, final double[] teachers, final int from, final double[] spectrum) {
		double product = 0, energy = 0;
		for (int i = 0; i < teacher.length; i++) {
			final double other = spectrum[i] * teachers[from + i];
			product += other * teacher[i];
			energy += other * teachers[from + i];
		}
		for (int i = 0; i < teacher.length; i++)
			teacher[i] -= product / energy * teachers[from + i];
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

	/**
	 * A teacher of the same signs that fulfils a source condition: the energies lambda_i w*_i^2 are in proportion to
	 * (lambda_i/lambda_1)^s / rank_i, rank_i being that of lambda_i among the eigenvalues, 1 for the largest. Of a power
	 * law lambda_i ~ i^-a this is i^-(s a + 1), the source condition of arXiv 2509.19189; s is twice the exponent r of
	 * others, who write i^-(1 + 2 a r) (arXiv 2405.00592). Coordinates of eigenvalue 0 get 0.
	 *
	 * @param teacher of the signs, as long as the spectrum
	 * @param spectrum d eigenvalues, in any order
	 * @param source s, in (0, 20]
	 * @param normalization one of {@link #NORMALIZATIONS}
	 * @throws IllegalArgumentException if an input is none, or the eigenvalues differ so much that a weight overflows
	 * @throws CancellationException if the listener wants it to end
	 */
	public static double[] withSource(final double[] teacher, final double[] spectrum, final double source,
		final String normalization, final Progress progress)
	{
		Require.length("teacher", teacher, RetrievalProblem.requireSpectrum(spectrum).length);
		Require.inRange("source", source, Double.MIN_VALUE, 20);
		Require.oneOf("normalization", normalization, NORMALIZATIONS);
		final int[] order = DescendingOrder.of(spectrum, progress.part(0, 0.5));
		final double largest = spectrum[order[0]];
		final double[] sourced = new double[teacher.length];
		Pieces.forEach(teacher.length, progress.part(0.5, 1), (from, to) -> {
			for (int rank = from; rank < to; rank++) {
				final int i = order[rank];
				final double ratio = spectrum[i] / largest;
				if (ratio > 0) sourced[i] = Math.copySign(Math.sqrt(Math.pow(ratio, source - 1) / (rank + 1)), teacher[i]);
			}
		});
		return Require.finite("teacher of spectrum and source", scale(spectrum, sourced, normalization));
	}

	private static double[] scale(final double[] spectrum, final double[] teacher, final String normalization) {
		double square = 0;
		for (int i = 0; i < teacher.length; i++)
			square += teacher[i] * teacher[i];
		final double factor = ENERGY.equals(normalization) ? 1 / Math.sqrt(RetrievalProblem.energy(spectrum, teacher)) : Math.sqrt(teacher.length /
			square);
		for (int i = 0; i < teacher.length; i++)
			teacher[i] *= factor;
		return teacher;
	}
}
