package org.scalinglaws.online.dynamics;

import java.util.Arrays;

import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.CoupledModes;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.Assignment;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.spectrum.nodes.NodeMoments;

/**
 * Students that learn teachers as coupled modes: on each node the second moments of the students' weights with each other
 * and with the teachers'; the scalars are the covariance of the projections.
 * <p>
 * One student of one teacher is written about the optimum, e = w - sign w*, where it has come more than half of the way, so
 * that gaps and loss keep their digits.
 * </p>
 */
abstract class IndexModes implements CoupledModes, CoefficientLaw {

	/** Estimates in units of the tolerance that are allowed: they are about twenty times the error where all is slow. */
	private static final double VALUE_FACTOR = 5, GAP_FACTOR = 3500, SQUARE_FACTOR = 50;

	/** Gaps, loss and errors are relative down to this part of their start. */
	private static final double FLOOR = 1e-20;
	private static final double ROUND_OFF = 3e-15;

	final IndexProblem problem;
	final VectorMoments moments;
	final int students;
	final int teachers;
	private final DriftLaw law;
	private final double tolerance;
	private final ModeNodes nodes;
	private final double dimension;
	private final double largestEigenvalue;
	private final double[] covariance;
	private final double[] fixedEnergies;
	private final double[] fixedSquares;
	private final double[] drift;
	private final CovarianceEntries entries;
	private int sign;

	/**
	 * @param weights moments of the students and then the teachers
	 * @param moments the equation
	 * @param tolerance target relative error of the columns; the gaps' is a hundred times larger
	 * @throws IllegalArgumentException if the number of vectors is not that of the units, a teacher has no energy, or the
	 *           start is so large that its loss is not finite
	 */
	IndexModes(final NodeMoments weights, final IndexProblem problem, final DriftLaw law, final VectorMoments moments,
		final double tolerance)
	{
		this.problem = problem;
		this.law = law;
		this.moments = moments;
		this.tolerance = tolerance;
		students = problem.students();
		teachers = problem.teachers();
		final int n = problem.projections();
		if (weights.vectors() != n) throw new IllegalArgumentException("weights and teacher must be " + students + " and " +
			teachers + " vectors for this problem, were " + weights.vectors() + " together");
		dimension = weights.dimension();
		largestEigenvalue = weights.largestEigenvalue();
		entries = law.entries();
		covariance = new double[n * n];
		drift = new double[students * n];
		fixedEnergies = fixed(weights, true);
		fixedSquares = fixed(weights, false);
		for (int m = 0; m < teachers; m++)
			if (!(fixedEnergies[m * teachers + m] > 0)) throw new IllegalArgumentException("teacher " + (m + 1) +
				" must have positive energy w*'Qw*, was " + fixedEnergies[m * teachers + m]);
		nodes = nodes(weights);
		final double[] scalars = new double[moments.equation().scalars()];
		nodes.scalars(scalars);
		reform(scalars);
		nodes.scalars(scalars);
		if (!Double.isFinite(loss(scalars))) throw new IllegalArgumentException(
			"weights must be small enough for a finite loss, was energy " + scalars[moments.square(0, 0)]);
	}

	private double[] fixed(final NodeMoments weights, final boolean weighed) {
		final double[] values = new double[teachers * teachers];
		for (int m = 0; m < teachers; m++)
			for (int l = 0; l < teachers; l++)
				values[m * teachers + l] = weighed ? weights.energy(students + m, students + l) : Arrays.stream(weights.product(
					students + m, students + l)).sum();
		return values;
	}

	private ModeNodes nodes(final NodeMoments weights) {
		final double[] lambda = weights.eigenvalue().clone();
		final double[][] known = new double[moments.known()][], components = new double[moments.equation().components()][];
		known[known.length - 1] = filled(lambda.length, 1); // of a propagator; else it is a product
		known[0] = weights.multiplicity().clone();
		for (int m = 0; m < teachers; m++)
			for (int l = m; l < teachers; l++)
				known[moments.fixed(m, l)] = weights.product(students + m, students + l).clone();
		for (int k = 0; k < students; k++) {
			for (int m = 0; m < teachers; m++)
				components[moments.cross(k, m)] = weights.product(k, students + m).clone();
			for (int l = k; l < students; l++)
				components[moments.square(k, l)] = weights.product(k, l).clone();
		}
		for (int c = 0; c < components.length; c++)
			if (components[c] == null) components[c] = filled(lambda.length, 0);
		for (int k = 0; k < students && components.length > moments.equation().scalars(); k++)
			Arrays.fill(components[moments.propagator(k, k)], 1);
		return new ModeNodes(moments.equation(), new double[][] { lambda, Arrays.stream(lambda).map(value -> value * value)
			.toArray() }, known, components);
	}

