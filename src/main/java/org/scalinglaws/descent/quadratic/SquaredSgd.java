package org.scalinglaws.descent.quadratic;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdRecorder;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.task.Progress;

/**
 * One-pass SGD of both students on the same Gaussian samples y = x.w* + noise, one sample for each step:
 *
 * <pre>
 * v_i &lt;- v_i - 2 learningRate (x.q - y) x_i v_i,   w &lt;- w - learningRate (x.w - y) x
 * </pre>
 * <p>
 * with a learning rate that is constant for half of the steps and then halved every floor((steps/2)/log2(steps/2)) steps.
 * Run r draws from the streams of run r, as {@link SgdRuns} of other problems do, so that its numbers depend neither on
 * threads nor on other runs. A run has diverged when one of the students misses a label by 10^12 times the scale of
 * labels and start.
 * </p>
 *
 * @see <a href="https://arxiv.org/abs/2502.09106">Ding, Zhang, Zhao, Fang, arXiv 2502.09106</a>
 */
public final class SquaredSgd {

	private static final double OVERSHOOT = 1e12;

	private SquaredSgd() {
		// static function only
	}

	/**
	 * Runs.
	 *
	 * @param learningRate of the first half of the steps, greater than 0
	 * @param noiseVariance of the labels, from 0
	 * @param steps 1 to 1e15
	 * @param records rows of each run, 2 to 1e6: step 0, and then log-spaced to the last
	 * @param runs 1 to 1e6
	 * @param seed 0 to 2^53 - 1
	 * @param threads how many runs to compute at a time; has no influence on the numbers
	 * @return columns time (sum of the learning rates), step, run, risk, linearRisk, learnedWidth, diverged; the end weights
	 *         are v, then w, run after run
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static SgdResult run(final SquaredRegression problem, final double learningRate, final double noiseVariance,
		final long steps, final int records, final int runs, final long seed, final int threads, final Progress progress)
	{
		Require.positive("learningRate", learningRate);
		Require.inRange("noiseVariance", noiseVariance, 0, 1e300);
		final HalvingSchedule schedule = HalvingSchedule.of(learningRate, Require.inRange("steps", steps, 1,
			1_000_000_000_000_000L));
		final SgdOptions options = new SgdOptions(Optimizer.plain(schedule, 1), noiseVariance, steps, runs,
			new SgdMethod.Exact(), seed, records);
		final int d = problem.dimension();
		final double[] weights = new double[2 * d];
		Arrays.fill(weights, 0, d, problem.startScale());
		final double largest = OVERSHOOT * Math.sqrt(SquaredRegression.startRisk(problem.spectrum(), problem.target(), problem
			.start()) + SquaredRegression.startRisk(problem.spectrum(), problem.target(), 0) + noiseVariance);
		final Streams streams = Streams.of(seed);
		return new SgdRuns(d, 2, weights, options, new Recorder(problem)).run(steps, run -> (own,
			goOn) -> new SquaredSteps(own, new SquaredSamples(problem, noiseVariance, streams, run), schedule, largest, goOn),
			table -> {
			}, threads, progress);
	}

	/** What is measured of v and w. */
	private record Recorder(SquaredRegression problem) implements SgdRecorder {

		@Override
		public List<String> columns() {
			return List.of("risk", "linearRisk", "learnedWidth");
		}

		@Override
		public double[] values(final double[][] weights) {
			final double[] spectrum = problem.spectrum(), target = problem.target(), v = weights[0], w = weights[1];
			double squared = 0, linear = 0;
			int width = 0;
			for (int i = 0; i < spectrum.length; i++) {
				final double q = v[i] * v[i];
				squared += spectrum[i] * (q - target[i]) * (q - target[i]);
				linear += spectrum[i] * (w[i] - target[i]) * (w[i] - target[i]);
				if (q >= target[i] / 2) width++;
			}
			return new double[] { squared, linear, width };
		}

		@Override
		public double startLoss(final double[][] weights) {
			return values(weights)[0];
		}
	}
}
