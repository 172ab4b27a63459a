package org.scalinglaws.retrieval.flow;

import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.retrieval.model.Observables;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * Gradient descent on the population loss at a finite step,
 * w &lt;- w - learningRate grad L(w), on a spectral measure.
 * <p>
 * The weights stay alpha w(0) + beta w*, so that one step costs one sweep over the
 * nodes; where they are slow many steps are one leap, within 1e-11 or so. Near an optimum the recursion runs on the error, free of cancellation. A
 * learning rate above 1/(12 lambda_1 s*) or so makes it oscillate or diverge, which
 * is a result.
 * </p>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, figure 2</a>
 */
public final class GradientDescent {

	/** Of leaps over many steps. */
	private static final double TOLERANCE = 1e-12;

	private final SpectralMeasure measure;
	private final double learningRate;

	/**
	 * @param learningRate positive
	 * @throws IllegalArgumentException if it is not
	 */
	public GradientDescent(final SpectralMeasure measure, final double learningRate) {
		this.measure = Require.given("measure", measure);
		this.learningRate = Require.positive("learningRate", learningRate);
	}

	/**
	 * Takes steps, with records evenly spaced in their logarithm.
	 *
	 * @param steps in [1, 1e12]
	 * @param records number of rows at most, the start included; at least 2
	 * @return trajectory with columns time = step x learningRate, step,
	 *         {@link Observables#COLUMNS} and diverged; it ends with a row of diverged
	 *         = 1, with the last finite values, if the recursion diverges
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public FlowSolution solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, 1_000_000_000_000L);
		Require.inRange("records", records, 2, 1_000_000);
		final RecordedDescent descent = new RecordedDescent(measure, TOLERANCE, learningRate);
		final ModeRun run = ModeLeaps.run(descent, step -> learningRate, new double[] { steps }, LogSteps.upTo(steps, records),
			ModeLeaps.SHORTEST_LEAP, progress);
		final double[][] coefficients = descent.coefficients();
		return new FlowSolution(descent.rows().metadata("steps", (long) run.end()).metadata("canceled", !run.complete())
			.build(), descent.sign(), coefficients[0], coefficients[1], List.of(), (long) run.end(), run.passes(), run
				.complete());
	}
}
