package org.scalinglaws.perceptron.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Progress;

/** The curve against references of 20 digits, its limits by their own theories, and a slow second solution. */
@Tag("slow")
class LearningCurveTest {

	/**
	 * Of the same equations with 40 digits in mpmath, as integrals over the margin u, in which the field t = u - 2x/(1 +
	 * exp(2 lambda u)) needs no equation to be solved; 40 Gauss points on panels, their error by 56.
	 */
	@ParameterizedTest
	@CsvSource({ "0.05, 1, 0.44334365367129536891", "0.05, 100, 0.44344650220276150289",
		"2, 1e-6, 0.23082338461081675467", "2, 0.3, 0.20569032341906076282", "2, 2, 0.17458718824290645530",
		"2, 1000, 0.18841182124410975593", "8, 0.3, 0.10950102400288143109", "8, 7, 0.054099067601839054189",
		"8, 1e6, 0.060903569185605671174", "128, 10, 0.0065820516415210566849", "128, 113, 0.0034526590223349678364",
		"512, 0.01, 0.017473223873731727633", "512, 20, 0.0022574960686074055070", "512, 450, 8.6323586073636538291e-4",
		"512, 1e4, 9.6612776378878000169e-4", "1e4, 3, 0.0012719198927430918793", "1e4, 8835, 4.4197791205033607689e-5",
		"1e4, 1e6, 4.9932348059974786247e-5", "1e6, 1e6, 4.4257946975187478465e-7" })
	void isTheReference(final double load, final double sharpness, final double error) {
		final LearningCurve curve = LearningCurve.of(load, new double[] { sharpness }, Progress.NONE);
		assertEquals(1, curve.table().first("error") / error, 2e-14);
		assertEquals(error, Math.acos(curve.table().first("overlap")) / Math.PI, 1e-12 / error); // the overlap is near 1
		assertTrue(curve.residual() < 1e-13, "residual " + curve.residual());
		assertEquals("converged", curve.reason());
	}

	/** By mpmath, 30 digits. */
	@ParameterizedTest
	@CsvSource({ "0.05, 0.443240367547922401", "2, 0.174534185579847699", "8, 0.0540652237284957022",
		"512, 8.62690819535609874e-4", "1e4, 4.41700037440228607e-5" })
	void bayesIsTheReference(final double load, final double error) {
		assertEquals(1, ReferenceErrors.bayes(load) / error, 2e-14);
	}

	/** By mpmath, 30 digits. */
	@ParameterizedTest
	@CsvSource({ "1e-6, 0.999999202115620888", "0.3, 0.789629505850676363", "5, 0.247777434934571421",
		"1000, 0.0175561463629168112" })
	void earlyLawIsTheReference(final double sharpness, final double law) {
		assertEquals(1, ReferenceErrors.earlyLaw(sharpness) / law, 2e-14);
	}

	@Test
	void constantsOfLargeLoads() {
		final LearningCurve curve = LearningCurve.of(1e5, new double[] { 1000 }, Progress.NONE);
		assertEquals(0.4419779, 1e5 * curve.optimalError(), 1e-7);
		assertEquals(0.8835851, curve.optimalSharpness() / 1e5, 1e-7);
		assertEquals(1.0006291, curve.optimalError() / curve.bayesError(), 1e-7); // close to Bayes, but not it
		final double constant = Math.sqrt(4 * Math.sqrt(2 / Math.PI) * (Math.log(2) - 0.5) / 2);
		assertEquals(0.5552, constant, 5e-5);
		assertEquals(constant, ReferenceErrors.earlyLaw(1e5) * Math.sqrt(1e5), 1e-6);
		assertEquals(constant, curve.table().first("relativeError") * Math.sqrt(1000), 0.02 * constant);
	}

