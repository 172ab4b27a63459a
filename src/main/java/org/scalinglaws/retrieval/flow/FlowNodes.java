package org.scalinglaws.retrieval.flow;

import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * The state of the flow on the nodes of a measure: per node the coefficients of
 * w = alpha v + (sign + beta) w*, with beta in units of sign x w* about an optimum
 * and v the {@link FlowStart}, w(0) or where the flow came near an optimum.
 */
public final class FlowNodes {

	/** Below this a coefficient counts as zero: it acts on nothing, and slows the processor down. */
	private static final double NEGLIGIBLE = 1e-200;

	final double[] eigenvalue;
	final double[] startSquared;
	final double[] startTeacher;
	final double[] teacherSquared;
	private double[] alpha;
	private double[] beta;
	private double[] nextAlpha;
	private double[] nextBeta;
	final double teacherSquare;
	final double dimension;
	private final double teacherEnergy;
	private final int[] groupOf;
	private final FlowStart start;
	private FlowForm form;

	/** @throws IllegalArgumentException if the start is so large that its loss is not finite */
	FlowNodes(final SpectralMeasure measure) {
		teacherEnergy = measure.teacherEnergy();
		dimension = measure.dimension();
		final FlowStart single = new FlowStart(measure.startSquared().clone(), measure.startTeacher().clone(), measure
			.teacherSquared());
		final double overlap = single.overlap(measure.eigenvalue());
		form = new FlowForm(new FlowForm(0, teacherEnergy).preferredSign(overlap), teacherEnergy);
		// before equal eigenvalues become one: close to an optimum each coordinate counts by itself
		final double along = form.sign() == 0 ? 0 : single.leave(form.sign(), measure.eigenvalue(), teacherEnergy);
		groupOf = groups(measure.eigenvalue());
		final int groups = groupOf == null ? measure.nodes() : groupOf[groupOf.length - 1] + 1;
		eigenvalue = groupOf == null ? measure.eigenvalue() : new double[groups];
		for (int i = 0; groupOf != null && i < groupOf.length; i++)
			eigenvalue[groupOf[i]] = measure.eigenvalue()[i];
		start = groupOf == null ? single : single.grouped(groupOf, groups);
		startSquared = start.squared;
		startTeacher = start.teacher;
		teacherSquared = start.teacherSquared;
		alpha = new double[groups];
		beta = new double[groups];
		nextAlpha = new double[groups];
		nextBeta = new double[groups];
		begin(along);
		double sum = 0;
		for (final double value : teacherSquared)
			sum += value;
		teacherSquare = sum;
		if (!Double.isFinite(observables().loss())) throw new IllegalArgumentException(
			"weights must be small enough for a finite loss 3s^2 + ..., was s = " + weightEnergy(1));
	}

	/** The coefficients of v + along w*; what starts at zero has none, which could only overflow. */
	private void begin(final double along) {
		java.util.Arrays.fill(beta, along);
		for (int j = 0; j < alpha.length; j++)
			alpha[j] = startSquared[j] == 0 && startTeacher[j] == 0 ? 0 : 1;
	}

	/** The group of each node if neighbours share their eigenvalue and so their coefficients, else null. */
	public static int[] groups(final double[] eigenvalue) {
		final int[] group = new int[eigenvalue.length];
		for (int i = 1; i < group.length; i++)
			group[i] = group[i - 1] + (eigenvalue[i] == eigenvalue[i - 1] ? 0 : 1);
		return group[group.length - 1] == group.length - 1 ? null : group;
	}

	/** One value per node of the measure. */
	private double[] ungrouped(final double[] values) {
		if (groupOf == null) return values.clone();
		final double[] all = new double[groupOf.length];
		for (int i = 0; i < all.length; i++)
			all[i] = values[groupOf[i]];
		return all;
	}

	FlowForm form() {
		return form;
	}

	int size() {
		return alpha.length;
	}

	/** Goes over to another form; the weights stay the same. */
	void use(final int sign) {
		final int before = form.sign();
		if (sign == before) return;
		final int flip = sign < 0 != before < 0 ? -1 : 1;
		if (flip < 0) start.mirror();
		for (int j = 0; j < alpha.length; j++)
			beta[j] = flip * (beta[j] + Math.abs(before)) - Math.abs(sign);
		form = new FlowForm(sign, teacherEnergy);
		if (sign != 0) begin(start.restart(alpha, beta, eigenvalue, teacherEnergy));
	}

