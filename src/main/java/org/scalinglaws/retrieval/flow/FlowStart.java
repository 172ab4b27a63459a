package org.scalinglaws.retrieval.flow;

import java.util.Arrays;

/**
 * The vector v that the flow propagates, by its moments on nodes: w(0) or, about an
 * optimum, the error at the time when the flow came near, less its part along w*; and
 * the error again where both parts of it have come to cancel.
 * <p>
 * Without that, alpha w(0) + beta w* would be a difference of large terms where w(0)
 * is close to an optimum, and where the part of the error along w* decays faster than
 * the rest (three times as fast if all eigenvalues are equal).
 * </p>
 */
public final class FlowStart {

	/** Moments are those of a single coordinate if their correlation is 1 up to this. */
	private static final double ROUND_OFF = 1e-14;

	/** sum v^2, sum v w* (mirrored: v (-w*)), sum w*^2 over the coordinates of each node. */
	final double[] squared;
	final double[] teacher;
	final double[] teacherSquared;

	/** v = ofStart w(0) + ofTeacher w* (mirrored: -w*) on each node. */
	final double[] ofStart;
	final double[] ofTeacher;

	/** w(0) itself; the first two arrays are written to. */
	public FlowStart(final double[] squared, final double[] teacher, final double[] teacherSquared) {
		this(squared, teacher, teacherSquared, new double[squared.length], new double[squared.length]);
		Arrays.fill(ofStart, 1);
	}

	private FlowStart(final double[] squared, final double[] teacher, final double[] teacherSquared,
		final double[] ofStart, final double[] ofTeacher)
	{
		this.squared = squared;
		this.teacher = teacher;
		this.teacherSquared = teacherSquared;
		this.ofStart = ofStart;
		this.ofTeacher = ofTeacher;
	}

	/** {@return sum v^2 of each node} */
	public double[] squared() {
		return squared;
	}

	/** {@return sum v w* (mirrored: v (-w*)) of each node} */
	public double[] teacher() {
		return teacher;
	}

	/** {@return sum w*^2 of each node} */
	public double[] teacherSquared() {
		return teacherSquared;
	}

	/** sum lambda v w*. */
	public double overlap(final double[] eigenvalue) {
		double sum = 0;
		for (int j = 0; j < teacher.length; j++)
			sum += eigenvalue[j] * teacher[j];
		return sum;
	}

	/** The same with nodes summed up in groups, of which all have the same coefficients. */
	public FlowStart grouped(final int[] groupOf, final int groups) {
		final FlowStart grouped = new FlowStart(new double[groups], new double[groups], new double[groups]);
		for (int i = 0; i < groupOf.length; i++) {
			grouped.squared[groupOf[i]] += squared[i];
			grouped.teacher[groupOf[i]] += teacher[i];
			grouped.teacherSquared[groupOf[i]] += teacherSquared[i];
			grouped.ofStart[groupOf[i]] = ofStart[i];
			grouped.ofTeacher[groupOf[i]] = ofTeacher[i];
		}
		return grouped;
	}

	/** Takes -w* for w*. */
	public void mirror() {
		for (int j = 0; j < teacher.length; j++) {
			teacher[j] = -teacher[j];
			ofTeacher[j] = -ofTeacher[j];
		}
	}

	/** From w(0) to its error beside w*, with the part along w*. */
	public void subtractTeacher() {
		for (int j = 0; j < squared.length; j++)
			change(j, 1, -1);
	}

	/** From w(0) to its error beside sign x w*, as {@link #restart}. */
	double leave(final int sign, final double[] eigenvalue, final double teacherEnergy) {
		if (sign < 0) mirror();
		final double[] ones = new double[squared.length], minus = new double[squared.length];
		Arrays.fill(ones, 1);
		Arrays.fill(minus, -1);
		return restart(ones, minus, eigenvalue, teacherEnergy);
	}

	/**
	 * From v to the part of alpha v + beta w* that has no overlap with w*.
	 *
	 * @return the coefficient of w* in the other part
	 */
	double restart(final double[] alpha, final double[] beta, final double[] eigenvalue, final double teacherEnergy) {
		for (int j = 0; j < squared.length; j++)
			change(j, alpha[j], beta[j]);
		final double along = overlap(eigenvalue) / teacherEnergy;
		for (int j = 0; j < squared.length; j++)
			change(j, 1, -along);
		return along;
	}

	private void change(final int j, final double a, final double b) {
		ofStart[j] *= a;
		ofTeacher[j] = a * ofTeacher[j] + b;
		final double length = Math.sqrt(squared[j]), target = Math.sqrt(teacherSquared[j]), product = length * target;
		// a node of a quadrature may have any correlation, or none where a square's sum is negative
		if (Math.abs(Math.abs(teacher[j]) - product) <= ROUND_OFF * product) {
			final double value = a * Math.copySign(length, teacher[j]) + b * target;
			squared[j] = value * value;
			teacher[j] = value * target;
			return;
		}
		squared[j] = a * a * squared[j] + 2 * a * b * teacher[j] + b * b * teacherSquared[j];
		teacher[j] = a * teacher[j] + b * teacherSquared[j];
	}
}
