package org.scalinglaws.online.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalinglaws.modes.ModeLeaps;
import org.scalinglaws.online.dynamics.IndexPrediction;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.LogSteps;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The curves against other ways to the same numbers: a plain recursion, Monte Carlo, a solver, closed forms. */
@Tag("slow")
class ScalingCurvesTest {

	private static final List<String> CURVES = List.of("exact", "volterra", "firstOrder");

	private static Columns curves(final SourceProblem problem, final LearningRateSchedule rates, final long steps,
		final int records)
	{
		return ScalingCurves.of(problem, rates, steps, records, Progress.NONE);
	}

	static Stream<LearningRateSchedule> schedules() {
		return schedules(0.05, 20_000);
	}

	static Stream<LearningRateSchedule> shortSchedules() {
		return schedules(0.1, 1000);
	}

	private static Stream<LearningRateSchedule> schedules(final double rate, final long steps) {
		return Stream.of(LearningRateSchedule.constant(rate), LearningRateSchedule.linear(rate, rate / 100, steps),
			LearningRateSchedule.exponential(rate, rate / 100, steps), LearningRateSchedule.cosine(rate, rate / 100, steps),
			LearningRateSchedule.warmupStableDecay(rate, rate / 100, steps, steps / 20, steps / 5), LearningRateSchedule.power(
				rate, 0.5, steps / 100.0, steps));
	}

	/** Within 0.2 % and 0.5 %; steps of 0.05 add up to 0.3 % while the first features are learned (0.316 % after 22). */
	@ParameterizedTest
	@MethodSource("schedules")
	void continuousTimeIsCloseToSteps(final LearningRateSchedule rates) {
		final Columns table = curves(new SourceProblem(2, 0.5, 500, 0.01, 1), rates, 20_000, 60);
		assertEquals(20_000, table.last("step"));
		for (int row = 0; row < table.rows(); row++) {
			final double exact = table.get("exact", row);
			assertEquals(rates.time(table.get("step", row)), table.get("time", row), 0);
			assertEquals(exact, table.get("volterra", row), (table.get("step", row) > 200 ? 2.2e-3 : 3.2e-3) * exact,
				"volterra at " + table.get("step", row));
			assertEquals(exact, table.get("firstOrder", row), 5e-3 * exact, "first order at " + table.get("step", row));
		}
	}

	/** At tiny rates steps are as good as continuous time, so that not even the tail may be missed anywhere. */
	@Test
	void continuousTimeIsTheLimitOfSmallSteps() {
		final double[] differences = new double[2];
		for (int i = 0; i < 2; i++) {
			final long steps = i == 0 ? 8000 : 32_000;
			final Columns table = curves(new SourceProblem(1.5, 0.3, 20, 0.2, 3), LearningRateSchedule.linear(40.0 / steps, 4.0 /
				steps, steps), steps, 2);
			differences[i] = Math.abs(table.last("volterra") / table.last("exact") - 1);
		}
		assertEquals(4, differences[0] / differences[1], 0.1); // of first order in the rate
	}

	@ParameterizedTest
	@MethodSource("schedules")
	void recursionIsThatOfTheMoments(final LearningRateSchedule rates) {
		final SourceProblem problem = new SourceProblem(1.7, 0.6, 23, 0.3, 4);
		final double tail = problem.tail();
		final double[] c = new double[23];
		for (int j = 1; j <= 23; j++)
			c[j - 1] = Math.pow(j, 1.7 - (0.6 * 1.7 + 1));
		final Columns table = curves(problem, rates, 500, 600);
		assertEquals(501, table.rows());
		for (int step = 0; step <= 500; step++) {
			double sum = 0;
			for (int j = 0; j < 23; j++)
				sum += Math.pow(j + 1, -1.7) * c[j];
			assertEquals((sum + tail) / 2, table.get("exact", step), 1e-13 * sum);
			final double eta = rates.rate(step);
			for (int j = 0; j < 23; j++) {
				final double lambda = Math.pow(j + 1, -1.7);
				c[j] = Math.pow(1 - eta * lambda, 2) * c[j] + eta * eta / 4 * lambda * (lambda * c[j] + sum + 0.3 + tail);
			}
		}
	}

