package org.scalinglaws.retrieval.flow;

import static org.scalinglaws.modes.ModeEquation.NONE;

import java.util.Arrays;

import org.scalinglaws.modes.CoefficientLaw;
import org.scalinglaws.modes.ModeEquation;
import org.scalinglaws.modes.ModeEquation.Product;
import org.scalinglaws.modes.ModeNodes;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * The flow, or descent in steps, as coupled modes: per node the coefficients of e = alpha v + beta w*, with
 * w* mirrored for an optimum at -w* and v the {@link FlowStart}, w(0) or the error where the flow came near an
 * optimum or its parts cancel; so that the scalars are quadratic, and the weights follow.
 */
abstract class FlowModes extends RetrievalModes implements CoefficientLaw {

	private static final double SQUARE_FACTOR = 410;

	/** Of the energies of both parts of e over its own: a digit is lost. */
	private static final double MOST_CANCELLATION = 100;

	/** Energy of e, in units of the teacher's, whose digits nobody wants. */
	private static final double LEAST_SQUARE = 1e-40;

	/** The components, the feature, the known values and the coefficients of the equation. */
	private static final int ALPHA = 0, BETA = 1, LAMBDA = 0, START = 0, START_TEACHER = 1, TEACHER = 2, ONE = 3, RATE = 0,
			FORCING = 1;
	private static final ModeEquation EQUATION = terms();

	private final ModeNodes nodes;
	private final FlowStart start;
	private final double speed;

	/**
	 * @param tolerance as of {@link GradientFlow}
	 * @param speed factor on all change: the learning rate of steps, or 1
	 */
	FlowModes(final SpectralMeasure measure, final double tolerance, final double speed) {
		super(measure, tolerance, SQUARE_FACTOR);
		this.speed = speed;
		final FlowStart single = start();
		// before equal eigenvalues become one: close to an optimum each coordinate counts by itself
		final double along = form.sign() == 0 ? 0 : single.leave(form.sign(), measure.eigenvalue(), measure.teacherEnergy());
		start = grouped(single);
		final double[] eigenvalue = eigenvalues();
		// what neither starts nor has a target stays where it is, but its coefficients would grow beyond all numbers
		for (int j = 0; j < eigenvalue.length; j++)
			if (start.squared()[j] == 0 && start.teacherSquared()[j] == 0) eigenvalue[j] = 0;
		nodes = new ModeNodes(EQUATION, new double[][] { eigenvalue }, new double[][] { start.squared(), start.teacher(),
			start.teacherSquared(), filled(eigenvalue.length, 1) }, new double[2][eigenvalue.length]);
		begin(along);
	}

	private static ModeEquation terms() {
		final ModeEquation.Builder builder = ModeEquation.builder(1, 4, 2);
		builder.group(1, 2);
		builder.matrix(0, 0, 0, LAMBDA, RATE, 1).source(BETA, ONE, LAMBDA, FORCING, 1);
		for (final int feature : new int[] { LAMBDA, NONE }) {
			final Product[] cross = { Product.of(feature, START_TEACHER, ALPHA, NONE, 1), Product.of(feature, TEACHER, BETA, NONE,
				1) };
			final Product[] square = { Product.of(feature, START, ALPHA, ALPHA, 1), Product.of(feature, START_TEACHER, ALPHA,
				BETA, 2), Product.of(feature, TEACHER, BETA, BETA, 1) };
			if (feature == LAMBDA) builder.scalar(cross).scalar(square);
			else builder.sum(cross).sum(square);
		}
		return builder.build();
	}

	/** The coefficients of v + along w*; what starts at zero has none, which could only overflow. */
	private void begin(final double along) {
		Arrays.fill(nodes.component(BETA), along);
		final double[] alpha = nodes.component(ALPHA);
		for (int j = 0; j < alpha.length; j++)
			alpha[j] = start.squared()[j] == 0 && start.teacher()[j] == 0 ? 0 : 1;
	}

	@Override
	public ModeEquation equation() {
		return EQUATION;
	}

	@Override
	public ModeNodes nodes() {
		return nodes;
	}

	/** Of the head's relaxation. */
	@Override
	public double shortestTime(final double at, final double[] scalars) {
		return super.shortestTime(at, new double[2]);
	}

