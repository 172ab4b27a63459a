package org.scalinglaws.online.sgd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.online.law.StepLaw;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdMethod.Leaping;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;

/** Many runs of SGD against the moments that theory gives, and leaps against exact steps. */
@Tag("slow")
class IndexMomentsTest {

	private static final List<String> CLOSED = List.of("square", "linear", "erf", "relu");

	/**
	 * First and second moments of one step by their law: the mean step of coordinate i along
	 * student k is -eta lambda_i sum_a D_ka w^a_i, and E[x_i^2 g_k^2] = lambda_i F_kk +
	 * lambda_i^2 sum_ab H_ab w^a_i w^b_i. Samples of a batch are independent.
	 */
	@Test
	void aStepHasItsMoments() {
		for (final String link : List.of("square", "linear", "erf", "relu", "tanh", "sigmoid"))
			for (final String loss : List.of("squared", "logistic", "huber")) {
				moments(new IndexProblem(Link.of(link), Loss.of(loss), 1, 1, loss.equals("logistic") ? 0 : 0.3), new Leaping(0.05,
					2, 1));
				if (loss.equals("squared") && CLOSED.contains(link)) moments(new IndexProblem(Link.of(
					link), Loss.of(loss), 2, 1, 0), null);
			}
		moments(new IndexProblem(Link.of("tanh"), Loss.of("logistic"), 2, 1, 0), null);
		moments(new IndexProblem(Link.of("erf"), Loss.of("halfSquared"), 3, 2, 0.1), null);
		moments(new IndexProblem(Link.of("square"), Loss.of("squared"), 4, 4, 0.1), null);
	}

	/** @param leaping method to try as well, or null */
	private static void moments(final IndexProblem problem, final Leaping leaping) {
		final int batch = problem.loss().name().endsWith("quared") && (leaping == null || CLOSED.subList(0, 2)
			.contains(problem.link().name())) ? 1
			: 200; // where the loss that is recorded takes long, fewer runs
		final int d = 4, runs = 10_000 / batch, students = problem.students(), n = problem.projections();
		final double[] spectrum = { 0.15, 0.5, 0.05, 0.3 };
		final double[] teacher = normals(problem.teachers() * d, 1), start = normals(students * d, 2);
		final double rate = 0.02;
		final double[][] units = new double[n][];
		for (int a = 0; a < n; a++)
			units[a] = a < students ? Arrays.copyOfRange(start, a * d, (a + 1) * d) : Arrays.copyOfRange(teacher, (a -
				students) * d, (a - students + 1) * d);
		final double[] covariance = new double[n * n], drift = new double[students * n];
		for (int a = 0; a < n; a++)
			for (int b = 0; b < n; b++)
				for (int i = 0; i < d; i++)
					covariance[a * n + b] += spectrum[i] * units[a][i] * units[b][i];
		final StepLaw law = StepLaw.of(problem);
		law.at(covariance, 0);
		law.drift(drift);
		final double[] noise = new double[students * students], curvature = new double[students * students * n * n];
		law.noise(noise);
		law.curvature(curvature);
		for (final SgdMethod method : leaping == null ? List.of(new SgdMethod.Exact()) : List.of(new SgdMethod.Exact(),
			leaping))
		{
			final double[] ends = new IndexSimulation(problem, spectrum, teacher, start, new SgdOptions(Optimizer.plain(
				LearningRateSchedule.constant(rate), batch), 0, 1, runs, method, 3, 2)).run(2, Progress.NONE).weights();
			for (int k = 0; k < students; k++)
				for (int i = 0; i < d; i++) {
					final int at = k * d + i;
					double mean = 0, square = spectrum[i] * noise[k * students + k];
					for (int a = 0; a < n; a++) {
						mean -= rate * spectrum[i] * drift[k * n + a] * units[a][i];
						for (int b = 0; b < n; b++)
							square += spectrum[i] * spectrum[i] * curvature[((k * students + k) * n + a) * n + b] * units[a][i] *
								units[b][i];
					}
					final String what = problem + " " + method + " at " + at;
					assertMean(mean, runs, run -> ends[run * students * d + at] - start[at], what);
					assertMean((rate * rate * square + (batch - 1) * mean * mean) / batch, runs, run -> Math.pow(ends[run * students * d + at] - start[at], 2), what);
				}
		}
	}

