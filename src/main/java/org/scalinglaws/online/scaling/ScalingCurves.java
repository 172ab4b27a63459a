package org.scalinglaws.online.scaling;

import java.util.concurrent.CancellationException;

import org.scalinglaws.ground.Require;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/**
 * The mean excess risk of one-pass SGD on a regression under a source condition, for any schedule of learning rates:
 * exactly, in continuous intrinsic time (Volterra), and by the functional scaling law, which is its first order in the
 * noise of SGD (arXiv 2509.19189).
 */
public final class ScalingCurves {

	private static final long MOST_STEPS = 100_000_000; // times after more of them have too few digits

	/** The part of the progress that is a curve's in continuous time. */
	private static final double CURVE = 0.3;

	private ScalingCurves() {
		// static function only
	}

	/**
	 * The curves: columns {@code step}, {@code time} (sum of the learning rates of the steps so far), {@code exact},
	 * {@code volterra}, {@code firstOrder} (excess risk, half of the mean squared error without the labels' noise).
	 * The first row is the start. Risks beyond all numbers are infinite.
	 *
	 * @param steps 1 to 1e8
	 * @param records number of rows, 2 to 1e6: step 0 and then log-spaced; fewer if there are not so many steps
	 * @throws IllegalArgumentException if a number is out of range
	 * @throws CancellationException if the listener wants it to end
	 */
	public static Columns of(final SourceProblem problem, final LearningRateSchedule rates, final long steps,
		final int records, final Progress progress)
	{
		Require.inRange("steps", steps, 1, MOST_STEPS);
		Require.inRange("records", records, 2, 1_000_000);
		final long[] recorded = LogSteps.upTo(steps, records);
		final double[] volterra = new ContinuousCurve(problem, true).risks(rates, recorded, progress.part(0, CURVE));
		final double[] firstOrder = new ContinuousCurve(problem, false).risks(rates, recorded, progress.part(CURVE, 2 * CURVE));
		final double[] exact = ExactMoments.risks(problem, rates, recorded, ModeLeaps.SHORTEST_LEAP, progress.part(2 * CURVE,
			1));
		final Columns.Builder table = Columns.builder("step", "time", "exact", "volterra", "firstOrder");
		for (int i = 0; i < recorded.length; i++)
			table.row(recorded[i], rates.time(recorded[i]), exact[i], volterra[i], firstOrder[i]);
		return table.build();
	}
}
