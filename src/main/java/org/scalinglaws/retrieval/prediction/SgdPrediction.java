package org.scalinglaws.retrieval.prediction;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.modes.ModeRun;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/**
 * What one-pass stochastic gradient descent at a finite learning rate does on the
 * average, without a simulation: the recursion of the first and second moments of each
 * coordinate, in which the scalars s = w'Qw and u = w'Qw* are taken for their means
 * (mean field).
 * <p>
 * A step costs one sweep over the nodes of a measure, whatever the dimension. Where
 * the recursion is slow it leaps: many steps at once by {@link org.scalinglaws.modes.ModeLeaps}, which
 * solves the recursion itself and not a differential equation in its place, so that
 * the learning rate may be of any size and change with the step.
 * </p>
 * <p>
 * It describes runs that have not diverged, where s and u of single runs are close to
 * their means: learning rates up to a fifth of the {@link
 * LinearisedSgd#criticalLearningRate() critical one}. The recursion itself is stable up
 * to a rate of its own, which comes close to the critical one if many eigenvalues share
 * the teacher, and is 1.7 times larger for a single one (1/84 in place of 1/140). Its
 * floor of the loss is right to leading order, that of the mean squared error up to a
 * factor 1 + 2/d.
 * </p>
 *
 * <pre>
 * Columns trajectory = new SgdPrediction(measure, LearningRateSchedule.constant(1e-3), 0.05, 1, 1e-8).solve(100_000, 200,
 * 	Progress.NONE).trajectory();
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2511.18661">arXiv 2511.18661, for setting and flow</a>
 */
public final class SgdPrediction {

	/** The largest number of steps. */
	public static final long MAX_STEPS = LearningRateSchedule.MAX_STEPS;

	private final SpectralMeasure measure;
	private final LearningRateSchedule schedule;
	private final double noiseVariance;
	private final int batchSize;
	private final double tolerance;
	private final long shortestLeap;

	/**
	 * @param measure spectrum, teacher and start
	 * @param noiseVariance of the labels, from 0
	 * @param batchSize samples per step, in [1, 10^9]
	 * @param tolerance target relative error of overlap, energy, loss and mean squared
	 *          error by leaping (a hundred times more of the gaps), in [1e-12, 1e-2]
	 * @throws IllegalArgumentException if a parameter is missing or out of range
	 */
	public SgdPrediction(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noiseVariance,
		final int batchSize, final double tolerance)
	{
		this(measure, schedule, noiseVariance, batchSize, tolerance, ModeLeaps.SHORTEST_LEAP);
	}

	/** @param shortestLeap in steps; more than there are to take plain steps only */
	SgdPrediction(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noiseVariance,
		final int batchSize, final double tolerance, final long shortestLeap)
	{
		this.measure = Require.given("measure", measure);
		this.schedule = Require.given("schedule", schedule);
		this.noiseVariance = Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		this.batchSize = Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
		this.tolerance = Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
		this.shortestLeap = shortestLeap;
	}

	/**
	 * Follows the recursion, with records evenly spaced in the logarithm of the step.
	 *
	 * @param steps in [1, 10^15]
	 * @param records number of rows at most, the start included; in [2, 10^6]
	 * @return up to the last step, to divergence, or to a cancel
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public PredictionResult solve(final long steps, final int records, final Progress progress) {
		Require.inRange("steps", steps, 1, MAX_STEPS);
		Require.inRange("records", records, 2, 1_000_000);
		final RecordedPrediction prediction = new RecordedPrediction(measure, schedule, noiseVariance, batchSize, tolerance);
		final ModeRun run = ModeLeaps.run(prediction, schedule::rate, schedule.smoothParts(steps), LogSteps.upTo(steps,
			records), shortestLeap, progress);
		return prediction.result(run);
	}
}
