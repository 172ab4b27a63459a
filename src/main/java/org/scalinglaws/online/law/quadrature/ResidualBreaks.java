package org.scalinglaws.online.law.quadrature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.online.model.HuberLoss;
import org.scalinglaws.online.model.IndexProblem;

/** Where a residual f - T meets huber's threshold: the slope has a kink there, or with little label noise a narrow bend. */
final class ResidualBreaks {

	/** Noise deviations beside the threshold at which panels end, once and twice as far: beyond, there is no bend. */
	private static final double BEND = 3;

	private static final double REACH = 9;
	private static final double GRID = 0.3;

	private final double[] levels;

	private ResidualBreaks(final double threshold, final double deviation) {
		final double[] offsets = deviation == 0 ? new double[1] : new double[] { -2 * BEND * deviation, -BEND * deviation, 0,
			BEND * deviation, 2 * BEND * deviation };
		levels = DoubleStream.of(-threshold, threshold).flatMap(level -> DoubleStream.of(offsets).map(offset -> level +
			offset)).toArray();
	}

	/** Of a problem, or null if its loss has no threshold. */
	static ResidualBreaks of(final IndexProblem problem) {
		return problem.loss() instanceof HuberLoss ? new ResidualBreaks(((HuberLoss) problem.loss()).threshold(), Math.sqrt(
			problem.noiseVariance())) : null;
	}

	/**
	 * The given places and those where the residual crosses a level.
	 *
	 * @param monotone whether it does so at most once
	 */
	double[] add(final double[] given, final DoubleUnaryOperator residual, final boolean monotone) {
		final List<Double> all = new ArrayList<>(DoubleStream.of(given).boxed().toList());
		final double grid = monotone ? 2 * REACH : GRID;
		double before = residual.applyAsDouble(-REACH);
		for (double x = -REACH; x < REACH; x += grid) {
			final double from = x, to = x + grid, after = residual.applyAsDouble(to);
			for (final double level : levels)
				if ((before < level) != (after < level)) all.add(new BrentSolver(1e-14, 1e-13, 1e-300).solve(100, y -> residual
					.applyAsDouble(y) - level, from, to));
			before = after;
		}
		return all.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
