package org.scalinglaws.retrieval.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.GradientDescent;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.sgd.floor.NoiseFloor;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Notes;
import org.scalinglaws.task.Progress;

@Tag("slow")
class SgdPredictionTest {

	private static final long PLAIN = 1L << 60;

	private static SpectralMeasure random(final int dimension, final double exponent, final double norm,
		final long seed)
	{
		final double[] spectrum = PowerLaw.spectrum(dimension, exponent);
		return SpectralMeasure.full(spectrum, Teachers.random(spectrum, "energy", Streams.of(seed)), StartingWeights.onSphere(
			dimension, norm, 1, Streams.of(seed)));
	}

	private static Columns plain(final SpectralMeasure measure, final LearningRateSchedule schedule, final double noise,
		final int batch, final long steps, final int records)
	{
		return new SgdPrediction(measure, schedule, noise, batch, 1e-8, PLAIN).solve(steps, records, Progress.NONE)
			.trajectory();
	}

	private static Columns leaping(final SpectralMeasure measure, final LearningRateSchedule schedule,
		final double noise, final int batch, final long steps, final int records)
	{
		return new SgdPrediction(measure, schedule, noise, batch, 1e-8).solve(steps, records, Progress.NONE).trajectory();
	}

	private static LearningRateSchedule schedule(final String kind, final double rate, final long steps) {
		return switch (kind) {
			case "linear" -> LearningRateSchedule.linear(rate, rate / 100, steps);
			case "exponential" -> LearningRateSchedule.exponential(rate, rate / 100, steps);
			case "cosine" -> LearningRateSchedule.cosine(rate, rate / 100, steps);
			case "warm-up" -> LearningRateSchedule.warmupStableDecay(rate, rate / 100, steps, steps / 10, steps / 5);
			case "power" -> LearningRateSchedule.power(rate, 0.5, 100, steps);
			default -> LearningRateSchedule.constant(rate);
		};
	}

	/** Tolerance 1e-8 with a margin of 2; gaps a hundred times more, and in absolute terms 1e-10 where they pass 0. */
	private static void same(final Columns expected, final Columns actual) {
		assertEquals(expected.rows(), actual.rows());
		for (int row = 0; row < expected.rows(); row++)
			for (final String name : expected.names()) {
				final double value = expected.get(name, row), relative = name.endsWith("Gap") ? 2e-6 : 2e-8;
				assertEquals(value, actual.get(name, row), relative * Math.abs(value) + (name.endsWith("Gap") ? 1e-10 : 1e-20) + 1e-9 * (name.equals("overlap") ? Math.sqrt(expected.get("energy", row)) : 0), name + " at step " + expected
						.get("step", row));
			}
	}

	/** Eigenvalues in another unit, weights in one over its root and rates in one over it: the same steps. */
	@ParameterizedTest
	@CsvSource({ "1e-198, constant", "1e-170, warm-up", "1e-160, power", "1e99, cosine" })
	void noUnitMatters(final double unit, final String kind) {
		final SpectralMeasure measure = random(60, 1.5, 1, 1), other = SpectralMeasure.of(measure.moments().inUnits(1 / unit));
		final long steps = 20_000;
		final double rate = new LinearisedSgd(measure, 1).criticalLearningRate() / 3;
		assertEquals(3 * rate / unit, new LinearisedSgd(other, 1).criticalLearningRate(), 1e-12 * rate / unit);
		final NoiseFloor floor = new LinearisedSgd(measure, 1).floor(rate, 0.05), same = new LinearisedSgd(other, 1).floor(rate /
			unit, 0.05);
		assertEquals(1, same.loss() / floor.loss(), 1e-10);
		assertEquals(1, same.meanSquaredError() * unit / floor.meanSquaredError(), 1e-10);
		final Columns expected = leaping(measure, schedule(kind, rate, steps), 0.05, 1, steps, 20);
		final Columns found = leaping(other, schedule(kind, rate / unit, steps), 0.05, 1, steps, 20);
		final double[] times = found.column("time"), errors = found.column("meanSquaredError");
		for (int row = 0; row < times.length; row++) {
			times[row] *= unit;
			errors[row] *= unit;
		}
		same(expected, found.with("time", times).with("meanSquaredError", errors));
	}

