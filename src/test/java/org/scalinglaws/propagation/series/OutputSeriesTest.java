package org.scalinglaws.propagation.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Looks;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

class OutputSeriesTest {

	private static OutputSeries series(final int width, final int order, final double rate, final long seed) {
		return OutputSeries.of(new TanhProblem(width, 5, 40, rate, 200, seed), order, Progress.NONE);
	}

	/** Order by order, the rms of f after training less the truncated series, as in the formula, with all its rounding. */
	@ParameterizedTest
	@CsvSource({ "16,0.2", "300,0.2", "20,3" })
	void errorsAreDifferencesOfOutputs(final int width, final double rate) {
		final TanhLayer layer = TanhLayer.trained(new TanhProblem(width, 3, 10, rate, 50, 2), Progress.NONE);
		final OutputSeries series = OutputSeries.of(layer, 6, Progress.NONE);
		final PlainLayer start = PlainLayer.start(layer), step = PlainLayer.step(layer);
		final double[] after = start.plus(step).outputs(layer.rows());
		for (int order = 1; order <= 6; order++) {
			final double[] gaps = new double[after.length];
			for (int i = 0; i < gaps.length; i++) {
				double sum = 0;
				for (int j = 0; j < width; j++) {
					final double z = start.argument(layer.rows()[i], j), dz = step.argument(layer.rows()[i], j);
					final double[] c = derivatives(Math.tanh(z));
					for (int k = 0; k <= order; k++)
						sum += c[k] * Math.pow(dz, k) * start.a[j] + (k < order ? c[k] * Math.pow(dz, k) * step.a[j] : 0);
				}
				gaps[i] = after[i] - sum / Math.sqrt(width);
			}
			final double size = rms(gaps);
			assertEquals(size, series.errors()[order], 1e-9 * size + 1e-14);
		}
	}

	/** Derivatives over k! as polynomials in T = tanh z, written out. */
	private static double[] derivatives(final double t) {
		final double q = t * t;
		return new double[] { t, 1 - q, t * (q - 1), (-1 + q * (4 - 3 * q)) / 3, t * (2 + q * (3 * q - 5)) / 3, (2 + q * (-17 + q *
			(30 - 15 * q))) / 15, t * (-17 + q * (77 + q * (-105 + 45 * q))) / 45 };
	}