	/** Many steps at once against each of them. */
	@ParameterizedTest
	@MethodSource("schedules")
	void leapsAreSteps(final LearningRateSchedule rates) {
		final SourceProblem problem = new SourceProblem(1.5, 0.6, 40, 0.3, 4);
		final long[] steps = LogSteps.upTo(20_000, 50);
		final double[] plain = ExactMoments.risks(problem, rates, steps, 1L << 40, Progress.NONE);
		final double[] leaping = ExactMoments.risks(problem, rates, steps, ModeLeaps.SHORTEST_LEAP, Progress.NONE);
		for (int i = 0; i < steps.length; i++)
			assertEquals(plain[i], leaping[i], 1e-9 * plain[i], "after " + steps[i]);
	}

	/** The same problem as a student and a teacher with the link linear, features beyond the last one as noise. */
	@Test
	void isALinearIndexProblem() {
		final SourceProblem problem = new SourceProblem(1.5, 0.6, 30, 0.2, 3);
		final double[] spectrum = problem.eigenvalues(), teacher = problem.startErrors();
		for (int j = 0; j < 30; j++)
			teacher[j] = Math.sqrt(teacher[j] / spectrum[j]);
		final LearningRateSchedule rates = LearningRateSchedule.exponential(0.1, 0.001, 5000);
		final Columns index = new IndexPrediction(NodeMoments.full(spectrum, new double[][] { new double[30], teacher }),
			new IndexProblem(Link.of("linear"), Loss.of("halfSquared"), 1, 1, problem.effectiveNoise()), rates, 3, 1e-10).solve(5000,
				20, Progress.NONE).trajectory();
		final Columns table = curves(problem, rates, 5000, 20);
		assertArrayEquals(index.column("step"), table.column("step"));
		for (int row = 0; row < table.rows(); row++)
			assertEquals(index.get("loss", row) + problem.tail() / 2, table.get("exact", row), 1e-9 * table.get("exact", row));
	}

	/** Runs of SGD itself, the tail drawn as the one normal number that it is. */
	@Test
	void recursionIsTheMeanOfRuns() {
		final int features = 6, batch = 2, runs = 20_000, steps = 40;
		final SourceProblem problem = new SourceProblem(1.5, 0.4, features, 0.1, batch);
		final LearningRateSchedule rates = LearningRateSchedule.warmupStableDecay(0.3, 0.03, steps, 5, 20);
		final RandomStream normal = Streams.of(1).stream("test", 0);
		double sum = 0, squares = 0;
		final double[] x = new double[features + 1];
		for (int run = 0; run < runs; run++) {
			final double[] v = new double[features];
			for (int step = 0; step < steps; step++) {
				final double[] gradient = new double[features];
				for (int sample = 0; sample < batch; sample++) {
					normal.fillGaussian(x, 0, features + 1);
					double wrong = x[features] * Math.sqrt(0.1 + problem.tail()); // label less output, to begin with
					for (int j = 0; j < features; j++) {
						x[j] *= Math.pow(j + 1, -0.75);
						wrong += (Math.pow(j + 1, 0.75 - 0.8) - v[j]) * x[j];
					}
					for (int j = 0; j < features; j++)
						gradient[j] -= wrong * x[j] / batch;
				}
				for (int j = 0; j < features; j++)
					v[j] -= rates.rate(step) * gradient[j];
			}
			double risk = problem.tail() / 2;
			for (int j = 0; j < features; j++)
				risk += Math.pow(j + 1, -1.5) * Math.pow(Math.pow(j + 1, 0.75 - 0.8) - v[j], 2) / 2;
			sum += risk;
			squares += risk * risk;
		}
		final double mean = sum / runs, error = Math.sqrt((squares / runs - mean * mean) / runs);
		final double exact = curves(problem, rates, steps, 2).last("exact");
		assertEquals(exact, mean, 3 * error);
		assertTrue(error < 0.01 * exact, "the test sees one per cent");
	}