	@ParameterizedTest
	@CsvSource({ "constant, 1.5, 0.05, 1, 3", "constant, 2, 0, 16, 3", "constant, 4, 0.05, 1, 10", "constant, 0, 0, 1, 10",
		"linear, 2, 0.05, 16, 3", "exponential, 1.5, 0, 1, 5", "cosine, 2, 0.05, 1, 3", "warm-up, 2, 0.05, 16, 10",
		"warm-up, 1.5, 0, 1, 3", "power, 1.5, 0.05, 1, 3", "constant, 1.5, 0.05, 1, 1000", "cosine, 1, 1, 4, 100" })
	void leapsGoWhereTheStepsGo(final String kind, final double exponent, final double noise, final int batch,
		final double part)
	{
		final SpectralMeasure measure = random(60, exponent, 1, 1);
		final long steps = 300_000;
		final double critical = new LinearisedSgd(measure, batch).criticalLearningRate();
		final LearningRateSchedule schedule = schedule(kind, critical / part, steps);
		final Columns expected = plain(measure, schedule, noise, batch, steps, 70);
		final Columns actual = leaping(measure, schedule, noise, batch, steps, 70);
		same(expected, actual);
		assertTrue(((Number) actual.metadata().get("leaps")).longValue() > 5, "does not leap");
		assertTrue(((Number) actual.metadata().get("plainSteps")).longValue() < steps / 20, "hardly leaps");
		assertEquals(steps, expected.metadata().get("plainSteps"));
	}

	/** Leaps that are as long as the fastest changes may be refused, but not for long. */
	@ParameterizedTest
	@CsvSource({ "1.5, 1e-8", "2, 1e-8", "1.5, 1e-12" })
	void doesNotStayWithSteps(final double exponent, final double tolerance) {
		final Columns trajectory = new SgdPrediction(random(1000, exponent, 1, 1), LearningRateSchedule.constant(1e-3), 0.05, 1,
			tolerance).solve(1_000_000, 200, Progress.NONE).trajectory();
		assertTrue(((Number) trajectory.metadata().get("plainSteps")).longValue() < 20_000);
	}

	/** The recursion of the moments of w themselves, as the theory has it, without changes of variables. */
	@ParameterizedTest
	@CsvSource({ "1.5, 0, 1", "2, 0.05, 2", "1, 0.3, 3" })
	void isTheRecursionAboutTheOrigin(final double exponent, final double noise, final long seed) {
		final SpectralMeasure measure = random(40, exponent, 1, seed);
		final double rate = 3e-3, t = measure.teacherEnergy();
		final double[] v = measure.startSquared().clone(), p = measure.startTeacher().clone(), lambda = measure.eigenvalue();
		final Columns trajectory = plain(measure, LearningRateSchedule.constant(rate), noise, 1, 1500, 50);
		long step = 0;
		for (int row = 0; row < trajectory.rows(); row++) {
			for (; step < trajectory.get("step", row); step++) {
				double s = 0, u = 0;
				for (int i = 0; i < v.length; i++) {
					s += lambda[i] * v[i];
					u += lambda[i] * p[i];
				}
				final double mean = 15 * s * s * s - 6 * s * s * t - 24 * s * u * u + 3 * s * t * t + 12 * t * u * u + noise * s;
				final double pp = 90 * s * s - 24 * (s * t + 2 * u * u) + 6 * t * t + 2 * noise;
				final double pq = -48 * s * u + 24 * t * u, qq = -12 * s * s + 12 * (s * t + 2 * u * u);
				for (int i = 0; i < v.length; i++) {
					final double teacher = measure.teacherSquared()[i];
					v[i] += -8 * rate * lambda[i] * ((3 * s - t) * v[i] - 2 * u * p[i]) + 16 * rate * rate * (lambda[i] * mean +
						lambda[i] * lambda[i] * (pp * v[i] + 2 * pq * p[i] + qq * teacher));
					p[i] -= 4 * rate * lambda[i] * ((3 * s - t) * p[i] - 2 * u * teacher);
				}
			}
			double s = 0, u = 0, plus = 0, minus = 0;
			for (int i = 0; i < v.length; i++) {
				s += lambda[i] * v[i];
				u += lambda[i] * p[i];
				plus += v[i] - 2 * p[i] + measure.teacherSquared()[i];
				minus += v[i] + 2 * p[i] + measure.teacherSquared()[i];
			}
			assertEquals(step * rate, trajectory.get("time", row), 1e-12);
			assertEquals(u, trajectory.get("overlap", row), 1e-11);
			assertEquals(s, trajectory.get("energy", row), 1e-11);
			assertEquals(3 * s * s + 3 * t * t - 4 * u * u - 2 * s * t, trajectory.get("loss", row), 1e-11);
			assertEquals(Math.min(plus, minus) / 40, trajectory.get("meanSquaredError", row), 1e-10);
		}
	}