	/** Within five standard errors. */
	private static void assertMean(final double expected, final int runs, final IntToDoubleFunction value,
		final String what)
	{
		final Moments moments = Moments.of(IntStream.range(0, runs).mapToDouble(value).toArray());
		assertEquals(expected, moments.mean, 5 * moments.error(), what);
	}

	/**
	 * Against the exact method over many runs, started on the way out: means within a
	 * percent and three standard errors, spreads within 15 percent.
	 */
	@Test
	void leapsFollowTheLawOfExactSteps() {
		compare(new IndexProblem(Link.of("linear"), Loss.of("squared"), 1, 1, 0.1), 2e-2, Leaping.automatic());
		compare(new IndexProblem(Link.of("erf"), Loss.of("halfSquared"), 1, 1, 0.05), 5e-2, Leaping.automatic());
		compare(new IndexProblem(Link.of("relu"), Loss.of("halfSquared"), 1, 1, 0.1), 5e-2, Leaping.automatic());
		compare(new IndexProblem(Link.of("tanh"), Loss.of("logistic"), 1, 1, 0), 0.1, Leaping.automatic());
		compare(new IndexProblem(Link.function(z -> z + Math.sin(z) / 2), Loss.of("halfSquared"), 1, 1, 0.05), 5e-3,
			new Leaping(0.2, 3, Leaping.AUTOMATIC));
	}

