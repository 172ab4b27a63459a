package org.scalinglaws.retrieval.flow;

import java.util.Arrays;

import org.scalinglaws.modes.CoupledModes;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * Phase retrieval as coupled modes, in the variables of a {@link FlowForm}, e = w about the origin and sign w - w* about
 * an optimum: the scalars are c and q, the recorded sums those of e w* and e^2.
 * <p>
 * The weights of nodes may have any sign, and neighbours of equal eigenvalue are one node.
 * </p>
 */
public abstract class RetrievalModes implements CoupledModes {

	/** Of the scalars c and q, and of the sums of e w* and e^2. */
	protected static final int CROSS = 0, SQUARE = 1;

	/** Gaps, loss and errors are relative down to this part of their start. */
	private static final double FLOOR = 1e-20;

	private static final double ROUND_OFF = 3e-15;

	/**
	 * Estimates in units of the tolerance that give errors of 1 (of 100 for gaps): calibrated against tolerance 1e-12
	 * on 80 flows of d = 10 to 1000, a = 0 to 4, for overlap and energy during the escape and after it, and gaps.
	 */
	private static final double ESCAPE_FACTOR = 220;
	private static final double VALUE_FACTOR = 5;
	private static final double GAP_FACTOR = 3500;

	private final SpectralMeasure measure;
	private final double tolerance;
	private final double squareFactor;
	private final double teacherSquare;
	private final double dimension;
	private final double largestEigenvalue;
	private final int[] groupOf;

	/** The present form. */
	protected FlowForm form;

	/**
	 * @param tolerance target relative error of overlap and energy; the gaps' is a hundred times larger
	 * @param squareFactor as above, of squares of the error
	 */
	protected RetrievalModes(final SpectralMeasure measure, final double tolerance, final double squareFactor) {
		this.measure = measure;
		this.tolerance = tolerance;
		this.squareFactor = squareFactor;
		groupOf = groups(measure.eigenvalue());
		teacherSquare = Arrays.stream(measure.teacherSquared()).sum();
		dimension = measure.dimension();
		largestEigenvalue = measure.largestEigenvalue();
	}

	/**
	 * Sets the form by the overlap of a start.
	 *
	 * @return the start, w(0), on the nodes of the measure before they are grouped
	 */
	protected FlowStart start() {
		final double teacherEnergy = measure.teacherEnergy();
		final FlowStart single = new FlowStart(measure.startSquared().clone(), measure.startTeacher().clone(), measure
			.teacherSquared().clone());
		form = new FlowForm(new FlowForm(0, teacherEnergy).preferredSign(single.overlap(measure.eigenvalue())), teacherEnergy);
		return single;
	}

	/** {@return as many values, all the same} */
	protected static double[] filled(final int length, final double value) {
		final double[] values = new double[length];
		Arrays.fill(values, value);
		return values;
	}

	/** The group of each node if neighbours share their eigenvalue and so their coefficients, else null. */
	private static int[] groups(final double[] eigenvalue) {
		final int[] group = new int[eigenvalue.length];
		for (int i = 1; i < group.length; i++)
			group[i] = group[i - 1] + (eigenvalue[i] == eigenvalue[i - 1] ? 0 : 1);
		return group[group.length - 1] == group.length - 1 ? null : group;
	}

	/** {@return a start with one node per eigenvalue where neighbours share it} */
	protected FlowStart grouped(final FlowStart single) {
		return groupOf == null ? single : single.grouped(groupOf, groupOf[groupOf.length - 1] + 1);
	}

	/** {@return sums over the nodes of each eigenvalue} */
	protected double[] summed(final double[] values) {
		if (groupOf == null) return values.clone();
		final double[] sums = new double[groupOf[groupOf.length - 1] + 1];
		for (int i = 0; i < values.length; i++)
			sums[groupOf[i]] += values[i];
		return sums;
	}

	/** {@return each eigenvalue} */
	protected double[] eigenvalues() {
		if (groupOf == null) return measure.eigenvalue().clone();
		final double[] each = new double[groupOf[groupOf.length - 1] + 1];
		for (int i = 0; i < groupOf.length; i++)
			each[groupOf[i]] = measure.eigenvalue()[i];
		return each;
	}

	/** {@return one value per node of the measure} */
	protected double[] ungrouped(final double[] values) {
		if (groupOf == null) return values;
		return Arrays.stream(groupOf).mapToDouble(group -> values[group]).toArray();
	}

	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return 1 / (8 * largestEigenvalue * (form.teacherEnergy() + Math.abs(scalars[SQUARE])));
	}

	@Override
	public boolean reform(final double[] scalars) {
		final int sign = form.preferredSign(scalars[CROSS]);
		if (sign == form.sign()) return false;
		use(sign);
		return true;
	}

	/** Goes over to another form; the weights stay the same. */
	protected abstract void use(int sign);

	/** The size to which c or q is wanted: u may pass through 0 early; a gap is wanted down to 1e-20. */
	@Override
	public double scale(final int scalar, final double[] scalars) {
		final double q = Math.abs(scalars[SQUARE]), floor = form.sign() == 0 ? Double.MIN_NORMAL : FLOOR * form
			.teacherEnergy();
		if (scalar == SQUARE) return q + floor;
		final double size = Math.abs(scalars[CROSS]);
		return size + (form.sign() == 0 ? 1e-4 * Math.sqrt(q * form.teacherEnergy()) : 1e-3 * q) + floor;
	}

	/**
	 * The estimate is about twenty times the error where the flow is slow (the method's order falls there to that of
	 * its stages) and much more elsewhere.
	 */
	@Override
	public double error(final double[] scalars, final double[] sums, final double[] scalarErrors,
		final double[] sumErrors)
	{
		final double c = scalars[CROSS], q = scalars[SQUARE], target = form.teacherEnergy(), floor = FLOOR * target;
		final double errorC = scalarErrors[CROSS], errorQ = scalarErrors[SQUARE], errorSquare = sumErrors[SQUARE];
		final double scaleC = scale(CROSS, scalars), scaleQ = scale(SQUARE, scalars);
		if (form.sign() == 0) return max(errorC / scaleC, errorQ / scaleQ, errorSquare / (sums[SQUARE] + teacherSquare)) /
			((q < target / 6 ? ESCAPE_FACTOR : VALUE_FACTOR) * tolerance);
		final double value = VALUE_FACTOR * tolerance, gap = GAP_FACTOR * tolerance, squares = squareFactor * tolerance;
		// the part of e along w* can be far smaller than e: its digits end at those of e
		final double roundOff = ROUND_OFF * Math.sqrt(Math.abs(q) * target), errorS = 2 * errorC + errorQ;
		return max(max(errorC / (value * (target + c)), errorS / (value * (target + 2 * c + q)), errorSquare / (squares *
			(Math.abs(sums[SQUARE]) + FLOOR * teacherSquare))), max(errorC / (gap * scaleC + roundOff), errorS / (gap * (Math
				.abs(2 * c + q) + 1e-3 * Math.abs(q) + floor) + roundOff), errorQ / (squares * scaleQ)), 0);
	}

	private static double max(final double a, final double b, final double c) {
		return Math.max(a, Math.max(b, c));
	}

	/** {@return what a trajectory records} */
	protected Observables observables(final double[] scalars, final double[] sums) {
		return form.observables(scalars[CROSS], scalars[SQUARE], sums[SQUARE], sums[CROSS], teacherSquare, dimension);
	}
}