	/** A batch of 10^9 has no fluctuations but a billionth of those of a sample. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void isGradientDescentForHugeBatches(final long seed) {
		final SpectralMeasure measure = random(30, 1.5, 0.3, seed);
		final Columns descent = new GradientDescent(measure, 0.02).solve(20_000, 60, Progress.NONE).trajectory();
		final Columns predicted = leaping(measure, LearningRateSchedule.constant(0.02), 0, 1_000_000_000, 20_000, 60);
		for (int row = 0; row < descent.rows(); row++)
			for (final String name : List.of("step", "time", "overlap", "energy", "loss", "meanSquaredError"))
				assertEquals(descent.get(name, row), predicted.get(name, row), 1e-6 * Math.abs(descent.get(name, row)) + 1e-9,
					name + " at row " + row);
	}

	@Test
	void approachesTheFlowWithTheFirstPowerOfTheLearningRate() {
		final SpectralMeasure measure = random(50, 1.5, 1, 5);
		final double end = 30;
		final Columns flow = new GradientFlow(measure, 1e-10).solve(new double[] { end }, 1, false, Progress.NONE)
			.trajectory();
		for (final String name : List.of("overlap", "energy", "loss", "meanSquaredError")) {
			final double[] change = new double[2];
			for (int i = 0; i < 2; i++) {
				final long steps = 3_000_000L << i;
				change[i] = leaping(measure, LearningRateSchedule.constant(end / steps), 0, 1, steps, 2).get(name, 1) - flow.get(
					name, 0);
			}
			assertEquals(2, change[0] / change[1], 2e-3, name); // the next order is the rate times some ten
		}
	}

	/** Minus the start goes to minus the teacher, along the same way. */
	@Test
	void isSymmetricUnderSigns() {
		final SpectralMeasure plus = random(30, 1.5, 1, 2);
		final double[] mirrored = Arrays.stream(plus.startTeacher()).map(x -> -x).toArray();
		final SpectralMeasure minus = new SpectralMeasure(plus.eigenvalue(), plus.multiplicity(), plus.startSquared(),
			mirrored, plus.teacherSquared());
		final PredictionResult a = new SgdPrediction(plus, LearningRateSchedule.constant(1e-3), 0.1, 1, 1e-8).solve(100_000,
			30, Progress.NONE), b = new SgdPrediction(minus, LearningRateSchedule.constant(1e-3), 0.1, 1, 1e-8).solve(100_000,
				30, Progress.NONE);
		assertEquals(a.sign(), -b.sign());
		for (int row = 0; row < 30; row++) {
			assertEquals(a.trajectory().get("overlap", row), -b.trajectory().get("overlap", row), 0);
			assertEquals(a.trajectory().get("loss", row), b.trajectory().get("loss", row), 0);
		}
	}

	/** Started at the optimum to the last digit: the error is that of the noise alone, however small. */
	@Test
	void keepsItsDigitsAtTheOptimum() {
		final double[] spectrum = PowerLaw.spectrum(20, 1), teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final double[] minus = Arrays.stream(teacher).map(x -> -x).toArray();
		for (final double[] start : new double[][] { teacher, minus }) {
			final SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
			final Columns quiet = leaping(measure, LearningRateSchedule.constant(1e-3), 0, 1, 100_000, 5);
			for (int row = 0; row < quiet.rows(); row++)
				assertEquals(0, quiet.get("loss", row), 0);
			// after one step the error is 16 eta^2 v tr G, with G = Q + 2mm' (s* = 1)
			final double variance = 1e-25;
			double trace = 0;
			for (int i = 0; i < 20; i++)
				trace += spectrum[i] + 2 * Math.pow(spectrum[i] * teacher[i], 2);
			assertEquals(16e-6 * variance * trace / 20, leaping(measure, LearningRateSchedule.constant(1e-3), variance, 1,
				10_000, 5).get("meanSquaredError", 1), 1e-10 * 16e-6 * variance);
		}
	}