	private static void compare(final IndexProblem problem, final double rate, final Leaping method) {
		final int d = 40, runs = 600;
		final double[] spectrum = PowerLaw.spectrum(d, 1.5), teacher = normals(d, 1), start = normals(d, 2);
		for (int i = 0; i < d; i++)
			start[i] = 0.5 * start[i] + 0.3 * teacher[i];
		final SgdOptions options = new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(rate), 1), 0, 300, runs,
			new SgdMethod.Exact(), 1, 2);
		final Columns exact = new IndexSimulation(problem, spectrum, teacher, start, options).run(2, Progress.NONE)
			.trajectory();
		final SgdResult leaps = new IndexSimulation(problem, spectrum, teacher, start, new SgdOptions(options.optimizer(), 0,
			300, runs, method, 2, 2)).run(2, Progress.NONE);
		assertTrue((long) leaps.trajectory().metadata().get("longestWindow") > 1, "windows of one step");
		for (final String column : List.of("overlap", "energy", "meanSquaredError")) {
			final Moments a = Moments.of(last(exact, column)), b = Moments.of(last(leaps.trajectory(), column));
			final String what = problem + " " + column;
			assertEquals(a.mean, b.mean, 0.01 * Math.abs(a.mean) + 3 * Math.hypot(a.error(), b.error()), what);
			assertEquals(1, Math.sqrt(b.variance / a.variance), 0.15, what);
		}
	}

	/** At the last step, of runs that came there. */
	private static double[] last(final Columns table, final String column) {
		return IntStream.range(0, table.rows()).filter(row -> table.get("step", row) > 0 && table.get("diverged", row) == 0)
			.mapToDouble(row -> table.get(column, row)).toArray();
	}

	/** What is recorded, against sums over a million draws of the projections by the JDK's generator. */
	@Test
	void theLossIsThatOfThePopulation() {
		final int d = 5, draws = 1_000_000;
		final double[] spectrum = PowerLaw.spectrum(d, 1);
		for (final IndexProblem problem : List.of(new IndexProblem(Link.of("erf"), Loss.of("huber"), 1, 1, 0.1),
			new IndexProblem(Link.of("tanh"), Loss.of("logistic"), 2, 1, 0), new IndexProblem(Link.of("relu"), Loss.of(
				"huber"), 2, 3, 0)))
		{
			final double[] teacher = normals(problem.teachers() * d, 1), start = normals(problem.students() * d, 2);
			final Columns row = new IndexSimulation(problem, spectrum, teacher, start, new SgdOptions(Optimizer.plain(
				LearningRateSchedule.constant(1e-9), 1), 0, 1, 1, new SgdMethod.Exact(), 5, 2)).run(1, Progress.NONE)
				.trajectory();
			final Random random = new Random(9);
			final double[] z = new double[problem.projections()], values = new double[draws];
			for (int draw = 0; draw < draws; draw++) {
				Arrays.fill(z, 0);
				for (int i = 0; i < d; i++) {
					final double x = Math.sqrt(spectrum[i]) * random.nextGaussian();
					for (int a = 0; a < z.length; a++)
						z[a] += x * (a < problem.students() ? start[a * d + i] : teacher[(a - problem.students()) * d + i]);
				}
				values[draw] = problem.loss().cleanValue(problem.output(z), problem.teacherOutput(z, problem.students()));
			}
			final Moments moments = Moments.of(values);
			final boolean estimated = problem.projections() > 3;
			assertEquals(estimated, row.metadata().containsKey("lossEstimate"));
			final double error = estimated ? (double) row.metadata().get("lossEstimateError") * moments.mean : 0;
			assertEquals(moments.mean, row.get("loss", 0), 4 * Math.hypot(moments.error(), error), problem.toString());
			if (estimated) assertEquals(moments.error() * Math.sqrt(draws / 65536.0), error, 0.1 * error);
		}
	}

	/** Near the optimum gaps and loss keep their digits: those of the error, whose square the loss is to first order. */
	@Test
	void nothingCancelsNearTheOptimum() {
		final int d = 5;
		final double[] spectrum = PowerLaw.spectrum(d, 1), teacher = normals(d, 1), error = normals(d, 2);
		for (final String link : List.of("square", "linear", "erf", "tanh", "relu", "sigmoid"))
			for (final int sign : link.equals("square") ? new int[] { 1, -1 } : new int[] { 1 }) {
				final double[] losses = new double[2];
				for (int size = 0; size < 2; size++) {
					final double h = size == 0 ? 1e-3 : 1e-7;
					final double[] start = IntStream.range(0, d).mapToDouble(i -> sign * (teacher[i] + h * error[i])).toArray();
					final Columns row = new IndexSimulation(new IndexProblem(Link.of(link), Loss.of("squared"), 1, 1, 0), spectrum,
						teacher, start, new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(1e-9), 1), 0, 1, 1,
							new SgdMethod.Exact(), 5, 2)).run(1, Progress.NONE).trajectory();
					losses[size] = row.get("loss", 0) / (h * h);
					double c = 0, q = 0, t = 0;
					for (int i = 0; i < d; i++) {
						c += spectrum[i] * error[i] * teacher[i];
						q += spectrum[i] * error[i] * error[i];
						t += spectrum[i] * teacher[i] * teacher[i];
					}
					assertEquals(-h * c / t, row.get("overlapGap", 0), 1e-8 * h, link); // the start is rounded at 1e-16
					assertEquals(-(2 * h * c + h * h * q) / t, row.get("energyGap", 0), 1e-8 * h, link);
				}
				assertEquals(losses[0], losses[1], 0.02 * losses[1], link + " " + sign);
			}
	}

	private static double[] normals(final int count, final long seed) {
		final double[] normals = new double[count];
		Streams.of(seed).stream("test", 0).fillGaussian(normals, 0, count);
		return normals;
	}

	/** Mean and variance of so many values. */
	private record Moments(double mean, double variance, int count) {

		static Moments of(final double[] values) {
			final double mean = Arrays.stream(values).average().orElse(Double.NaN);
			return new Moments(mean, Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN),
				values.length);
		}

		double error() {
			return Math.sqrt(variance / count);
		}
	}
}