	private static double rms(final double[] values) {
		return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum() / values.length);
	}

	/** Order 1 is the start's Jacobian times the step: the layer linearised, by differences along the step. */
	@Test
	void firstOrderIsTheLinearisedLayer() {
		final TanhLayer layer = TanhLayer.trained(new TanhProblem(100, 3, 10, 0.2, 50, 2), Progress.NONE);
		final PlainLayer start = PlainLayer.start(layer), step = PlainLayer.step(layer);
		final double h = 1e-4;
		final double[] at = start.outputs(layer.rows()), after = start.plus(step).outputs(layer.rows());
		final double[] ahead = start.plus(step.times(h)).outputs(layer.rows()), behind = start.plus(step.times(-h)).outputs(layer
			.rows());
		final double[] gaps = new double[at.length];
		for (int i = 0; i < gaps.length; i++)
			gaps[i] = after[i] - at[i] - (ahead[i] - behind[i]) / (2 * h);
		final double[] errors = OutputSeries.of(layer, 1, Progress.NONE).errors();
		assertEquals(rms(gaps), errors[1], 1e-8 * errors[0]); // differences are good to h^2
	}

	/** Far below the rounding of f: each remainder as an integral over the way. */
	@Test
	void errorsBelowRoundingAreRight() {
		final TanhLayer layer = TanhLayer.trained(new TanhProblem(500, 2, 3, 0.002, 20, 1), Progress.NONE);
		final PlainLayer start = PlainLayer.start(layer), step = PlainLayer.step(layer);
		final OutputSeries series = OutputSeries.of(layer, 6, Progress.NONE);
		final GaussIntegrator rule = new GaussIntegratorFactory().legendre(12, 0, 1);
		for (int order = 1; order <= 5; order++) {
			final double[] rest = new double[3];
			for (int i = 0; i < 3; i++)
				for (int j = 0; j < 500; j++) {
					final double z = start.argument(layer.rows()[i], j), dz = step.argument(layer.rows()[i], j);
					rest[i] += (start.a[j] * remainder(rule, order, z, dz) + step.a[j] * remainder(rule, order - 1, z, dz)) / Math.sqrt(
						500);
				}
			assertEquals(rms(rest), series.errors()[order], 1e-9 * rms(rest));
		}
		assertTrue(series.errors()[5] < 1e-16 && series.errors()[5] > 0, "error " + series.errors()[5]);
	}

	private static double remainder(final GaussIntegrator rule, final int k, final double z, final double dz) {
		return Math.pow(dz, k + 1) * (k + 1) * rule.integrate(t -> Math.pow(1 - t, k) * derivatives(Math.tanh(z + t * dz))[k +
			1]);
	}

	/** In the end the errors fall by the largest ratio of step and radius with each order, as far as the angle lets them. */
	@Test
	void errorsFallGeometrically() {
		final OutputSeries series = series(256, 100, 0.2, 2);
		assertTrue(series.convergence() > 0.2 && series.convergence() < 0.5);
		assertEquals(1, Math.pow(most(series, 90) / most(series, 40), 1d / 50) / series.convergence(), 0.01);
		assertEquals("converges", series.reason());
	}

	private static double most(final OutputSeries series, final int from) {
		return Arrays.stream(series.errors(), from, from + 10).max().getAsDouble();
	}

	/** Beyond the radius of convergence they grow by it; that is told, not refused. */
	@Test
	void beyondTheRadiusErrorsGrow() {
		final OutputSeries series = series(4, 100, 0.2, 8);
		assertTrue(series.convergence() > 1.01);
		assertEquals(1, Math.pow(most(series, 90) / most(series, 40), 1d / 50) / series.convergence(), 0.01);
		assertEquals("diverges with the order: steps reach the radius of convergence in 1 of 160 pairs of unit and sample", series
			.reason());
		assertEquals(series.reason(), series.table().metadata().get("reason"));
	}

	@Test
	void trainingThatDivergesIsAResult() {
		final OutputSeries series = OutputSeries.of(new TanhProblem(20, 2, 10, 1e6, 10000, 3), 2, Progress.NONE);
		assertTrue(series.reason().startsWith("training diverged: outputs infinite after step "));
		assertTrue(Double.isNaN(series.table().get("error", 0)) && Double.isInfinite(series.convergence()));
	}

	@Test
	void tableHasARowForEachOrder() {
		final Columns table = series(16, 5, 0.2, 1).table();
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5 }, table.column("order"), 0);
		assertArrayEquals(new double[] { -1, -1, -2, -2, -3 }, table.column("predictedExponent"), 0);
		assertEquals(table.get("convergence", 0), table.get("convergence", 4), 0);
	}

	@Test
	void bitsDoNotDependOnThreads() {
		final double[][] one = new double[1][];
		Parallel.workers(1, i -> one[0] = series(600, 4, 0.2, 1).errors());
		assertArrayEquals(one[0], series(600, 4, 0.2, 1).errors(), 0);
	}

	@Test
	void badInputIsNamed() {
		refused("order must be in [1, 100], was 0", () -> series(16, 0, 0.2, 1));
		refused("width must be in [1, 1000000], was 0", () -> series(0, 1, 0.2, 1));
		refused("learningRate must be finite and greater than 0, was 0", () -> series(16, 1, 0, 1));
		refused("width x samples must be in [1, 50000000], was 100000000", () -> new TanhProblem(1_000_000, 1, 100, 0.1, 1, 1));
	}

	private static void refused(final String message, final Executable work) {
		assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
	}

	@Test
	void cancelEndsIt() {
		final TanhLayer layer = TanhLayer.trained(new TanhProblem(5000, 2, 100, 0.1, 1, 1), Progress.NONE);
		assertThrows(CancellationException.class, () -> OutputSeries.of(layer, 100, new Looks(3)));
	}
}