	/** Against a solver of ordinary equations, feature by feature. */
	@ParameterizedTest
	@MethodSource("shortSchedules")
	void integralsAreThoseOfASolver(final LearningRateSchedule rates) {
		final int features = 12, steps = 1000;
		final SourceProblem problem = new SourceProblem(1.3, 0.4, features, 0.05, 2);
		final double noise = 0.05 + problem.tail();
		final double[] lambda = problem.eigenvalues(), y = new double[3 * features]; // volterra, first order, no force
		for (int part = 0; part < 3; part++)
			System.arraycopy(problem.startErrors(), 0, y, part * features, features);
		final FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {

			@Override
			public int getDimension() {
				return 3 * features;
			}

			@Override
			public void computeDerivatives(final double time, final double[] r, final double[] slope) {
				final double step = new BrentSolver(1e-11).solve(100, k -> rates.time(k) - time, 0, steps + 1);
				final double gamma = rates.rate(Math.max(0, step - 0.5));
				final double[] sum = new double[3];
				for (int i = 0; i < r.length; i++)
					sum[i / features] += r[i];
				final double[] force = { sum[0] + noise, sum[2] + noise, 0 };
				for (int i = 0; i < r.length; i++)
					slope[i] = lambda[i % features] * (-2 * r[i] + gamma / 2 * lambda[i % features] * force[i / features]);
			}
		};
		final DormandPrince853Integrator solver = new DormandPrince853Integrator(1e-9, 20, 1e-14, 1e-11);
		final Columns table = curves(problem, rates, steps, 8);
		final double[] kinks = DoubleStream.of(0.5, 50, 50.5, 800, 800.5).map(rates::time).toArray();
		double before = 0;
		for (int row = 1; row < table.rows(); row++) {
			final double from = before, time = table.get("time", row);
			for (final double stop : DoubleStream.concat(Arrays.stream(kinks), DoubleStream.of(time)).filter(stop -> stop > from +
				1e-9 && stop <= time).sorted().toArray())
			{
				solver.integrate(equations, before, y, stop, y);
				before = stop;
			}
			final double volterra = Arrays.stream(y, 0, features).sum() + problem.tail();
			final double first = Arrays.stream(y, features, 2 * features).sum() + problem.tail();
			assertEquals(volterra / 2, table.get("volterra", row), 1e-9 * volterra, "at " + time);
			assertEquals(first / 2, table.get("firstOrder", row), 1e-9 * first, "at " + time);
		}
	}

	/** The law as it is written: E = delta + e(t) + (1/B) int K(t - z) gamma (e(z) + delta + noise/2) dz, K = sum lambda^2 exp(-2 lambda t). */
	@ParameterizedTest
	@CsvSource({ "2, 0.5, 300, 0.01, 1, 0.05, 1000000", "1.2, 2, 40, 1, 7, 0.3, 1000", "3, 0.2, 5, 0, 1, 0.1, 3" })
	void firstOrderIsTheLaw(final double b, final double s, final int features, final double noise, final int batch,
		final double rate, final long steps)
	{
		final SourceProblem problem = new SourceProblem(b, s, features, noise, batch);
		final double[] lambda = problem.eigenvalues(), start = problem.startErrors();
		final Columns table = curves(problem, LearningRateSchedule.constant(rate), steps, 12);
		for (int row = 0; row < table.rows(); row++) {
			final double t = table.get("time", row);
			double twice = problem.tail();
			for (int j = 0; j < features; j++) {
				final double stay = Math.exp(-2 * lambda[j] * t);
				double integral = -Math.expm1(-2 * lambda[j] * t) / (2 * lambda[j]) * (noise + problem.tail());
				for (int i = 0; i < features; i++)
					integral += start[i] * (i == j ? t * stay : Math.exp(-2 * Math.min(lambda[i], lambda[j]) * t) * -Math.expm1(-2 *
						Math.abs(lambda[j] - lambda[i]) * t) / (2 * Math.abs(lambda[j] - lambda[i])));
				twice += start[j] * stay + rate / batch * lambda[j] * lambda[j] * integral;
			}
			assertEquals(twice / 2, table.get("firstOrder", row), 5e-12 * twice, "at " + t);
		}
	}

