package org.scalinglaws.retrieval.phases;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The theory of the spectral tail at finite dimension: sums over the coordinates
 * that predict gaps, loss and error for all times well after the escape, with
 * nothing to fit.
 * <p>
 * For sign + write w = w* + e, so that e_i' = lambda_i (A e_i + C w*_i) with, to
 * first order, A = -8 s* and C = -16 c - 12 q, c = sum lambda w* e, q = sum
 * lambda e^2. The tail (8 s* lambda t &lt;= 1) relaxes as e_i(0) exp(-8 s* lambda_i
 * t); the head is slaved to the slow C, e_i = C w*_i / (8 s*). With
 *
 * <pre>
 * b1(t) = -sum lambda_i w*_i e_i(0) exp(-8 s* lambda_i t)
 * b2(t) =  sum lambda_i e_i(0)^2 exp(-16 s* lambda_i t)
 * </pre>
 *
 * the sums are q = b2 (the head's part is of second order) and c = -b1 + C/8 = -b1
 * - 2c - 3 q/2, so c = -(b1/3 + b2/2). Hence
 *
 * <pre>
 * 1 - u/s* = -c/s* = (b1/3 + b2/2)/s*         1 - s/s* = -(2c + q)/s* = 2 b1/(3 s*)
 * loss = 4 s* q = 4 s* b2                     error = (1/d) sum e_i(0)^2 exp(-16 s* lambda_i t)
 * </pre>
 * <p>
 * What is left out is of relative order b1/s*, the gap itself, and delays the
 * relaxation by the escape time T and by the integral of b1/s*: as long as the
 * gaps follow a power law this is again of the order of the gap, and of T/t. For
 * sign -, w(0) is replaced by -w(0). The paper (arXiv 2511.18661, Theorem 1)
 * bounds these quantities and drops the slaved head.
 * </p>
 */
public final class SpectralTail {

	private static final int BLOCK = 1024; // coordinates summed by themselves: keeps digits, and a look at cancel each

	private final double[] eigenvalues;
	private final double[] errorTeacher; // -w* e(0)
	private final double[] errorSquared; // e(0)^2
	private final double dimension;
	private final double teacherEnergy;
	private final int sign;

	private SpectralTail(final double[] eigenvalues, final double[] errorTeacher, final double[] errorSquared,
		final double dimension, final double teacherEnergy, final int sign)
	{
		this.eigenvalues = eigenvalues;
		this.errorTeacher = errorTeacher;
		this.errorSquared = errorSquared;
		this.dimension = dimension;
		this.teacherEnergy = teacherEnergy;
		this.sign = sign;
	}

	/**
	 * The theory for a start given coordinate by coordinate, towards the
	 * {@link #predictedSign}.
	 *
	 * @param weights w(0), as long as the spectrum
	 * @throws IllegalArgumentException if the weights are missing, of another
	 *           length or not finite
	 */
	public static SpectralTail of(final RetrievalProblem problem, final double[] weights) {
		return of(problem, weights, predictedSign(problem, weights));
	}

	/**
	 * The theory for a start given coordinate by coordinate.
	 *
	 * @param weights w(0), as long as the spectrum
	 * @param sign +1 or -1: the flow ends at sign w*
	 * @throws IllegalArgumentException if the weights are missing, of another
	 *           length or not finite, or the sign is none
	 */
	public static SpectralTail of(final RetrievalProblem problem, final double[] weights, final int sign) {
		final int d = requireWeights(problem, weights).length;
		requireSign(sign);
		final double[] errorTeacher = new double[d];
		final double[] errorSquared = new double[d];
		for (int i = 0; i < d; i++) {
			final double error = sign * weights[i] - problem.teacher()[i];
			errorTeacher[i] = -error * problem.teacher()[i];
			errorSquared[i] = error * error;
		}
		return new SpectralTail(problem.spectrum(), errorTeacher, errorSquared, d, problem.teacherEnergy(), sign);
	}

	/**
	 * The theory for the nodes of a measure, each with moments summed over the
	 * coordinates that it stands for; all arrays of one length.
	 *
	 * @param eigenvalues of the nodes
	 * @param multiplicity how many coordinates a node stands for; their sum is the
	 *          dimension
	 * @param startSquared sums of w_i(0)^2
	 * @param startTeacher sums of w_i(0) w*_i
	 * @param teacherSquared sums of w*_i^2
	 * @param sign +1 or -1: the flow ends at sign w*
	 * @throws IllegalArgumentException if lengths differ, a value is not finite,
	 *           an eigenvalue is negative, the teacher's energy or the dimension is
	 *           not positive, or the sign is none
	 */
	public static SpectralTail ofMoments(final double[] eigenvalues, final double[] multiplicity,
		final double[] startSquared, final double[] startTeacher, final double[] teacherSquared, final int sign)
	{
		requireSign(sign);
		final int n = RetrievalProblem.requireSpectrum(eigenvalues).length;
		requireMoments("multiplicity", multiplicity, n);
		requireMoments("startSquared", startSquared, n);
		requireMoments("startTeacher", startTeacher, n);
		requireMoments("teacherSquared", teacherSquared, n);
		final double[] errorTeacher = new double[n];
		final double[] errorSquared = new double[n];
		double dimension = 0, energy = 0;
		for (int i = 0; i < n; i++) {
			errorTeacher[i] = teacherSquared[i] - sign * startTeacher[i];
			errorSquared[i] = startSquared[i] - 2 * sign * startTeacher[i] + teacherSquared[i];
			dimension += multiplicity[i];
			energy += eigenvalues[i] * teacherSquared[i];
		}
		Require.positive("sum of multiplicity", dimension);
		Require.positive("teacher energy", energy);
		return new SpectralTail(eigenvalues, errorTeacher, errorSquared, dimension, energy, sign);
	}

	/**
	 * The end +w* or -w* that the start leads to: the sign of u(0) if |u(0)|/s*
	 * exceeds 1/2, otherwise that of the growing mode of the linearised flow
	 * ({@link EscapeRate#overlapAmplitude}), which is what decides for starts of
	 * small energy.
	 *
	 * @return +1 or -1; +1 for a start without any overlap
	 * @throws IllegalArgumentException if the weights are missing, of another
	 *           length or not finite
	 */
	public static int predictedSign(final RetrievalProblem problem, final double[] weights) {
		final double[] startTeacher = requireWeights(problem, weights).clone();
		final double[] teacherSquared = problem.teacher().clone();
		for (int i = 0; i < startTeacher.length; i++) {
			startTeacher[i] *= problem.teacher()[i];
			teacherSquared[i] *= teacherSquared[i];
		}
		return predictedSign(problem.spectrum(), startTeacher, teacherSquared);
	}

	/**
	 * The end +w* or -w* that the start leads to, from the moments of the nodes of
	 * a measure.
	 *
	 * @throws IllegalArgumentException as {@link EscapeRate#of(double[], double[])}
	 */
	public static int predictedSign(final double[] eigenvalues, final double[] startTeacher,
		final double[] teacherSquared)
	{
		requireMoments("startTeacher", startTeacher, eigenvalues.length);
		final EscapeRate escape = EscapeRate.of(eigenvalues, teacherSquared);
		double overlap = 0;
		for (int i = 0; i < eigenvalues.length; i++)
			overlap += eigenvalues[i] * startTeacher[i];
		if (2 * Math.abs(overlap) > escape.teacherEnergy()) return overlap > 0 ? 1 : -1;
		return escape.overlapAmplitude(eigenvalues, teacherSquared, startTeacher) < 0 ? -1 : 1;
	}

	/** {@return the end that the theory is for: +1 or -1} */
	public int sign() {
		return sign;
	}

	/**
	 * The prediction for one time.
	 *
	 * @param time in [0, infinity); the prediction holds well after the escape
	 * @throws IllegalArgumentException if the time is negative or not finite
	 */
	public Observables at(final double time) {
		return observables(sums(Require.inRange("time", time, 0, Double.MAX_VALUE), Progress.NONE));
	}

	/**
	 * The predictions for many times: columns time, overlap, energy, overlapGap,
	 * energyGap, loss, meanSquaredError, and "sign" in the metadata.
	 *
	 * @param times ascending, not negative
	 * @param progress polled within each row; a cancel leaves the rows so far, and
	 *          "canceled" in the metadata
	 * @throws IllegalArgumentException if the times are negative, not finite or do
	 *           not ascend
	 */
	public Columns trajectory(final double[] times, final Progress progress) {
		requireTimes(times);
		final Columns.Builder table = Columns.builder("time", "overlap", "energy", "overlapGap", "energyGap", "loss",
			"meanSquaredError").metadata("sign", sign);
		for (int row = 0; row < times.length; row++) {
			final double[] sums = sums(times[row], progress);
			if (progress.isCanceled()) return table.metadata("canceled", true).build();
			final Observables o = observables(sums);
			if (!Double.isFinite(o.overlap()) || !Double.isFinite(o.energy()) || !Double.isFinite(o.loss())) throw new IllegalArgumentException(
				"spectrum, teacher and weights must be so small that overlap, energy and loss are finite, were " + o.overlap() +
					", " + o.energy() + " and " + o.loss());
			table.row(times[row], o.overlap(), o.energy(), o.overlapGap(), o.energyGap(), o.loss(), o.meanSquaredError());
			progress.update((row + 1.0) / times.length);
		}
		return table.build();
	}

	/**
	 * Requires times at which a trajectory can be given.
	 *
	 * @return the array itself
	 * @throws IllegalArgumentException if they are missing, negative, not finite
	 *           or do not ascend
	 */
	public static double[] requireTimes(final double[] times) {
		Require.finite("times", Require.given("times", times));
		for (int i = 0; i < times.length; i++) {
			if (times[i] < 0) throw new IllegalArgumentException("times must be at least 0, was " + times[i] + " at " + i);
			if (i > 0 && times[i] <= times[i - 1]) throw new IllegalArgumentException("times must ascend, was " + times[i] +
				" after " + times[i - 1] + " at " + i);
		}
		return times;
	}

	private Observables observables(final double[] sums) {
		final double overlapGap = (sums[0] / 3 + sums[1] / 2) / teacherEnergy;
		final double energyGap = 2 * sums[0] / 3 / teacherEnergy;
		return new Observables(sign * teacherEnergy * (1 - overlapGap), teacherEnergy * (1 - energyGap), overlapGap,
			energyGap, 4 * teacherEnergy * sums[1], sums[2] / dimension);
	}

	/** b1, b2 and the sum of squared errors. */
	private double[] sums(final double time, final Progress progress) {
		final double[] sums = new double[3];
		for (int from = 0; from < eigenvalues.length && !progress.isCanceled(); from += BLOCK)
			add(sums, 8 * teacherEnergy * time, from, Math.min(eigenvalues.length, from + BLOCK));
		return sums;
	}

	private void add(final double[] sums, final double scaledTime, final int from, final int to) {
		double b1 = 0, b2 = 0, error = 0;
		for (int i = from; i < to; i++) {
			final double exponent = scaledTime * eigenvalues[i];
			if (exponent > 750) continue; // exp is 0
			final double decay = Math.exp(-exponent);
			final double left = errorSquared[i] * decay * decay;
			b1 += eigenvalues[i] * errorTeacher[i] * decay;
			b2 += eigenvalues[i] * left;
			error += left;
		}
		sums[0] += b1;
		sums[1] += b2;
		sums[2] += error;
	}

	private static double[] requireWeights(final RetrievalProblem problem, final double[] weights) {
		return Require.finite("weights", Require.length("weights", Require.given("weights", weights), problem
			.dimension()));
	}

	private static void requireMoments(final String name, final double[] values, final int length) {
		Require.finite(name, Require.length(name, Require.given(name, values), length));
	}

	private static void requireSign(final int sign) {
		if (sign != 1 && sign != -1) throw new IllegalArgumentException("sign must be one of [1, -1], was " + sign);
	}
}