	@Override
	protected void use(final int sign) {
		final int before = form.sign();
		if (sign == before) return;
		final int flip = sign < 0 != before < 0 ? -1 : 1;
		if (flip < 0) start.mirror();
		final double[] beta = nodes.component(BETA);
		for (int j = 0; j < beta.length; j++)
			beta[j] = flip * (beta[j] + Math.abs(before)) - Math.abs(sign);
		form = new FlowForm(sign, form.teacherEnergy());
		if (sign != 0) begin(start.restart(nodes.component(ALPHA), beta, nodes.feature(LAMBDA), form.teacherEnergy()));
	}

	/** About an optimum also takes what is left of e for v, where alpha v decays so slowly that it and beta w* cancel. */
	@Override
	public boolean reform(final double[] scalars) {
		if (super.reform(scalars)) return true;
		final double q = Math.abs(scalars[SQUARE]), target = form.teacherEnergy();
		if (form.sign() == 0 || q < LEAST_SQUARE * target || !(carriedSquare() > MOST_CANCELLATION * q)) return false;
		begin(start.restart(nodes.component(ALPHA), nodes.component(BETA), nodes.feature(LAMBDA), target));
		return true;
	}

	/** The energy of alpha v. */
	private double carriedSquare() {
		final double[] alpha = nodes.component(ALPHA), lambda = nodes.feature(LAMBDA);
		double sum = 0;
		for (int j = 0; j < alpha.length; j++)
			sum += lambda[j] * alpha[j] * alpha[j] * start.squared()[j];
		return sum;
	}

	@Override
	public CoefficientLaw law() {
		return this;
	}

	@Override
	public void values(final double[] scalars, final double at, final double[] values) {
		values[RATE] = speed * form.rate(scalars[CROSS], scalars[SQUARE]);
		values[FORCING] = speed * form.forcing(scalars[CROSS], scalars[SQUARE]);
	}

	@Override
	public void derivatives(final double[] scalars, final double at, final double[][] by) {
		by[CROSS][RATE] = speed * form.rateC();
		by[SQUARE][RATE] = speed * form.rateQ();
		by[CROSS][FORCING] = speed * form.forcingC();
		by[SQUARE][FORCING] = speed * form.forcingQ();
	}

	/** Per node of the measure the coefficients of w(0) and of w* in the weights. */
	double[][] coefficients() {
		final double[] alpha = nodes.component(ALPHA), beta = nodes.component(BETA);
		final int offset = Math.abs(form.sign()), flip = form.sign() < 0 ? -1 : 1;
		final double[] ofStart = new double[alpha.length], ofTeacher = new double[alpha.length];
		for (int j = 0; j < alpha.length; j++) {
			ofStart[j] = alpha[j] * start.ofStart[j];
			ofTeacher[j] = flip * (beta[j] + alpha[j] * start.ofTeacher[j] + offset);
		}
		return new double[][] { ungrouped(ofStart), ungrouped(ofTeacher) };
	}

	/** u^(k) = w'Q^k w* of the weights themselves, signed. */
	double overlap(final int power) {
		double error = 0, target = 0;
		for (int j = 0; j < nodes.size(); j++) {
			final double weight = Math.pow(nodes.feature(LAMBDA)[j], power), t = start.teacherSquared()[j];
			error += weight * (nodes.component(ALPHA)[j] * start.teacher()[j] + nodes.component(BETA)[j] * t);
			target += weight * t;
		}
		return form.sign() == 0 ? error : form.sign() * (error + target);
	}

	/** s^(k) = w'Q^k w of the weights themselves. */
	double energy(final int power) {
		double sum = 0;
		final int offset = Math.abs(form.sign());
		for (int j = 0; j < nodes.size(); j++) {
			final double a = nodes.component(ALPHA)[j], b = nodes.component(BETA)[j] + offset;
			sum += Math.pow(nodes.feature(LAMBDA)[j], power) * (a * a * start.squared()[j] + 2 * a * b * start.teacher()[j] + b *
				b * start.teacherSquared()[j]);
		}
		return sum;
	}

	/** The sign of the overlap. */
	int sign() {
		return (int) Math.signum(overlap(1));
	}
}
