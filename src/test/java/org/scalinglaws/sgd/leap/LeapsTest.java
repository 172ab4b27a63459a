package org.scalinglaws.sgd.leap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod.Leaping;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.StepSize;
import org.scalinglaws.sgd.run.LeastMeanSquares;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.SgdRuns;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** Leaps that learn a linear teacher, whose moments are known after any number of steps. */
@Tag("slow")
class LeapsTest {

	private static final double[] SPECTRUM = { 0.3, 1, 0.1, 0.6 }; // in no order
	private static final LeastMeanSquares LINEAR = new LeastMeanSquares(SPECTRUM, new double[] { 1, -2, 3, 0.5 });
	private static final double[] START = { 0.4, 1, -1, 2 };

	private static SgdOptions options(final LearningRateSchedule schedule, final int batch, final double noise,
		final long steps, final int runs, final Leaping method, final int records)
	{
		return new SgdOptions(Optimizer.plain(schedule, batch), noise, steps, runs, method, 11, records);
	}

	private static SgdResult run(final LeastMeanSquares linear, final LeapLaw law, final SgdOptions options,
		final double[] start, final int threads, final Progress progress)
	{
		return new Leaps(options, linear.spectrum(), linear.teacher(), law).run(new SgdRuns(start.length, 1, start, options,
			linear), threads, progress);
	}

	/**
	 * E = w - w* has E[e] <- (1 - eta Q) E[e] and S = E[ee'] <- S - eta (QS + SQ) + eta^2 [(2 QSQ + tr(QS) Q)/b + (1 -
	 * 1/b) QSQ + noise Q/b]: windows of one step have these exactly, whatever the head.
	 */
	@Test
	void windowsOfOneStepAreExactInLaw() {
		final int runs = 6000, steps = 4;
		for (int head = 0; head <= 4; head++) {
			final int batch = head % 2 == 0 ? 1 : 3;
			final double rate = 0.2, noise = head == 2 ? 0 : 0.5;
			final double[] ends = run(LINEAR, LINEAR, options(LearningRateSchedule.constant(rate), batch, noise, steps, runs,
				new Leaping(0.05, head, 1), 2), START, 1, Progress.NONE).weights();
			assertMoments(expected(rate, batch, noise, steps), ends, "head " + head);
		}
	}

	/** E[e], then the rows of S. */
	private static double[][] expected(final double rate, final int batch, final double noise, final int steps) {
		final double[][] moments = new double[5][4];
		for (int i = 0; i < 4; i++) {
			moments[4][i] = START[i] - LINEAR.teacher()[i];
			for (int j = 0; j < 4; j++)
				moments[i][j] = (START[i] - LINEAR.teacher()[i]) * (START[j] - LINEAR.teacher()[j]);
		}
		for (int step = 0; step < steps; step++) {
			double trace = 0;
			for (int i = 0; i < 4; i++)
				trace += SPECTRUM[i] * moments[i][i];
			for (int i = 0; i < 4; i++) {
				moments[4][i] *= 1 - rate * SPECTRUM[i];
				for (int j = 0; j < 4; j++) {
					final double both = rate * rate * SPECTRUM[i] * SPECTRUM[j];
					moments[i][j] *= 1 - rate * (SPECTRUM[i] + SPECTRUM[j]) + both * (1 + 1.0 / batch);
					if (i == j) moments[i][i] += rate * rate * SPECTRUM[i] * (trace + noise) / batch;
				}
			}
		}
		return moments;
	}

