package org.scalinglaws.online.law.quadrature;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.online.model.HuberLoss;
import org.scalinglaws.online.model.IndexProblem;

/** Where a residual f - T meets huber's threshold: the slope has a kink there, or with little label noise a narrow bend. */
final class ResidualBreaks {

	/** Noise deviations beside the threshold at which panels end: beyond, there is no bend. */
	private static final double BEND = 6.3;

	/** Allowed in a place: without noise rounding, else a part of the deviation, as nothing jumps there. */
	private static final double EXACT = 1e-15, NEAR = 0.01;

	private static final double REACH = 9;
	private static final double GRID = 0.3;

	private final double[] levels;
	private final double error;

	private ResidualBreaks(final double threshold, final double deviation) {
		error = deviation == 0 ? EXACT : NEAR * deviation;
		final double[] offsets = deviation == 0 ? new double[1] : new double[] { -BEND * deviation, 0, BEND * deviation };
		levels = DoubleStream.of(-threshold, threshold).flatMap(level -> DoubleStream.of(offsets).map(offset -> level +
			offset)).toArray();
	}

	/** Of a problem, or null if its loss has no threshold. */
	static ResidualBreaks of(final IndexProblem problem) {
		return problem.loss() instanceof HuberLoss ? new ResidualBreaks(((HuberLoss) problem.loss()).threshold(), Math.sqrt(
			problem.noiseVariance())) : null;
	}

	/** Hands on the student's projections where the residual crosses a level, the teacher's output given. */
	void ofStudent(final LinkInverse link, final double teacherOutput, final DoubleConsumer target) {
		for (final double level : levels)
			link.find(teacherOutput + level, error, target);
	}

	/** Hands on the teacher's projections where an extremum of the student's output meets a level: there places pair off. */
	void ofTeacher(final LinkInverse link, final DoubleConsumer target) {
		for (final double extremum : link.extrema())
			for (final double level : levels)
				link.find(extremum - level, error, target);
	}

	/** Hands on the places where a residual that depends on one normal alone crosses a level. */
	void of(final DoubleUnaryOperator residual, final DoubleConsumer target) {
		double before = residual.applyAsDouble(-REACH);
		for (double x = -REACH; x < REACH; x += GRID) {
			final double from = x, to = x + GRID, after = residual.applyAsDouble(to);
			for (final double level : levels)
				if ((before < level) != (after < level)) target.accept(new BrentSolver(1e-14, 1e-13, 1e-300).solve(100, y -> residual
					.applyAsDouble(y) - level, from, to));
			before = after;
		}
	}
}
