package org.scalinglaws.network.risk;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/** Curves of the risk: along the samples, at the optimal decay and at given ones, and overfitting along the decays. */
public final class RiskCurves {

	/** Slower changes are those of the plateau, to rounding. */
	private static final double RISING = 1e-9;

	private RiskCurves() {
		// static functions only
	}

	/**
	 * The optimal weight decay along the samples, with its risk, what is predicted for
	 * it, and the Bayes-optimal risk.
	 *
	 * @param effective samples, each at least one sample
	 * @return columns effectiveSamples, samples, weightDecay (0: as small as can be,
	 *         infinite: nothing beats zero weights), risk, bayesRisk,
	 *         predictedWeightDecay, factor and predictedFactor (both decays over
	 *         sqrt(n/d)), prunedRisk (after {@link StateEvolution#prunedRisk pruning});
	 *         rows that were canceled are left out
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Columns optimum(final NetworkTheory network, final double dimension, final double exponent,
		final double noiseVariance, final double[] effective, final Progress progress)
	{
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		final BayesOptimal bayes = network.bayesOptimal(dimension, exponent);
		return table(Columns.builder("effectiveSamples", "samples", "weightDecay", "risk", "bayesRisk",
			"predictedWeightDecay", "factor", "predictedFactor", "prunedRisk"), effective.length, progress, i -> {
				final double n = effective[i], samples = network.samples(n, dimension), unit = Math.sqrt(n / dimension);
				final OptimalWeightDecay optimum = OptimalWeightDecay.of(evolution, samples, n, noiseVariance);
				final double predicted = network.optimalDecayFactor(n, dimension, noiseVariance);
				return new double[] { n, samples, optimum.weightDecay(), optimum.state().risk(), bayes.solve(samples, noiseVariance)
					.risk(), predicted * unit, optimum.weightDecay() / unit, predicted, evolution.prunedRisk(optimum.state()) };
			});
	}

	/**
	 * The risk along the samples at each of some weight decays, beside its laws.
	 *
	 * @param effective samples, each at least one sample
	 * @param decays each positive
	 * @return for each decay a row for each number of samples: columns weightDecay,
	 *         effectiveSamples, samples, risk, prunedRisk, noiseLevel, threshold,
	 *         exponentInSamples, exponentInWeightDecay, and of theory underfittingRisk,
	 *         biasRisk, countedSamples; rows that were canceled are left out
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Columns along(final NetworkTheory network, final double dimension, final double exponent,
		final double noiseVariance, final double[] effective, final double[] decays, final Progress progress)
	{
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		return table(Columns.builder("weightDecay", "effectiveSamples", "samples", "risk", "prunedRisk", "noiseLevel",
			"threshold", "exponentInSamples", "exponentInWeightDecay", "underfittingRisk", "biasRisk", "countedSamples"),
			decays.length * effective.length, progress, i -> {
				final double n = effective[i % effective.length], decay = decays[i / effective.length];
				final double samples = network.samples(n, dimension);
				final State state = evolution.solve(new Setting(samples, decay, noiseVariance));
				return new double[] { decay, n, samples, state.risk(), evolution.prunedRisk(state), state.noiseLevel(), state
					.threshold(), state.exponentInSamples(), state.exponentInWeightDecay(), network.underfittingRisk(n, decay,
						dimension, exponent), network.biasRisk(n, decay, dimension), network.countedSamples(n, dimension) };
			});
	}

	/**
	 * The peak at interpolation as the decay falls.
	 *
	 * @param noiseVariance Delta, positive
	 * @return columns weightDecay (0.1 down to 1e-5), samples, risk, constant = R
	 *         lambda^(2/3) / Delta^(4/3) and what is predicted for it as lambda vanishes;
	 *         no rows if less than one sample is interpolated
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static Columns peak(final NetworkTheory network, final double dimension, final double exponent,
		final double noiseVariance)
	{
		Require.positive("noiseVariance", noiseVariance);
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		final double samples = network.samples(network.interpolation(dimension), dimension);
		final Columns.Builder table = Columns.builder("weightDecay", "samples", "risk", "constant", "predicted");
		if (samples < 1) return table.build();
		for (final double decay : new double[] { 1e-1, 1e-2, 1e-3, 1e-4, 1e-5 }) {
			final double risk = evolution.solve(new Setting(samples, decay, noiseVariance)).risk();
			table.row(decay, samples, risk, risk * Math.pow(decay, 2 / 3.) / Math.pow(noiseVariance, 4 / 3.), network
				.peakConstant());
		}
		return table.build();
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
		return table(Columns.builder("weightDecay", "risesFrom", "peak", "leastRisk", "peakRisk"), exponents.height(),
			progress, row -> {
				final double decay = exponents.coordinate(1, row);
				return overfitting(exponents, row, decay, n -> evolution.solve(new Setting(network.samples(n, dimension), decay,
					noiseVariance)));
			});
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

	/** Rows made side by side; those that are null, or were canceled, are left out; the metadata say if any was canceled. */
	private static Columns table(final Columns.Builder table, final int count, final Progress progress,
		final IntFunction<double[]> work)
	{
		final double[][] rows = new double[count][];
		final AtomicInteger made = new AtomicInteger();
		final Runnable done = progress.pieces(count);
		Parallel.forEach(count, i -> {
			if (progress.isCanceled()) return;
			rows[i] = work.apply(i);
			made.incrementAndGet();
			done.run();
		});
		for (final double[] row : rows)
			if (row != null) table.row(row);
		return (made.get() < count ? table.metadata("canceled", true) : table).build();
	}

	/** The last pixel before one whose exponent changes from a sign to its opposite; -1 if there is none. */
	private static int lastChange(final CalibratedImage exponents, final int row, final int before, final int sign) {
		for (int i = before - 1; i >= 0; i--)
			if (sign * exponents.get(i, row) > RISING && sign * exponents.get(i + 1, row) < -RISING) return i;
		return -1;
	}

	/** The effective samples between two at which the risk's derivative changes its sign; their middle if that is lost in rounding. */
	private static double zero(final DoubleFunction<State> along, final double from, final double to) {
		try {
			return Math.exp(new BrentSolver(1e-10, 1e-10, 1e-14).solve(200, log -> along.apply(Math.exp(log))
				.exponentInSamples(), Math.log(from), Math.log(to)));
		}
		catch (final NoBracketingException | TooManyEvaluationsException rounding) {
			return Math.sqrt(from * to);
		}
	}
}