	double[] alpha() {
		return alpha;
	}

	double[] beta() {
		return beta;
	}

	/** Proposes coefficients of the nodes from an index on. */
	void propose(final int from, final int count, final double[] newAlpha, final double[] newBeta) {
		for (int j = 0; j < count; j++) {
			nextAlpha[from + j] = Math.abs(newAlpha[j]) < NEGLIGIBLE ? 0 : newAlpha[j];
			nextBeta[from + j] = Math.abs(newBeta[j]) < NEGLIGIBLE ? 0 : newBeta[j];
		}
	}

	double[] nextAlpha() {
		return nextAlpha;
	}

	double[] nextBeta() {
		return nextBeta;
	}

	/** Sets coefficients to zero that act on nothing. */
	void dropNegligible() {
		propose(0, alpha.length, alpha, beta);
		swap();
	}

	/** Makes the proposed coefficients the present ones, and these the proposal: called twice it changes nothing. */
	void swap() {
		final double[] a = alpha, b = beta;
		alpha = nextAlpha;
		beta = nextBeta;
		nextAlpha = a;
		nextBeta = b;
	}

	/** sum lambda^k e w* over coordinates, of the error e of the present form; k = 0 leaves the eigenvalue out. */
	double overlap(final int power) {
		double sum = 0;
		for (int j = 0; j < alpha.length; j++)
			sum += power(eigenvalue[j], power) * (alpha[j] * startTeacher[j] + beta[j] * teacherSquared[j]);
		return sum;
	}

	/** sum lambda^k e^2 over coordinates. */
	double energy(final int power) {
		double sum = 0;
		for (int j = 0; j < alpha.length; j++)
			sum += power(eigenvalue[j], power) * (alpha[j] * alpha[j] * startSquared[j] + 2 * alpha[j] * beta[j] *
				startTeacher[j] + beta[j] * beta[j] * teacherSquared[j]);
		return sum;
	}

	/** sum lambda^k w*^2. */
	double teacherMoment(final int power) {
		double sum = 0;
		for (int j = 0; j < alpha.length; j++)
			sum += power(eigenvalue[j], power) * teacherSquared[j];
		return sum;
	}

	/** u^(k) = w'Q^k w* of the weights themselves, signed. */
	double weightOverlap(final int power) {
		final double error = overlap(power);
		return form.sign() == 0 ? error : form.sign() * (error + teacherMoment(power));
	}

	/** s^(k) = w'Q^k w of the weights themselves. */
	double weightEnergy(final int power) {
		final double error = energy(power);
		return form.sign() == 0 ? error : error + 2 * overlap(power) + teacherMoment(power);
	}

	private static double power(final double base, final int exponent) {
		return exponent == 0 ? 1 : exponent == 1 ? base : Math.pow(base, exponent);
	}

	/** Per node of the measure the coefficient of w(0) in the weights. */
	double[] startCoefficient() {
		final double[] coefficient = new double[alpha.length];
		for (int j = 0; j < alpha.length; j++)
			coefficient[j] = alpha[j] * start.ofStart[j];
		return ungrouped(coefficient);
	}

	/** Per node of the measure the coefficient of w* in the weights themselves. */
	double[] teacherCoefficient() {
		final double[] coefficient = new double[beta.length];
		final int flip = form.sign() < 0 ? -1 : 1;
		for (int j = 0; j < beta.length; j++)
			coefficient[j] = flip * (beta[j] + alpha[j] * start.ofTeacher[j] + Math.abs(form.sign()));
		return ungrouped(coefficient);
	}

	/** dc/dt under the flow. */
	double rateC() {
		final double c = overlap(1), q = energy(1);
		return form.rate(c, q) * overlap(2) + form.forcing(c, q) * teacherMoment(2);
	}

	/** dq/dt under the flow. */
	double rateQ() {
		final double c = overlap(1), q = energy(1);
		return 2 * (form.rate(c, q) * energy(2) + form.forcing(c, q) * overlap(2));
	}

	Observables observables() {
		return form.observables(overlap(1), energy(1), energy(0), overlap(0), teacherSquare, dimension);
	}
}
