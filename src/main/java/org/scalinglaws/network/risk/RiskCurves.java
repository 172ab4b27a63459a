package org.scalinglaws.network.risk;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleFunction;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** The curves that belong to a diagram of the risk: the optimal decay along its samples, and overfitting along its decays. */
public final class RiskCurves {

	/** Slower changes are those of the plateau, to rounding. */
	private static final double RISING = 1e-9;

	private RiskCurves() {
		// static functions only
	}

	/**
	 * The optimal weight decay along the samples, with its risk and the Bayes-optimal
	 * one.
	 *
	 * @param axis logarithmic axis of effective samples
	 * @param points how many, 2 to 4096
	 * @return columns effectiveSamples, samples, weightDecay (0: as small as can be,
	 *         infinite: nothing beats zero weights), risk, bayesRisk; rows that were canceled are left out
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Columns optimum(final NetworkTheory network, final double dimension, final double exponent,
		final double noiseVariance, final ImageAxis axis, final int points, final Progress progress)
	{
		Require.inRange("points", points, 2, 4096);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		final BayesOptimal bayes = network.bayesOptimal(dimension, exponent);
		final double[][] rows = new double[points][];
		final AtomicInteger done = new AtomicInteger();
		Parallel.forEach(points, i -> {
			if (progress.isCanceled()) return;
			final double effective = axis.coordinate(i, points), samples = network.samples(effective, dimension);
			final OptimalWeightDecay optimum = OptimalWeightDecay.of(evolution, samples, effective, noiseVariance);
			rows[i] = new double[] { effective, samples, optimum.weightDecay(), optimum.state().risk(), bayes.solve(samples,
				noiseVariance).risk() };
			progress.update((double) done.incrementAndGet() / points);
		});
		return table(Columns.builder("effectiveSamples", "samples", "weightDecay", "risk", "bayesRisk"), rows);
	}

	/**
	 * Where more samples do harm: for each decay of a diagram the local minimum of the
	 * risk from which it rises, and its peak, near interpolation; found on the diagram
	 * and made exact by the zero of the derivative.
	 *
	 * @return columns weightDecay, risesFrom, peak (effective samples), leastRisk,
	 *         peakRisk; NaN if the risk rises from outside of the diagram; decays at
	 *         which it nowhere has a peak, and those that were canceled, are left out
	 */
	public static Columns overfitting(final RiskDiagram diagram, final NetworkTheory network, final double dimension,
		final double exponent, final double noiseVariance, final Progress progress)
	{
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		final CalibratedImage exponents = diagram.exponentInSamples();
		final double[][] rows = new double[exponents.height()][];
		final AtomicInteger done = new AtomicInteger();
		Parallel.forEach(rows.length, row -> {
			if (progress.isCanceled()) return;
			final double decay = exponents.coordinate(1, row);
			rows[row] = overfitting(exponents, row, decay, n -> evolution.solve(new Setting(network.samples(n, dimension),
				decay, noiseVariance)));
			progress.update((double) done.incrementAndGet() / rows.length);
		});
		return table(Columns.builder("weightDecay", "risesFrom", "peak", "leastRisk", "peakRisk"), rows);
	}

	/** One row of the table; null if there is no peak. */
	private static double[] overfitting(final CalibratedImage exponents, final int row, final double decay,
		final DoubleFunction<State> along)
	{
		final int peak = lastChange(exponents, row, exponents.width() - 1, 1);
		if (peak < 0) return null;
		final int valley = lastChange(exponents, row, peak, -1);
		final double top = zero(along, exponents.coordinate(0, peak), exponents.coordinate(0, peak + 1));
		final double least = valley < 0 ? Double.NaN : zero(along, exponents.coordinate(0, valley), exponents.coordinate(0,
			valley + 1));
		return new double[] { decay, least, top, valley < 0 ? Double.NaN : along.apply(least).risk(), along.apply(top)
			.risk() };
	}

	private static Columns table(final Columns.Builder table, final double[][] rows) {
		for (final double[] row : rows)
			if (row != null) table.row(row);
		return table.build();
	}

	/** The last pixel before one whose exponent changes from a sign to its opposite; -1 if there is none. */
	private static int lastChange(final CalibratedImage exponents, final int row, final int before, final int sign) {
		for (int i = before - 1; i >= 0; i--)
			if (sign * exponents.get(i, row) > RISING && sign * exponents.get(i + 1, row) < -RISING) return i;
		return -1;
	}

	/** The effective samples between two at which the risk's derivative changes its sign. */
	private static double zero(final DoubleFunction<State> along, final double from, final double to) {
		return Math.exp(new BrentSolver(1e-10, 1e-10, 1e-14).solve(200, log -> along.apply(Math.exp(log))
			.exponentInSamples(), Math.log(from), Math.log(to)));
	}
}
