package org.scalinglaws.command.support;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.task.Progress;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * How a command reduces spectrum, teacher and weights to nodes.
 *
 * @param nodes as {@link #DESCRIPTION} says
 * @param tolerance of the automatic choice
 * @param power up to which power of the eigenvalue the command sums
 * @param learningRate of its first step, 0 in continuous time
 */
public record Nodes(int nodes, double tolerance, int power, double learningRate) {

	/** Of the input. */
	public static final String DESCRIPTION = "On how many the sums over coordinates are taken: -1 as few as the tolerance allows, 0 one for each coordinate, else so many or fewer, 32 to 1000000";

	/** Bounds of the input. */
	public static final String MIN = "-1", MAX = "1000000";

	/** No input: as few as the tolerance allows. */
	public static final int AUTOMATIC = -1;

	private static final int LEAST = 32;

	/** Fewer coordinates are nodes themselves. */
	private static final int FEW = 200;

	/** Of the largest eigenvalue in a step, up to which steps relax without oscillation. */
	private static final double SMOOTH = 0.5;

	/** Error beside an optimum, relative to the teacher's own square, below which it would be a difference of sums. */
	private static final double CLOSE = 1e-4;

	/** @throws IllegalArgumentException if the number of nodes is none of those that are described */
	public Nodes {
		if (nodes != AUTOMATIC && nodes != 0 && !(nodes >= LEAST && nodes <= 1_000_000)) throw new IllegalArgumentException(
			"nodes must be -1, 0 or in [32, 1000000], was " + nodes);
	}

	/** In continuous time. */
	public static Nodes of(final int nodes, final double tolerance, final int power) {
		return new Nodes(nodes, tolerance, power, 0);
	}

	/**
	 * The measure given, or that of spectrum, teacher and weights on nodes.
	 *
	 * @throws IllegalArgumentException as {@link Measures#of}, and if nodes are asked of a
	 *           measure, which has its own
	 * @throws CancellationException if the listener wants it to end
	 */
	public ReducedMeasure reduce(final SpectralMeasure measure,
		final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights, final Progress progress)
	{
		if (measure != null && nodes > 0) throw new IllegalArgumentException(
			"nodes must be -1 or 0 with a measure, which has its own, was " + nodes);
		if (measure != null) return ReducedMeasure.whole(Measures.of(measure, spectrum, teacher, weights));
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		final double[] start = ImageArrays.vector("weights", weights);
		Require.length("weights", start, problem.dimension());
		final double[][] vectors = { start, problem.teacher() };
		if (nodes > 0 && problem.dimension() > nodes) return new ReducedMeasure(BinnedSpectrum.ofNodes(problem.spectrum(),
			vectors, nodes, highest(problem, start), progress));
		if (nodes == AUTOMATIC && problem.dimension() > FEW && isSmooth(problem, start)) return new ReducedMeasure(
			BinnedSpectrum.of(problem.spectrum(), vectors, tolerance, highest(problem, start), progress));
		return ReducedMeasure.whole(SpectralMeasure.full(problem.spectrum(), problem.teacher(), start));
	}

	/**
	 * Students and teachers of an index problem on nodes.
	 *
	 * @param measure of one student and one teacher, in place of the others; several units are independent copies of these; or
	 *          null
	 * @throws IllegalArgumentException if an array is missing or of another shape than the problem says, or nodes are asked
	 *           of a measure, which has its own
	 * @throws CancellationException if the listener wants it to end
	 */
	public ReducedUnits reduce(final IndexProblem problem, final SpectralMeasure measure,
		final RandomAccessibleInterval<? extends RealType<?>> spectrum,
		final RandomAccessibleInterval<? extends RealType<?>> teacher,
		final RandomAccessibleInterval<? extends RealType<?>> weights, final Progress progress)
	{
		if (measure != null) return new ReducedUnits(problem, reduce(measure, spectrum, teacher, weights, progress).measure()
			.moments().copies(problem.students(), problem.teachers()), null, null);
		final double[] variances = RetrievalProblem.requireSpectrum(ImageArrays.vector("spectrum", spectrum));
		final double[][] units = ReducedUnits.units(problem, variances.length, teacher, weights);
		final NodeMoments full = NodeMoments.full(variances, units);
		final double highest = highest(problem, full);
		if (nodes > 0 && variances.length > nodes) return new ReducedUnits(problem, BinnedSpectrum.ofNodes(variances, units,
			nodes, highest, progress), units);
		if (nodes == AUTOMATIC && variances.length > FEW && isSmooth(problem, full)) return new ReducedUnits(problem,
			BinnedSpectrum.of(variances, units, tolerance, highest, progress), units);
		return new ReducedUnits(problem, full, null, units);
	}

	/** Whether steps relax smoothly, and no single student's error is a small difference of start and teacher. */
	private boolean isSmooth(final IndexProblem problem, final NodeMoments full) {
		final DriftLaw law = DriftLaw.of(problem);
		final int n = problem.projections();
		final double[] covariance = new double[n * n], drift = new double[problem.students() * n];
		for (int at = 0; at < n * n; at++)
			covariance[at] = full.energy(at / n, at % n);
		law.at(covariance, 0);
		law.drift(drift);
		double rate = 0;
		for (final double value : drift)
			rate = Math.max(rate, Math.abs(value));
		if (2 * learningRate * full.largestEigenvalue() * rate >= SMOOTH) return false;
		final double t = full.energy(n - 1, n - 1), error = full.energy(0, 0) + t - 2 * Math.abs(full.energy(0, n - 1));
		return n > 2 || error > CLOSE * t;
	}

	/** The power that stands for growth from the smallest start to the largest teacher, and the command's. */
	private double highest(final IndexProblem problem, final NodeMoments full) {
		double growth = 0;
		for (int k = 0; k < problem.students(); k++)
			for (int m = problem.students(); m < problem.projections(); m++)
				if (full.energy(k, k) > 0) growth = Math.max(growth, Math.log(full.energy(m, m) / full.energy(k, k)));
		return highest(growth);
	}

	/** Whether steps relax smoothly, and the error is no small difference of start and teacher. */
	private boolean isSmooth(final RetrievalProblem problem, final double[] start) {
		double largest = 0, energy = 0, square = 0;
		final double[] error = new double[2], errorSquare = new double[2];
		for (int i = 0; i < start.length; i++) {
			final double eigenvalue = problem.spectrum()[i], target = problem.teacher()[i], weight = start[i];
			largest = Math.max(largest, eigenvalue);
			energy += eigenvalue * weight * weight;
			square += target * target;
			for (int k = 0; k < 2; k++) {
				final double difference = k == 0 ? weight - target : weight + target;
				error[k] += eigenvalue * difference * difference;
				errorSquare[k] += difference * difference;
			}
		}
		final double teacherEnergy = problem.teacherEnergy();
		return 8 * learningRate * largest * Math.max(teacherEnergy, 3 * energy) < SMOOTH && Math.min(error[0], error[1]) > CLOSE *
			teacherEnergy && Math.min(errorSquare[0], errorSquare[1]) > CLOSE * square;
	}

	/** The power that stands for growth from the start to the teacher, and the command's. */
	private double highest(final RetrievalProblem problem, final double[] start) {
		double energy = 0;
		for (int i = 0; i < start.length; i++)
			energy += problem.spectrum()[i] * start[i] * start[i];
		final double growth = energy > 0 ? Math.max(0, Math.log(problem.teacherEnergy() / energy)) : 0;
		return highest(growth);
	}

	private double highest(final double growth) {
		return Math.min(1000, Math.max(BinnedSpectrum.POWER, power + 1.5 * growth));
	}
}
