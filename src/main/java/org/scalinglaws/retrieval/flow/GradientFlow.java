package org.scalinglaws.retrieval.flow;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeFlow;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * The gradient flow of phase retrieval, w' = -grad L(w), on a spectral measure.
 * <p>
 * Every coordinate obeys a linear equation driven by two scalars, so that w =
 * alpha(lambda, t) w(0) + beta(lambda, t) w*. The integrator is Radau IIA of order 9
 * with Newton's method on the stages of the two scalars only: a few sweeps over the
 * nodes per step, steps that grow with time, 57 to 120 of them to t = 1e8. Recorded
 * times are not interpolated but solved for from the step's start, so that they have
 * the order of the steps and do not change them; where that does not work, a step ends
 * there.
 * </p>
 *
 * <pre>
 * SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
 * Columns trajectory = new GradientFlow(measure, 1e-8).solve(times, 1, false, Progress.NONE).trajectory();
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, section 2</a>
 */
public final class GradientFlow {

	/** Of an eigenvalue, so that its products with the weights' squares are numbers. */
	private static final double LARGEST_POWER = 1e200;

	private final SpectralMeasure measure;
	private final double tolerance;

	/**
	 * @param measure spectrum, teacher and start
	 * @param tolerance target relative error of the recorded columns, in [1e-12,
	 *          1e-2]
	 * @throws IllegalArgumentException if the tolerance is out of range
	 */
	public GradientFlow(final SpectralMeasure measure, final double tolerance) {
		this.measure = Require.given("measure", measure);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
	}

	/**
	 * Times from 0 to an end: 0 and then evenly spaced in the logarithm, from the
	 * shortest time scale 1/(8 lambda_1 s*) of the flow on.
	 *
	 * @param endTime from 1e-290
	 * @param records at least 2
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static double[] logarithmicTimes(final SpectralMeasure measure, final double endTime, final int records) {
		return ModeFlow.times(1 / (8 * measure.largestEigenvalue() * measure.teacherEnergy()), endTime, records);
	}

	/**
	 * Integrates the flow.
	 *
	 * @param times not negative, ascending; one row of the trajectory for each
	 * @param order 1, or up to which k the trajectory shall also hold overlapk =
	 *          w'Q^k w* and energyk = w'Q^k w
	 * @param snapshots whether to keep the coefficients of all nodes at all times
	 * @return the solution up to the last time or to a cancel
	 * @throws IllegalArgumentException if times are not finite and ascending, or order is
	 *           outside [1, 64] or makes eigenvalues to its power too large
	 * @throws ArithmeticException if a step cannot be solved however short it is
	 */
	public FlowSolution solve(final double[] times, final int order, final boolean snapshots,
		final Progress progress)
	{
		ModeFlow.requireTimes(times);
		Require.inRange("order", order, 1, 64);
		if (!(Math.pow(measure.largestEigenvalue(), order) <= LARGEST_POWER)) throw new IllegalArgumentException(
			"order must leave the largest of spectrum to this power at most " + LARGEST_POWER + ", was " + order + " with " + measure
				.largestEigenvalue());
		final RecordedFlow flow = new RecordedFlow(measure, tolerance, order, snapshots);
		final ModeRun run = ModeFlow.run(flow, times, new double[0], progress);
		final double[][] coefficients = flow.coefficients();
		return new FlowSolution(flow.rows().metadata("steps", run.steps()).metadata("passes", run.passes()).metadata(
			"canceled", !run.complete()).build(), flow.sign(), coefficients[0], coefficients[1], flow.snapshots(), run.steps(),
			run.passes(), run.complete());
	}
}
