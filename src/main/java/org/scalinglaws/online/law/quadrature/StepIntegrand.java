package org.scalinglaws.online.law.quadrature;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import org.scalinglaws.online.model.HuberLoss;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.model.SquaredLoss;

/** What a step needs: the loss, the derivatives g_k, and the products g_k g_l, k &lt;= l, averaged over the labels. */
final class StepIntegrand implements Integrand {

	/** Where both forms of a difference are as accurate as the sums ask for: 1e-14 of the values, 1e-15 of the slopes. */
	private static final double SHORT = 1e-3;
	private static final double GAUSS = 1 / Math.sqrt(12);

	private final IndexProblem problem;
	private final Link link;
	private final Loss loss;
	private final double[] kinks;
	private final ResidualBreaks residuals;
	private final int students;
	private final int size;
	private final boolean symmetric;
	/** Whether the residual is all that a step needs. */
	private final boolean ofResidual;
	private LinkInverse inverse;
	private Projections projections;
	private int sign;
	private boolean products;
	/** By number of normals given and projection. */
	private final double[][] partial;
	/** By number of normals given: the units whose projections the last one of these determines. */
	private final int[][] determined;
	private final double[] value;
	private final double[] slope;

	/** @param link in place of the problem's own */
	StepIntegrand(final IndexProblem problem, final Link link) {
		this.problem = problem;
		this.link = link;
		loss = problem.loss();
		kinks = link.kinks();
		residuals = ResidualBreaks.of(problem);
		students = problem.students();
		size = problem.projections();
		symmetric = link.isEven() || isOdd(link);
		ofResidual = loss instanceof SquaredLoss || loss instanceof HuberLoss;
		partial = new double[size + 1][size];
		determined = new int[size + 1][];
		value = new double[size];
		slope = new double[size];
	}

	private static boolean isOdd(final Link link) {
		return IntStream.range(0, 200).mapToDouble(i -> 0.05 * i).allMatch(z -> Math.abs(link.value(z) + link.value(-
			z)) <= 1e-14 * Math.abs(link.value(z)));
	}

	/**
	 * Begins with projections of a factored covariance.
	 *
	 * @param about the sign, if not 0 that of an optimum
	 * @param withProducts whether the products are asked for
	 */
	void start(final Projections of, final int about, final boolean withProducts) {
		projections = of;
		sign = about;
		products = withProducts;
		final double reach = 2 * HermiteSums.RADIUS * of.deviation(); // about an optimum z is a sum of two
		if (residuals != null && (inverse == null || inverse.reach() < reach)) inverse = new LinkInverse(link, 2 * reach);
		Arrays.fill(partial[0], 0);
		for (int normal = -1; normal < of.rank(); normal++) {
			final int last = normal;
			determined[normal + 1] = IntStream.range(0, size).filter(unit -> determinedBy(unit, last)).toArray();
		}
		determine(-1, partial[0]);
	}

	/** z from what is projected. */
	private double projection(final int unit, final double[] z) {
		return unit == 0 && sign != 0 ? sign * z[1] + z[0] : z[unit];
	}

	private boolean determinedBy(final int unit, final int normal) {
		final int last = projections.last(unit);
		return normal == (unit == 0 && sign != 0 ? Math.max(last, projections.last(1)) : last);
	}

	private void determine(final int normal, final double[] z) {
		for (final int unit : determined[normal + 1]) {
			final double at = projection(unit, z);
			value[unit] = link.value(at);
			if (unit < students) slope[unit] = link.slope(at);
		}
	}

	@Override
	public int count() {
		return 1 + students + (products ? students * (students + 1) / 2 : 0);
	}

	/** For even and odd links alike the slopes times slopes of the loss change their sign, the rest keeps it. */
	@Override
	public int parity(final int function) {
		return !symmetric ? 0 : function >= 1 && function <= students ? -1 : 1;
	}

	@Override
	public void set(final int normal, final double x) {
		final double[] from = partial[normal], to = partial[normal + 1];
		for (int unit = 0; unit < size; unit++)
			to[unit] = from[unit] + projections.factor(unit, normal) * x;
		determine(normal, to);
	}

	@Override
	public void values(final double[] target) {
		final boolean close = sign != 0 && ofResidual;
		final double[] z = partial[projections.rank()];
		final double weight = problem.studentWeight();
		final double output = weight * (close ? difference(sign * z[1], z[0]) : sum(0, students));
		final double teacher = close ? 0 : problem.teacherWeight() * sum(students, size);
		target[0] = loss.cleanValue(output, teacher);
		final double first = weight * loss.meanSlope(output, teacher, problem.noiseVariance());
		for (int k = 0; k < students; k++)
			target[1 + k] = first * slope[k];
		if (!products) return;
		final double second = weight * weight * loss.meanSquaredSlope(output, teacher, problem.noiseVariance());
		int at = 1 + students;
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++)
				target[at++] = second * slope[k] * slope[l];
	}

	private double sum(final int from, final int to) {
		double sum = 0;
		for (int unit = from; unit < to; unit++)
			sum += value[unit];
		return sum;
	}

	/** What the link gains on a way that may be short beside the rounding of its values: then from slopes, by Gauss's rule. */
	private double difference(final double from, final double by) {
		boolean values = Math.abs(by) > SHORT;
		for (final double kink : kinks)
			values |= from < kink != from + by < kink;
		return values ? link.value(from + by) - link.value(from) : by / 2 * (link.slope(from + by * (0.5 - GAUSS)) + link.slope(
			from + by * (0.5 + GAUSS)));
	}

	/** f - T at a value of the last normal. */
	private double residual(final int normal, final double x) {
		set(normal, x);
		return problem.studentWeight() * sum(0, students) - problem.teacherWeight() * sum(students, size);
	}

	@Override
	public void breaks(final int normal, final DoubleConsumer target) {
		final double[] from = partial[normal];
		for (int unit = 0; unit < size; unit++)
			for (final double kink : kinks)
				if (determinedBy(unit, normal)) target.accept((kink - projection(unit, from)) / speed(unit, normal));
				else if (normal == 0 && determinedBy(unit, 1)) Projections.blurred(kink, speed(unit, 0), speed(unit, 1), target);
		if (residuals == null) return;
		if (projections.rank() == 1) residuals.of(x -> residual(normal, x), target);
		else if (normal == 0) residuals.ofTeacher(inverse, t -> target.accept(t / speed(1, 0)));
		else residuals.ofStudent(inverse, value[1], z -> target.accept((z - projection(0, from)) / speed(0, normal)));
	}

	private double speed(final int unit, final int normal) {
		final double own = projections.factor(unit, normal);
		return unit == 0 && sign != 0 ? own + sign * projections.factor(1, normal) : own;
	}

	@Override
	public double speed(final int normal) {
		return IntStream.range(0, size).mapToDouble(unit -> Math.abs(speed(unit, normal))).max().getAsDouble();
	}
}