	/** The numbers of arXiv 2505.13230 that were measured on a grid of sharpness. */
	@ParameterizedTest
	@CsvSource({ "2, 0.9993, 1.00030", "8, 0.8934, 1.00059", "32, 0.8844, 1.00063", "128, 0.8839, 1.00063" })
	void optimaAreTheKnownOnes(final double load, final double sharpness, final double overBayes) {
		final LearningCurve curve = LearningCurve.of(load, new double[] { 1 }, Progress.NONE);
		assertEquals(sharpness, curve.optimalSharpness() / load, 4e-4);
		assertEquals(overBayes, curve.optimalError() / curve.bayesError(), 6e-6);
		// no smaller error nearby: the optimum is where both sides are higher by the same
		final double step = 1e-3, optimum = curve.optimalSharpness();
		final double[] sides = LearningCurve.of(load, new double[] { optimum * Math.exp(-step), optimum * Math.exp(step) },
			Progress.NONE).table().column("error");
		assertTrue(sides[0] > curve.optimalError() && sides[1] > curve.optimalError());
		assertEquals(sides[0] - curve.optimalError(), sides[1] - curve.optimalError(), 0.01 * (sides[0] - curve
			.optimalError()));
	}

	/** The deviation grows up to a tenth of the optimal sharpness; it is less in a larger load. */
	@ParameterizedTest
	@CsvSource({ "8, 0.1020", "512, 0.0737", "1e5, 0.0726" })
	void followsTheEarlyLawFarBelowTheOptimum(final double load, final double largest) {
		final double end = LearningCurve.of(load, new double[] { 1 }, Progress.NONE).optimalSharpness() / 10;
		final double[] early = IntStream.range(0, 30).mapToDouble(i -> end * Math.pow(10, -i / 8.0)).toArray();
		double deviation = 0;
		for (final Row row : LearningCurve.of(load, early, Progress.NONE).table())
			deviation = Math.max(deviation, Math.abs(row.get("relativeError") / row.get("earlyLaw") - 1));
		assertEquals(largest, deviation, 1e-4);
	}

