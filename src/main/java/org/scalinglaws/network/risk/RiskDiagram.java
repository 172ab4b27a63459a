package org.scalinglaws.network.risk;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.scalinglaws.ground.Require;
import org.scalinglaws.network.risk.StateEvolution.Setting;
import org.scalinglaws.network.risk.StateEvolution.State;
import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * The excess risk of a network over effective samples (dimension 0) and weight
 * decay (dimension 1), its local exponents in both directions, and its phases.
 * <p>
 * Each column of equal samples is followed from large to small decay, a solution
 * being the start for the next; columns are divided among threads, on which no
 * number depends. Exponents are exact derivatives of the solution.
 * </p>
 *
 * @param risk excess risk R; NaN where canceled
 * @param exponentInSamples d log R / d log n
 * @param exponentInWeightDecay d log R / d log lambda
 * @param phase codes of {@link RiskPhase}, by the boundaries of theory
 * @param disagreement the larger distance of both exponents from those that theory
 *          has for the phase
 * @param residual the larger residual of the state evolution's equations
 * @param complete whether nothing is missing
 */
public record RiskDiagram(CalibratedImage risk, CalibratedImage exponentInSamples, CalibratedImage exponentInWeightDecay,
	CalibratedImage phase, CalibratedImage disagreement, CalibratedImage residual, boolean complete)
{

	/**
	 * Computes a square diagram on a power-law target.
	 *
	 * @param dimension d in [1, 1e15]
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @param noiseVariance Delta, at least 0
	 * @param samples logarithmic axis of effective samples: n, or n/d for quadratic
	 *          networks
	 * @param weightDecay logarithmic axis of lambda
	 * @param resolution pixels along both, 2 to 4096
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static RiskDiagram of(final NetworkTheory network, final double dimension, final double exponent,
		final double noiseVariance, final ImageAxis samples, final ImageAxis weightDecay, final int resolution,
		final Progress progress)
	{
		Require.inRange("resolution", resolution, 2, 4096);
		final PhaseLaws laws = new PhaseLaws(network, dimension, exponent, noiseVariance > 0);
		new Setting(network.samples(samples.from(), dimension), weightDecay.from(), noiseVariance); // refused before the work
		final Pixels pixels = new Pixels(samples, weightDecay, resolution);
		final StateEvolution evolution = network.powerLaw(dimension, exponent);
		final AtomicInteger done = new AtomicInteger();
		Parallel.forEach(resolution, column -> {
			if (progress.isCanceled()) return;
			final double effective = pixels.risk.coordinate(0, column);
			State state = null;
			for (int row = resolution - 1; row >= 0 && !progress.isCanceled(); row--) {
				final double decay = pixels.risk.coordinate(1, row);
				final Setting setting = new Setting(network.samples(effective, dimension), decay, noiseVariance);
				state = state == null ? evolution.solve(setting) : evolution.solve(setting, state);
				pixels.set(row * resolution + column, state, laws, effective, decay);
			}
			synchronized (done) { // so that it never falls
				progress.update((double) done.incrementAndGet() / resolution);
			}
		});
		return pixels.diagram();
	}

	/** The images under construction; columns write to pixels of their own. */
	private static final class Pixels {

		private final CalibratedImage risk, inSamples, inDecay, phase, disagreement, residual;

		private Pixels(final ImageAxis samples, final ImageAxis weightDecay, final int resolution) {
			final double[] unknown = new double[resolution * resolution];
			Arrays.fill(unknown, Double.NaN);
			risk = new CalibratedImage("risk", unknown, resolution, resolution, samples, weightDecay);
			inSamples = risk.with("exponentInSamples", unknown.clone());
			inDecay = risk.with("exponentInWeightDecay", unknown.clone());
			phase = risk.with("phase", unknown.clone());
			disagreement = risk.with("disagreement", unknown.clone());
			residual = risk.with("residual", unknown.clone());
		}

		private void set(final int pixel, final State state, final PhaseLaws laws, final double effective,
			final double decay)
		{
			final RiskPhase label = laws.phase(effective, decay);
			risk.values()[pixel] = state.risk();
			inSamples.values()[pixel] = state.exponentInSamples();
			inDecay.values()[pixel] = state.exponentInWeightDecay();
			phase.values()[pixel] = label.code();
			disagreement.values()[pixel] = Math.max(Math.abs(state.exponentInSamples() - laws.exponentInSamples(label,
				effective)), Math.abs(state.exponentInWeightDecay() - laws.exponentInWeightDecay(label)));
			residual.values()[pixel] = state.residual();
		}

		private RiskDiagram diagram() {
			return new RiskDiagram(risk, inSamples, inDecay, phase, disagreement, residual, Arrays.stream(risk.values())
				.noneMatch(Double::isNaN));
		}
	}
}