	private static double[] filled(final int length, final double value) {
		final double[] values = new double[length];
		Arrays.fill(values, value);
		return values;
	}

	@Override
	public final ModeEquation equation() {
		return moments.equation();
	}

	@Override
	public final ModeNodes nodes() {
		return nodes;
	}

	@Override
	public final CoefficientLaw law() {
		return this;
	}

	/** 0, or that of the optimum about which the student is written. */
	final int sign() {
		return sign;
	}

	/** Evaluates the law at a covariance. */
	final void evaluate(final double[] scalars) {
		final int n = students + teachers;
		for (int k = 0; k < students; k++) {
			for (int m = 0; m < teachers; m++)
				covariance[k * n + students + m] = covariance[(students + m) * n + k] = scalars[moments.cross(k, m)];
			for (int l = 0; l < students; l++)
				covariance[k * n + l] = scalars[moments.square(k, l)];
		}
		for (int m = 0; m < teachers; m++)
			System.arraycopy(fixedEnergies, m * teachers, covariance, (students + m) * n + students, teachers);
		law.at(covariance, sign);
	}

	/** The scalar of the moving entry e of the covariance. */
	final int[] scalarOfEntry() {
		final int[] scalarOf = new int[entries.moving()];
		for (int k = 0; k < students; k++) {
			for (int l = k; l < students; l++)
				scalarOf[entries.index(k, l)] = moments.square(k, l);
			for (int m = 0; m < teachers; m++)
				scalarOf[entries.index(k, students + m)] = moments.cross(k, m);
		}
		return scalarOf;
	}

	private boolean isPair() {
		return students == 1 && teachers == 1;
	}

	/** By the largest rate at which weights change. */
	@Override
	public double shortestTime(final double at, final double[] scalars) {
		evaluate(scalars);
		law.drift(drift);
		double rate = 0;
		for (final double value : drift)
			rate = Math.max(rate, Math.abs(value));
		return 1 / (2 * rate * largestEigenvalue + Double.MIN_NORMAL);
	}

	@Override
	public final boolean reform(final double[] scalars) {
		if (!isPair()) return false;
		final double along = scalars[0] / fixedEnergies[0], relative = sign == 0 ? along : 1 + sign * along;
		int preferred = sign;
		if (sign != 0 && relative < 0.25) preferred = 0;
		if (sign == 0 && relative > 0.5) preferred = 1;
		if (sign == 0 && relative < -0.5 && problem.link().isEven()) preferred = -1;
		if (preferred == sign) return false;
		shift(preferred - sign);
		sign = preferred;
		return true;
	}

	/** Takes by times w* off the vector that moves. */
	private void shift(final int by) {
		final double[] cross = nodes.component(moments.cross(0, 0)), square = nodes.component(moments.square(0, 0));
		final double[] teacher = nodes.known(moments.fixed(0, 0));
		for (int j = 0; j < cross.length; j++) {
			square[j] += by * (by * teacher[j] - 2 * cross[j]);
			cross[j] -= by * teacher[j];
		}
		if (equation().components() == 2) return;
		final double[] ofTeacher = nodes.component(moments.propagator(0, 1));
		for (int j = 0; j < ofTeacher.length; j++)
			ofTeacher[j] -= by;
	}

	/** An overlap may pass through 0 early; a gap is wanted down to 1e-20. */
	@Override
	public final double scale(final int scalar, final double[] scalars) {
		final double size = Math.abs(scalars[scalar]);
		if (sign != 0) return size + FLOOR * fixedEnergies[0] + (scalar == 0 ? 1e-3 * Math.abs(scalars[1]) : 0);
		for (int k = 0; k < students; k++) {
			final double energy = Math.abs(scalars[moments.square(k, k)]);
			for (int m = 0; m < teachers; m++)
				if (scalar == moments.cross(k, m)) return size + 1e-4 * Math.sqrt(energy * fixedEnergies[m * teachers + m]) +
					Double.MIN_NORMAL;
			for (int l = k; l < students; l++)
				if (scalar == moments.square(k, l)) return size + 1e-4 * Math.sqrt(energy * Math.abs(scalars[moments.square(l,
					l)])) + Double.MIN_NORMAL;
		}
		return size + Double.MIN_NORMAL;
	}