	/** Without sharpness Hebb's rule: the error begins to fall in proportion to the sharpness. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 1, 30, 1e4 })
	void beginsAsHebb(final double load) {
		final Columns table = LearningCurve.of(load, new double[] { 1e-6, 1e-5 }, Progress.NONE).table();
		final double overlap = Math.sqrt(2 * load / (Math.PI + 2 * load));
		assertEquals(1, table.get("overlap", 0) / overlap, 3e-6);
		final double near = 1 - table.get("relativeError", 0), far = 1 - table.get("relativeError", 1);
		assertTrue(near > 0 && near < 2e-6, "near " + near);
		assertEquals(10, far / near, 1e-3);
	}

	/** Endless sharpness gives the largest margin, of which Gardner's theory knows without a loss. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 2, 8, 100 })
	void endsAtTheLargestMargin(final double load) {
		final double margin = largestMarginError(load);
		final double[] error = LearningCurve.of(load, new double[] { 1e4, 1e5, 1e6 }, Progress.NONE).table().column("error");
		for (final double value : error)
			assertTrue(Math.abs(value / margin - 1) < 0.03);
		assertEquals(1, error[2] / margin, 1e-5 * Math.max(1, load));
		assertEquals(10, (error[0] - margin) / (error[1] - margin), 0.5 + load / 20); // in proportion to 1/sharpness, up to the logarithm
		assertEquals(10, (error[1] - margin) / (error[2] - margin), 0.5);
	}

	/** From R = load sqrt(2/pi) E(kappa - s y)+ the margin kappa, and from 1 - R^2 = 2 load E[H(-t R/s) (kappa - t)+^2] the angle. */
	private static double largestMarginError(final double load) {
		final BrentSolver solver = new BrentSolver(1e-15, 1e-16);
		final NormalDistribution normal = new NormalDistribution();
		return Math.exp(solver.solve(500, logAngle -> {
			final double theta = Math.exp(logAngle), s = Math.sin(theta);
			final double kappa = new BrentSolver(1e-15, 1e-16).solve(500, k -> k * normal.cumulativeProbability(k / s) + s * normal.density(k / s) - Math
				.cos(theta) / load / Math.sqrt(2 / Math.PI), -20 * s, 20 / load);
			final IterativeLegendreGaussIntegrator rule = new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-300, 3, 20);
			double sum = 0;
			for (double t = kappa, width = s; t > -12; t -= width, width *= 2) {
				final double from = Math.max(-12, t - width);
				sum += rule.integrate(10_000_000, x -> normal.density(x) * normal.cumulativeProbability(x / Math.tan(theta)) * (kappa -
					x) * (kappa - x), from, t);
			}
			return 2 * load * sum / (s * s) - 1;
		}, Math.log(0.1 / (1 + load)), Math.log(1.57))) / Math.PI;
	}

	/** By bisections alone: the shift, then x for each angle, then the angle; the trapezoid rule on a grid that is fine at 0. */
	@ParameterizedTest
	@CsvSource({ "0.5, 0.7", "4, 4", "60, 20" })
	void isTheSlowSolution(final double load, final double sharpness) {
		final double found = LearningCurve.of(load, new double[] { sharpness }, Progress.NONE).table().first("error");
		assertEquals(1, SlowSaddle.error(load, sharpness) / found, 1e-9);
	}

	@Test
	void keepsTheOrderAndDependsOnNoNeighbour() {
		final double[] values = { 30, 1e-3, 4, 1e5, 4, 0.2 };
		final Columns table = LearningCurve.of(20, values, Progress.NONE).table();
		assertArrayEquals(values, table.column("sharpness"));
		assertEquals(table.get("error", 2), table.get("error", 4));
		for (int i = 0; i < values.length; i++)
			assertEquals(1, LearningCurve.of(20, new double[] { values[i] }, Progress.NONE).table().first("error") / table.get(
				"error", i), 1e-14);
	}

	/** A few evaluations of the equations each, at any load. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 1, 512, 1e6 })
	void takesFewSteps(final double load) {
		final double[] values = IntStream.range(0, 121).mapToDouble(i -> Math.pow(10, -6 + i / 10.0)).toArray();
		final SaddlePath path = new SaddlePath(load);
		for (final double value : values) {
			final SaddlePoint point = path.at(Math.min(1e6, value));
			assertTrue(point.converged() && point.residual() < 1e-13, point::toString);
		}
		assertTrue(path.evaluations() < 9 * values.length, "evaluations " + path.evaluations());
		assertTrue(DoubleStream.of(values).map(value -> path.at(Math.min(1e6, value)).error()).allMatch(
			error -> error > ReferenceErrors.bayes(load) * (1 - 1e-12)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | 1 | load must be finite and greater than 0, was 0",
		"NaN | 1 | load must be finite and greater than 0, was NaN", "0.001 | 1 | load must be in [0.01, 1000000], was 0.001",
		"2 | 0 | sharpness must be finite and greater than 0, was 0", "2 | -1 | sharpness must be finite and greater than 0, was -1",
		"2 | Infinity | sharpness must be finite and greater than 0, was Infinity",
		"2 | 1e7 | sharpness must be in [1.0E-6, 1000000], was 10000000" })
	void refuses(final double load, final double sharpness, final String message) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, () -> LearningCurve.of(load, new double[] { 1,
			sharpness }, Progress.NONE)).getMessage());
	}

	@Test
	void refusesNoSharpness() {
		assertEquals("length of sharpness must be in [1, 100000], was 0", assertThrows(IllegalArgumentException.class,
			() -> LearningCurve.of(2, new double[0], Progress.NONE)).getMessage());
	}

	@Test
	void isCanceled() {
		final Looks looks = new Looks(3);
		assertThrows(CancellationException.class, () -> LearningCurve.of(2, new double[] { 1 }, looks));
	}
}