	/** Coordinates of equal eigenvalue are one node; nodes of a quadrature, of any sign, stand for many. */
	@Test
	void nodesStandForCoordinates() {
		final SpectralMeasure full = random(3000, 1.5, 1, 1);
		final double[] spectrum = full.eigenvalue(), teacher = Teachers.random(spectrum, "energy", Streams.of(1)), start =
			StartingWeights.onSphere(3000, 1, 1, Streams.of(1));
		final LearningRateSchedule schedule = LearningRateSchedule.constant(3e-3);
		final Columns all = leaping(full, schedule, 0.05, 1, 1_000_000, 30);
		final Columns few = leaping(Binning.of(spectrum, teacher, start, 512), schedule, 0.05, 1, 1_000_000, 30);
		for (int row = 0; row < 30; row++)
			for (final String name : List.of("overlap", "energy", "loss", "meanSquaredError"))
				assertEquals(1, few.get(name, row) / all.get(name, row), 1e-6, name + " at row " + row);
		final SpectralMeasure equal = random(7, 0, 1, 3);
		final SpectralMeasure one = new SpectralMeasure(new double[] { 1.0 / 7 }, new double[] { 7 }, sum(equal
			.startSquared()), sum(equal.startTeacher()), sum(equal.teacherSquared()));
		final Columns apart = leaping(equal, schedule, 0.05, 1, 10_000, 10), together = leaping(one, schedule, 0.05, 1,
			10_000, 10);
		for (int row = 0; row < 10; row++)
			assertEquals(1, apart.get("loss", row) / together.get("loss", row), 1e-12);
	}

	private static double[] sum(final double[] values) {
		return new double[] { Arrays.stream(values).sum() };
	}

	/** Mean field and linearised equation agree to leading order at the floor, and far below the critical rate. */
	@Test
	void endsAtTheFloor() {
		final SpectralMeasure measure = random(20, 1, 1, 1);
		final double rate = 1e-5, noise = 0.1;
		final Columns trajectory = leaping(measure, LearningRateSchedule.constant(rate), noise, 1, 1_000_000_000_000L, 10);
		final NoiseFloor floor = new LinearisedSgd(measure, 1).floor(rate, noise);
		assertEquals(1, trajectory.get("loss", 9) / floor.loss(), 100 * rate);
		// a coordinate's share of the noise along the teacher stays with it in the mean field
		assertEquals(1 + 2.0 / 20, trajectory.get("meanSquaredError", 9) / floor.meanSquaredError(), 100 * rate);
	}

	@Test
	@Timeout(10)
	void divergenceIsAResult() {
		for (final int dimension : new int[] { 1, 2, 30, 400 })
			for (final double rate : new double[] { 0.2, 3, 1e10, 1e290 }) {
				final PredictionResult result = new SgdPrediction(random(dimension, 2, 1, 1), LearningRateSchedule.constant(rate),
					0.1, 1, 1e-8).solve(1_000_000_000_000L, 100, Progress.NONE);
				final Columns trajectory = result.trajectory();
				assertTrue(result.diverged());
				final int last = trajectory.rows() - 1;
				assertTrue(last >= 1 && last < 99);
				assertEquals(1, Arrays.stream(trajectory.column("diverged")).sum(), 0);
				assertEquals(1, trajectory.get("diverged", last), 0);
				assertTrue(trajectory.get("step", last) >= trajectory.get("step", last - 1));
				for (int row = 0; row <= last; row++)
					for (final double value : trajectory.row(row))
						assertTrue(Double.isFinite(value), "row " + Arrays.toString(trajectory.row(row)));
			}
	}

	/** One coordinate is stable while 16 eta > 16 eta^2 (12 + 24 + 48), up to 1/84. */
	@Test
	@Timeout(10)
	void theMeanFieldHasAStabilityOfItsOwn() {
		final double[] one = { 1 }, start = { 0.9 };
		final SpectralMeasure measure = SpectralMeasure.full(one, one, start);
		assertTrue(new SgdPrediction(measure, LearningRateSchedule.constant(1.02 / 84), 1e-6, 1, 1e-8).solve(10_000_000, 50,
			Progress.NONE).diverged());
		assertFalse(new SgdPrediction(SpectralMeasure.full(one, one, new double[] { 0.999 }), LearningRateSchedule.constant(
			0.98 / 84), 0, 1, 1e-8).solve(10_000_000, 50, Progress.NONE).diverged());
	}