	@Override
	public final double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		return sign == 0 ? direct(scalars, sums, scalarErrors, sumErrors) : aboutOptimum(scalars, sums, scalarErrors,
			sumErrors);
	}

	/** The loss of several units ends at rounding. */
	private double direct(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		double largest = 0, ofLoss = 0, roundOff = 0;
		for (int p = 0; p < scalars.length; p++)
			largest = Math.max(largest, scalarErrors[p] / scale(p, scalars));
		evaluate(scalars);
		law.drift(drift);
		final int n = students + teachers;
		for (int k = 0; k < students; k++) {
			final double target = fixedSquares[Math.min(k, teachers - 1) * (teachers + 1)];
			largest = Math.max(largest, sumErrors[moments.square(k, k)] / (Math.abs(sums[moments.square(k, k)]) + target));
			for (int a = k; a < n; a++) {
				final int scalar = a < students ? moments.square(k, a) : moments.cross(k, a - students);
				final double slope = Math.abs(drift[k * n + a]) / (k == a ? 2 : 1);
				ofLoss += slope * scalarErrors[scalar];
				roundOff += slope * Math.abs(scalars[scalar]);
			}
		}
		return Math.max(largest / (VALUE_FACTOR * tolerance), ofLoss / (4 * VALUE_FACTOR * tolerance * law.loss() + ROUND_OFF *
			roundOff + Double.MIN_NORMAL));
	}

	/** As phase retrieval's: c = sign e'Qw*, q = e'Qe. */
	private double aboutOptimum(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		final double target = fixedEnergies[0], floor = FLOOR * target, c = sign * scalars[0], q = scalars[1];
		final double errorC = scalarErrors[0], errorQ = scalarErrors[1], errorS = 2 * errorC + errorQ;
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = SQUARE_FACTOR * tolerance;
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * target);
		double largest = Math.max(errorC / (value * (target + c)), errorS / (value * Math.abs(target + 2 * c + q)));
		largest = Math.max(largest, sumErrors[1] / (squares * (Math.abs(sums[1]) + FLOOR * fixedSquares[0])));
		largest = Math.max(largest, errorC / (gap * scale(0, scalars) + roundOff));
		largest = Math.max(largest, errorS / (gap * (Math.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff));
		return Math.max(largest, errorQ / (squares * scale(1, scalars)));
	}

	private double loss(final double[] scalars) {
		evaluate(scalars);
		return law.loss();
	}

	/** What a trajectory records, as {@link org.scalinglaws.online.model.IndexColumns} names it. */
	final double[] values(final double[] scalars, final double[] sums) {
		final double loss = Math.max(0, loss(scalars));
		if (isPair()) return pair(scalars, sums, loss);
		final double[] values = new double[scalars.length + 2];
		int at = 0;
		for (int k = 0; k < students; k++)
			for (int m = 0; m < teachers; m++)
				values[at++] = scalars[moments.cross(k, m)];
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++)
				values[at++] = scalars[moments.square(k, l)];
		values[at++] = loss;
		values[at] = meanSquaredError(sums);
		return values;
	}

	private double meanSquaredError(final double[] sums) {
		final double[][] distances = new double[students][teachers];
		for (int k = 0; k < students; k++)
			for (int m = 0; m < teachers; m++) {
				final double cross = sums[moments.cross(k, m)];
				distances[k][m] = Math.max(0, sums[moments.square(k, k)] - 2 * (problem.link().isEven() ? Math.abs(cross) : cross) +
					fixedSquares[m * (teachers + 1)]);
			}
		return Assignment.meanSquaredError(distances, dimension);
	}

	private double[] pair(final double[] scalars, final double[] sums, final double loss) {
		final double target = fixedEnergies[0], p = scalars[0], q = scalars[1];
		final boolean free = problem.link().isEven();
		if (sign == 0) {
			final double reached = free ? Math.abs(p) : p;
			return new double[] { p, q, 1 - reached / target, 1 - q / target, loss, meanSquaredError(sums) };
		}
		final double c = sign * p, error = sums[1] + (free ? Math.min(0, 4 * (sign * sums[0] + fixedSquares[0])) : 0);
		// 0 - x where -x would be a negative zero
		return new double[] { sign * (target + c), target + 2 * c + q, (0 - c) / target, (0 - (2 * c + q)) / target, loss, Math
			.max(0, error / dimension) };
	}
}
