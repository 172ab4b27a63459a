package org.scalinglaws.online.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.CoupledModes;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.DriftLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.spectrum.nodes.NodeMoments;

/**
 * Students that learn teachers as coupled modes: on each node the second moments of the students' weights with each other
 * and with the teachers'; the scalars are the covariance of the projections.
 * <p>
 * One student of one teacher is written about the optimum, e = w - sign w*, where it has come more than half of the way, so
 * that gaps and loss keep their digits. Of students that are equal at the start one stands for all.
 * </p>
 */
abstract class IndexModes implements CoupledModes, CoefficientLaw {

	final IndexProblem problem;
	final VectorMoments moments;
	final int students;
	final int teachers;
	private final DriftLaw law;
	private final ModeNodes nodes;
	private final FixedUnits fixed;
	private final IndexAccuracy accuracy;
	private final IndexObservables observables;
	private final double largestEigenvalue;
	private final double[] covariance;
	private final double[] drift;
	private final EqualStudents equal;
	private int sign;

	/**
	 * @param weights moments of the students and then the teachers
	 * @param moments the equation
	 * @param tolerance target relative error of the columns; the gaps' is a hundred times larger
	 * @throws IllegalArgumentException if the number of vectors is not that of the units, a teacher has no energy, or the
	 *           start is so large that its loss is not finite, or one of which the law has no derivatives
	 */
	IndexModes(final NodeMoments weights, final IndexProblem problem, final DriftLaw law, final VectorMoments moments,
		final double tolerance)
	{
		this.problem = problem;
		this.law = law;
		this.moments = moments;
		students = problem.students();
		teachers = problem.teachers();
		final int n = problem.projections();
		if (weights.vectors() != n) throw new IllegalArgumentException("weights and teacher must be " + students + " and " +
			teachers + " vectors for this problem, were " + weights.vectors() + " together");
		largestEigenvalue = weights.largestEigenvalue();
		covariance = new double[n * n];
		drift = new double[students * n];
		fixed = FixedUnits.of(weights, students);
		equal = EqualStudents.of(weights, moments, students);
		accuracy = new IndexAccuracy(students, fixed, moments, tolerance);
		observables = new IndexObservables(problem, fixed, moments, weights.dimension());
		nodes = nodes(weights);
		final double[] scalars = new double[moments.equation().scalars()];
		nodes.scalars(scalars);
		setCovariance(scalars);
		law.requireStart(covariance, isIsotropic(weights));
		reform(scalars);
		nodes.scalars(scalars);
		if (!Double.isFinite(loss(scalars))) throw new IllegalArgumentException(
			"weights must be small enough for a finite loss, was energy " + scalars[moments.square(0, 0)]);
	}

	/** Whether all weights are of one eigenvalue, so that what is on a line stays on it. */
	private static boolean isIsotropic(final NodeMoments weights) {
		final double[] eigenvalues = IntStream.range(0, weights.eigenvalue().length).filter(j -> !isEmpty(weights, j)).mapToDouble(
			j -> weights.eigenvalue()[j]).distinct().toArray();
		return eigenvalues.length == 1;
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
		if (components.length > moments.equation().scalars()) {
			for (int k = 0; k < students; k++)
				Arrays.fill(components[moments.propagator(k, k)], 1);
			// what neither starts nor has a target stays where it is, but its propagator would grow beyond all numbers
			for (int j = 0; j < lambda.length; j++)
				if (isEmpty(weights, j)) lambda[j] = 0;
		}
		return new ModeNodes(moments.equation(), new double[][] { lambda, Arrays.stream(lambda).map(value -> value * value)
			.toArray() }, known, components);
	}

	private static boolean isEmpty(final NodeMoments weights, final int node) {
		for (int a = 0; a < weights.vectors(); a++)
			if (weights.product(a, a)[node] != 0) return false;
		return true;
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

	/** Integrals take up to milliseconds. */
	@Override
	public int work() {
		return law.isClosedForm() ? 0 : 10_000;
	}

	/** Evaluates the law at a covariance. */
	final void evaluate(final double[] scalars) {
		setCovariance(equal.shared(scalars));
		law.at(covariance, sign);
	}

	private void setCovariance(final double[] scalars) {
		final int n = students + teachers;
		for (int k = 0; k < students; k++) {
			for (int m = 0; m < teachers; m++)
				covariance[k * n + students + m] = covariance[(students + m) * n + k] = scalars[moments.cross(k, m)];
			for (int l = 0; l < students; l++)
				covariance[k * n + l] = scalars[moments.square(k, l)];
		}
		for (int m = 0; m < teachers; m++)
			System.arraycopy(fixed.energies(), m * teachers, covariance, (students + m) * n + students, teachers);
	}

	/** Makes derivatives by scalars those of what is evaluated. */
	final void share(final double[][] by) {
		equal.gather(by);
	}

	/** The scalar of the moving entry e of the covariance. */
	final int[] scalarOfEntry() {
		final CovarianceEntries entries = law.entries();
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
		equal.join(nodes);
		if (!isPair()) return false;
		final double along = scalars[0] / fixed.energy(0), relative = sign == 0 ? along : 1 + sign * along;
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

	@Override
	public final double scale(final int scalar, final double[] scalars) {
		return sign == 0 ? accuracy.scale(scalar, scalars) : accuracy.scaleOfError(scalar, scalars);
	}

	@Override
	public final double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		if (sign != 0) return accuracy.errorOfError(sign, scalars, sums, scalarErrors, sumErrors);
		final double loss = loss(scalars);
		law.drift(drift);
		return accuracy.error(scalars, sums, scalarErrors, sumErrors, drift, loss);
	}

	private double loss(final double[] scalars) {
		evaluate(scalars);
		return law.loss();
	}

	/** What a trajectory records, as {@link org.scalinglaws.online.model.IndexColumns} names it. */
	final double[] values(final double[] scalars, final double[] sums) {
		return observables.values(sign, equal.shared(scalars), equal.shared(sums), Math.max(0, loss(scalars)));
	}
}