	@Test
	void recordsAreTheStartAndLogSpacedSteps() {
		final long steps = 1_000_000_000_000_000L;
		final Columns trajectory = leaping(random(10, 1, 1, 1), LearningRateSchedule.constant(1e-3), 0, 1, steps, 60);
		assertEquals(List.of("time", "step", "overlap", "energy", "overlapGap", "energyGap", "loss", "meanSquaredError",
			"diverged"), trajectory.names());
		final long[] expected = LogSteps.upTo(steps, 60);
		assertEquals(60, trajectory.rows());
		for (int row = 0; row < 60; row++) {
			assertEquals(expected[row], trajectory.get("step", row), 0);
			assertEquals(expected[row] * 1e-3, trajectory.get("time", row), 1e-15 * steps);
		}
		assertEquals(steps, trajectory.metadata().get("steps"));
		assertEquals(2, leaping(random(10, 1, 1, 1), LearningRateSchedule.constant(1e-3), 0, 1, 1, 60).rows());
	}

	/** More records than leaps, some within the first steps of one; as many as there are steps. */
	@Test
	void recordsDoNotDisturb() {
		final SpectralMeasure measure = random(25, 1.5, 1, 4);
		final LearningRateSchedule schedule = LearningRateSchedule.constant(1e-6);
		final long steps = 300_000;
		final Columns many = leaping(measure, schedule, 0.05, 1, steps, 50), few = leaping(measure, schedule, 0.05, 1, steps,
			2);
		assertTrue(((Number) many.metadata().get("leaps")).longValue() < 30);
		assertEquals(0L, many.metadata().get("plainSteps"));
		same(plain(measure, schedule, 0.05, 1, steps, 50), many);
		assertEquals(many.get("loss", 49), few.get("loss", 1), 0);
		final Columns all = leaping(measure, schedule, 0.05, 1, steps, 300_001);
		assertEquals(steps, all.metadata().get("plainSteps"));
		assertEquals(300_001, all.rows());
	}

	@Test
	void cancelLeavesAMarkedPart() {
		final Progress soon = new Progress() {

			private int asked;

			@Override
			public void update(final double fraction) {
				// not needed
			}

			@Override
			public boolean isCanceled() {
				return ++asked > 30;
			}
		};
		for (final long shortest : new long[] { ModeLeaps.SHORTEST_LEAP, PLAIN }) {
			final PredictionResult result = new SgdPrediction(random(2000, 1.5, 1, 1), LearningRateSchedule.constant(1e-3), 0, 1,
				1e-8, shortest).solve(1_000_000_000, 200, soon);
			assertTrue(result.canceled());
			assertEquals(true, result.trajectory().metadata().get("canceled"));
			assertTrue(result.trajectory().rows() >= 1 && result.trajectory().rows() < 200);
		}
	}

	@Test
	void progressRisesToTheEnd() {
		final Notes notes = new Notes();
		new SgdPrediction(random(100, 1.5, 1, 1), LearningRateSchedule.cosine(1e-3, 1e-5, 1_000_000), 0.1, 1, 1e-8).solve(
			1_000_000, 20, notes);
		assertTrue(notes.fractions().size() > 10);
		for (int k = 1; k < notes.fractions().size(); k++)
			assertTrue(notes.fractions().get(k) >= notes.fractions().get(k - 1));
		assertEquals(1, notes.last(), 0);
	}

	@Test
	void badInputIsNamed() {
		final SpectralMeasure measure = random(3, 1, 1, 1);
		final LearningRateSchedule schedule = LearningRateSchedule.constant(1e-3);
		refuses("measure", () -> new SgdPrediction(null, schedule, 0, 1, 1e-8));
		refuses("schedule", () -> new SgdPrediction(measure, null, 0, 1, 1e-8));
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			refuses("noiseVariance", () -> new SgdPrediction(measure, schedule, bad, 1, 1e-8));
			refuses("tolerance", () -> new SgdPrediction(measure, schedule, 0, 1, bad));
		}
		for (final int bad : new int[] { 0, -1, 1_000_000_001 })
			refuses("batchSize", () -> new SgdPrediction(measure, schedule, 0, bad, 1e-8));
		final SgdPrediction prediction = new SgdPrediction(measure, schedule, 0, 1, 1e-8);
		for (final long bad : new long[] { 0, -1, 1_000_000_000_000_001L })
			refuses("steps", () -> prediction.solve(bad, 10, Progress.NONE));
		for (final int bad : new int[] { 1, 0, 1_000_001 })
			refuses("records", () -> prediction.solve(10, bad, Progress.NONE));
		refuses("weights", () -> new SgdPrediction(random(3, 1, 1e100, 1), schedule, 0, 1, 1e-8).solve(10, 5, Progress.NONE));
	}

	private static void refuses(final String name, final Executable making) {
		final String message = assertThrows(IllegalArgumentException.class, making).getMessage();
		assertTrue(message.startsWith(name + " "), message);
	}
}