	private static void assertMoments(final double[][] expected, final double[] ends, final String message) {
		final int runs = ends.length / 4;
		for (int i = 0; i < 5; i++)
			for (int j = 0; j < 4; j++) {
				double sum = 0, squares = 0;
				for (int r = 0; r < runs; r++) {
					final double other = ends[4 * r + j] - LINEAR.teacher()[j];
					final double value = i == 4 ? other : (ends[4 * r + i] - LINEAR.teacher()[i]) * other;
					sum += value;
					squares += value * value;
				}
				final double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / runs);
				assertEquals(expected[i][j], mean, 4.5 * error, message + ", " + i + " " + j);
			}
	}

	/** Longer windows are right to second order in kappa: here means and variances to 2 percent and what they scatter. */
	@Test
	void longWindowsFollowTheMeanAndTheVariance() {
		final int d = 24, runs = 2000, steps = 60;
		final double rate = 0.15, noise = 0.3;
		final LeastMeanSquares linear = new LeastMeanSquares(PowerLaw.spectrum(d, 1.3), filled(d, 1));
		for (final Leaping method : new Leaping[] { new Leaping(0.2, 3, Leaping.AUTOMATIC), new Leaping(0.1,
			Leaping.AUTOMATIC, 12), Leaping.automatic() }) {
			final SgdResult result = run(linear, linear, options(LearningRateSchedule.constant(rate), 2, noise, steps, runs,
				method, 2), new double[d], 1, Progress.NONE);
			final double[] mean = new double[d], square = filled(d, 1);
			Arrays.fill(mean, -1);
			for (int step = 0; step < steps; step++) {
				double trace = 0;
				for (int i = 0; i < d; i++)
					trace += linear.spectrum()[i] * square[i];
				for (int i = 0; i < d; i++) {
					final double part = rate * linear.spectrum()[i];
					mean[i] *= 1 - part;
					square[i] += -2 * part * square[i] + 1.5 * part * part * square[i] + rate * part * (trace + noise) / 2;
				}
			}
			for (final int i : new int[] { 0, 2, 3, 5, 10, d - 1 }) {
				double first = 0, second = 0, fourth = 0;
				for (int r = 0; r < runs; r++) {
					final double error = result.weights()[d * r + i] - 1;
					first += error / runs;
					second += error * error / runs;
					fourth += Math.pow(error, 4) / runs;
				}
				final String where = method + " at " + i;
				assertEquals(mean[i], first, 4.5 * Math.sqrt((second - first * first) / runs) + 0.02 * Math.abs(mean[i]), where);
				assertEquals(square[i], second, 4.5 * Math.sqrt((fourth - second * second) / runs) + 0.02 * square[i], where);
			}
			final Map<String, Object> told = result.trajectory().metadata();
			assertTrue((double) told.get("kappa") <= method.kappa() * (1 + 1e-12) && (double) told.get("kappa") > 0);
		}
	}

	/** Inputs in other units, weights and rates with them: the same steps, as units that are powers of 2 cost no digit. */
	@Test
	void unitsDoNotMatter() {
		final double[] expected = inUnits(0);
		for (final int power : new int[] { -332, -220, -180, -90, 90, 166 })
			assertArrayEquals(expected, inUnits(power), "4^" + power);
	}

	/** With eigenvalues times 4^power, at the end, as if without. */
	private static double[] inUnits(final int power) {
		final double[] spectrum = Arrays.stream(SPECTRUM).map(value -> Math.scalb(value, 2 * power)).toArray();
		final LeastMeanSquares linear = new LeastMeanSquares(spectrum, Arrays.stream(LINEAR.teacher()).map(value -> Math
			.scalb(value, -power)).toArray());
		final double[] start = Arrays.stream(START).map(value -> Math.scalb(value, -power)).toArray();
		final SgdOptions options = options(LearningRateSchedule.constant(Math.scalb(0.05, -2 * power)), 2, 0.3, 200, 3,
			new Leaping(0.2, 1, Leaping.AUTOMATIC), 5);
		return Arrays.stream(run(linear, new Watched(linear, new ArrayList<>(), 2), options, start, 1, Progress.NONE)
			.weights()).map(value -> Math.scalb(value, power)).toArray();
	}

	/** Windows begin where the rule is asked for the speed: from there on no window crosses a kink or a record. */
	@Test
	void windowsEndAtKinksAndRecordsAndMeetKappa() {
		final int d = 30;
		final LeastMeanSquares linear = new LeastMeanSquares(PowerLaw.spectrum(d, 1.5), filled(d, 1));
		final LearningRateSchedule schedule = LearningRateSchedule.warmupStableDecay(0.1, 0.004, 300, 40, 100);
		for (final int batch : new int[] { 1, 2 }) {
			final List<Integer> begins = new ArrayList<>();
			final SgdOptions options = options(schedule, batch, 0.1, 399, 1, new Leaping(0.05, 8, Leaping.AUTOMATIC), 5);
			final Map<String, Object> told = run(linear, new Watched(linear, begins, batch), options, new double[d], 1,
				Progress.NONE).trajectory().metadata();
			assertTrue(begins.containsAll(List.of(0, 40, 200, 300)), "kinks: " + begins);
			assertFalse(begins.contains(41) || begins.contains(201), "a window behind a kink is as long as others");
			begins.add(399);
			for (final long record : LogSteps.upTo(399, 5))
				assertTrue(begins.contains((int) record), record + " in " + begins);
			long shortest = 400, longest = 0;
			double largest = 0;
			for (int k = 1; k < begins.size(); k++) {
				final int from = begins.get(k - 1), length = begins.get(k) - from;
				final double rate = Math.max(schedule.rate(from), schedule.rate(from + length - 1));
				final double kappa = length * 3 * rate * linear.spectrum()[8];
				assertTrue(length == 1 || kappa <= 0.05 * (1 + 1e-12), "from " + from + ", " + length + " steps");
				if (length > 1) largest = Math.max(largest, kappa);
				shortest = Math.min(shortest, length);
				longest = Math.max(longest, length);
			}
			assertEquals(begins.size() - 1L, told.get("windows"));
			assertEquals(shortest, told.get("shortestWindow"));
			assertEquals(longest, told.get("longestWindow"));
			assertTrue((double) told.get("kappa") >= largest * (1 - 1e-12) && (double) told.get("kappa") <= 0.05);
			assertEquals(8L, told.get("smallestHead"));
			assertEquals(8L, told.get("largestHead"));
		}
	}

	/** Notes the steps at which a window begins; its tail moves three times as fast as it has to. */
	private static final class Watched implements LeapLaw, LeapLaw.Rule {

		private final LeastMeanSquares linear;
		private final List<Integer> begins;
		private final int batch;
		private int samples;

		Watched(final LeastMeanSquares linear, final List<Integer> begins, final int batch) {
			this.linear = linear;
			this.begins = begins;
			this.batch = batch;
		}

		@Override
		public double coefficient(final double response, final double teacherResponse, final double noise,
			final StepSize stepSize)
		{
			samples++;
			return linear.coefficient(response, teacherResponse, noise, stepSize);
		}

		@Override
		public double speed(final double energy, final double overlap) {
			begins.add(samples / batch);
			return 3;
		}

		@Override
		public Rule rule(final long run) {
			return this;
		}

		@Override
		public double leastSpeed() {
			return 1;
		}

		@Override
		public String leastSpeedName() {
			return "1";
		}
	}

	/** s and u that the rule is told are those of the weights at the beginning of each window. */
	@Test
	void theRuleIsToldEnergyAndOverlap() {
		final List<double[]> told = new ArrayList<>();
		final LeapLaw law = new LeapLaw() {

			@Override
			public Rule rule(final long run) {
				return new Rule() {

					@Override
					public double coefficient(final double response, final double teacherResponse, final double noise,
						final StepSize stepSize)
					{
						return 0;
					}

					@Override
					public double speed(final double energy, final double overlap) {
						told.add(new double[] { energy, overlap });
						return 1;
					}
				};
			}

			@Override
			public double leastSpeed() {
				return 1;
			}

			@Override
			public String leastSpeedName() {
				return "1";
			}
		};
		for (int head = 0; head <= 4; head++)
			run(LINEAR, law, options(LearningRateSchedule.constant(1e-6), 1, 0, 2, 1, new Leaping(0.05, head, 1), 2), START, 1,
				Progress.NONE);
		double energy = 0, overlap = 0;
		for (int i = 0; i < 4; i++) {
			energy += SPECTRUM[i] * START[i] * START[i];
			overlap += SPECTRUM[i] * START[i] * LINEAR.teacher()[i];
		}
		assertEquals(9, told.size()); // a window without tail is longer than one step
		for (final double[] both : told)
			assertArrayEquals(new double[] { energy, overlap }, both, 1e-14);
	}

	@Test
	void divergedRunsEndAtTheWeightsBefore() {
		for (final int batch : new int[] { 1, 2 }) {
			final SgdResult result = run(LINEAR, LINEAR, options(LearningRateSchedule.constant(100), batch, 0.1, 500, 3,
				new Leaping(0.05, 2, 1), 501), START, 1, Progress.NONE);
			assertEquals(3, result.divergedRuns());
			result.trajectory().groups("run").forEach((run, rows) -> {
				final int last = rows.rows() - 1;
				assertEquals(1, rows.get("diverged", last));
				assertEquals(last, rows.get("step", last));
				assertEquals(result.weights()[4 * (int) (double) run], rows.get("weight", last));
				assertTrue(Double.isFinite(rows.get("loss", last)));
			});
		}
	}

	@Test
	void aCancelStopsWithinMillionsOfNumbers() {
		final int d = 1000;
		final LeastMeanSquares linear = new LeastMeanSquares(PowerLaw.spectrum(d, 1), filled(d, 1));
		final Looks looks = new Looks(4);
		final SgdResult result = run(linear, linear, options(LearningRateSchedule.constant(1e-4), 10, 0, 1_000_000, 1,
			new Leaping(0.05, 500, Leaping.AUTOMATIC), 2), new double[d], 1, looks);
		assertTrue(result.canceled());
		assertEquals(4, looks.count());
		assertTrue(looks.last() > 0 && looks.last() < 3 * 1.1 * (1 << 20) / 5020 / 1e6, "was " + looks.last());
		final Looks whole = new Looks(Integer.MAX_VALUE);
		assertFalse(run(linear, linear, options(LearningRateSchedule.constant(1e-4), 1, 0, 20_000, 2, Leaping.automatic(), 2),
			new double[d], 1, whole).canceled());
		assertEquals(1, whole.last(), 1e-12);
	}

	private static double[] filled(final int length, final double value) {
		final double[] values = new double[length];
		Arrays.fill(values, value);
		return values;
	}
}