	@Test
	void aStationaryRiskHasAClosedForm() {
		// one feature: r = (1 - 2 eta + (1 + 1/B) eta^2) r + eta^2 (r + n)/B in the end
		final SourceProblem problem = new SourceProblem(2, 1, 1, 0.5, 2);
		final double eta = 0.2, n = 0.5 + problem.tail();
		final double r = eta * eta * n / 2 / (2 * eta - 2 * eta * eta);
		final Columns table = curves(problem, LearningRateSchedule.constant(eta), 1000, 2);
		assertEquals((r + problem.tail()) / 2, table.last("exact"), 1e-15);
		final double volterra = eta * n / 2 / (2 - eta / 2);
		assertEquals((volterra + problem.tail()) / 2, table.last("volterra"), 1e-11);
		assertEquals((eta / 4 * (n) + problem.tail()) / 2, table.last("firstOrder"), 1e-11);
	}

	@Test
	void divergenceIsAResult() {
		final Columns table = curves(new SourceProblem(2, 1, 10, 1, 1), LearningRateSchedule.constant(3), 10_000, 20);
		assertEquals(Double.POSITIVE_INFINITY, table.last("exact"));
		assertEquals(Double.POSITIVE_INFINITY, table.last("volterra"));
		assertTrue(table.last("firstOrder") > 0 && table.last("firstOrder") < 10); // it has no feedback
	}

	@Test
	void startsAtHalfTheTargetsVariance() {
		for (final int features : new int[] { 1, 2, 1000 }) {
			final SourceProblem problem = new SourceProblem(2, 1, features, 1, 1);
			for (final String curve : CURVES) // sum of j^-3
				assertEquals(1.2020569031595942 / 2, curves(problem, LearningRateSchedule.constant(0.1), 1, 2).first(curve), 1e-14);
			assertEquals(1.2020569031595942 / 2, problem.startRisk(), 1e-14);
		}
	}

	@Test
	void recordsStepsAsAskedFor() {
		final SourceProblem problem = new SourceProblem(2, 1, 3, 1, 1);
		final LearningRateSchedule rates = LearningRateSchedule.power(0.1, 0.3, 1e-3, 4); // an onset within the first step
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4 }, curves(problem, rates, 4, 100).column("step"));
		assertArrayEquals(new double[] { 0, 4 }, curves(problem, rates, 4, 2).column("step"));
		for (final String curve : CURVES)
			assertTrue(Double.isFinite(curves(problem, rates, 4, 2).last(curve)));
	}

	@Test
	void endsWhenCanceled() {
		final Progress canceled = new Looks(1);
		assertThrows(CancellationException.class, () -> ScalingCurves.of(new SourceProblem(2, 1, 10, 1, 1),
			LearningRateSchedule.constant(0.1), 100_000_000, 20, canceled));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1, 0, 1, exponent", "NaN, 1, 1, 0, 1, exponent", "21, 1, 1, 0, 1, exponent", "2, 0, 1, 0, 1, source",
		"2, -1, 1, 0, 1, source", "2, 1, 0, 0, 1, features", "2, 1, 1000001, 0, 1, features", "2, 1, 1, -1, 1, noiseVariance",
		"2, 1, 1, NaN, 1, noiseVariance", "2, 1, 1, 0, 0, batchSize" })
	void refusesByName(final double exponent, final double source, final int features, final double noise, final int batch,
		final String name)
	{
		final String message = assertThrows(IllegalArgumentException.class, () -> new SourceProblem(exponent, source, features,
			noise, batch)).getMessage();
		assertTrue(message.startsWith(name + " must be in ["), message);
	}

	@Test
	void refusesTooManySteps() {
		assertEquals("steps must be in [1, 100000000], was 100000001", assertThrows(IllegalArgumentException.class, () -> curves(
			new SourceProblem(2, 1, 10, 1, 1), LearningRateSchedule.constant(0.1), 100_000_001, 20)).getMessage());
	}
}
