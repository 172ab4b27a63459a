package org.scalinglaws.regression.parameters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.table.Row;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

@Tag("slow")
class ParameterCurvesTest {

	private static final double[] FEATURES = { 20, 50, 80, 95, 105, 125, 200, 400, 1000 };

	private static Columns run(final int samples, final double[] features, final String kind, final int components,
		final double noise, final int runs)
	{
		return new ParameterCurves(samples, features, kind, 3, components).run(noise, runs, 1, Progress.NONE);
	}

	/** Three standard errors, with numbers from other code beside the closed forms. */
	@Test
	void gaussianFeaturesHaveTheParametersPredicted() {
		final Columns table = run(100, FEATURES, "gaussian", 0, 0.1, 20);
		assertArrayEquals(new double[] { 25.3, 102, 421, 2375, 2500, 417, 101.0, 33.44, 11.12 }, table.column(
			"predictedTestParameters"), 0.5);
		for (final Row row : table) {
			assertEquals(row.get("predictedTestParameters"), row.get("testParameters"), 3 * row.get(
				"testParametersStandardError"));
			assertEquals(row.get("predictedTestError"), row.get("testError"), 3 * row.get("testErrorStandardError"));
			assertEquals(Math.min(100, row.get("features")), row.get("trainingParameters"), 0);
			assertEquals(row.get("components"), row.get("trainingParameters"), 0);
			assertEquals(row.get("features") - row.get("components"), row.get("excess"), 0);
		}
	}

	@Test
	void noiseAddsItsVarianceTimesTheTestParametersPerSample() {
		for (final String kind : new String[] { "gaussian", "fourier" })
			for (final int components : new int[] { 0, 7 }) {
				final double[] features = { 5, 25, 60 };
				final Columns clean = run(30, features, kind, components, 0, 3), noisy = run(30, features, kind, components, 0.7,
					3);
				for (int i = 0; i < 3; i++)
					assertEquals(0.7 * clean.get("testParameters", i) / 30 / clean.get("testError", i), noisy.get("testError", i) /
						clean.get("testError", i) - 1, 1e-11);
			}
	}

	/** The same draws by normal equations, with labels made one by one. */
	@Test
	void fourierFeaturesAreWhatTheySay() {
		final int n = 40, p = 9, inputs = 3;
		final Streams streams = Streams.of(1);
		final double[][] x = gaussian(n, inputs, streams.stream("parameterInputs", 0)), unseen = gaussian(
			FourierFeatures.UNSEEN, inputs, streams.stream("parameterUnseen", 0));
		final RandomStream stream = streams.stream("parameterFrequencies", 0);
		final double[][] w = new double[p][inputs];
		final double[] phase = new double[p];
		for (int j = 0; j < p; j++) {
			stream.fillGaussian(w[j], 0, inputs);
			phase[j] = 2 * Math.PI * stream.nextDouble();
		}
		final RealMatrix phi = features(x, w, phase), others = features(unseen, w, phase);
		final RealMatrix smoother = others.multiply(new LUDecomposition(phi.transpose().multiply(phi)).getSolver()
			.getInverse()).multiply(phi.transpose());
		final double[] values = smoother.operate(targets(x)), targets = targets(unseen);
		double error = 0;
		for (int i = 0; i < values.length; i++)
			error += Math.pow(values[i] - targets[i], 2) / values.length;
		final Columns found = run(n, new double[] { p }, "fourier", 0, 0, 1);
		assertEquals(error, found.first("testError"), 1e-9 * error);
		final double parameters = n * Math.pow(smoother.getFrobeniusNorm(), 2) / FourierFeatures.UNSEEN;
		assertEquals(parameters, found.first("testParameters"), 1e-9 * parameters);
		assertTrue(FourierFeatures.UNSEEN >= 100);
	}

	private static double[][] gaussian(final int count, final int inputs, final RandomStream stream) {
		final double[][] x = new double[count][inputs];
		for (final double[] row : x)
			stream.fillGaussian(row, 0, inputs);
		return x;
	}

	private static RealMatrix features(final double[][] x, final double[][] w, final double[] phase) {
		final RealMatrix features = new Array2DRowRealMatrix(x).multiply(new Array2DRowRealMatrix(w).transpose());
		for (int i = 0; i < x.length; i++)
			for (int j = 0; j < w.length; j++)
				features.setEntry(i, j, Math.sqrt(2) * Math.cos(features.getEntry(i, j) + phase[j]));
		return features;
	}

	private static double[] targets(final double[][] x) {
		final double[] targets = new double[x.length];
		for (int i = 0; i < x.length; i++)
			targets[i] = (Math.sin(x[i][0]) + Math.sin(x[i][1]) + Math.sin(x[i][2])) / Math.sqrt(3);
		return targets;
	}

	/** The paper's claim: more features than samples, and error and parameters on unseen inputs fall together. */
	@Test
	void theSecondDescentIsOneInEffectiveParameters() {
		final Columns table = run(60, new double[] { 10, 30, 50, 57, 63, 80, 150, 500 }, "fourier", 0, 0.01, 12);
		final double[] parameters = table.column("testParameters"), error = table.column("testError");
		for (int i = 1; i < 4; i++)
			assertTrue(parameters[i] > parameters[i - 1]);
		for (int i = 5; i < 8; i++)
			assertTrue(parameters[i] < parameters[i - 1] && error[i] < error[i - 1]);
	}

	@Test
	void principalComponentsAreASecondAxis() {
		final Columns few = run(30, new double[] { 5, 20, 100 }, "fourier", 10, 0, 2);
		assertArrayEquals(new double[] { 5, 10, 10 }, few.column("components"), 0);
		assertArrayEquals(new double[] { 0, 10, 90 }, few.column("excess"), 0);
		assertArrayEquals(new double[] { 5, 10, 10 }, few.column("trainingParameters"), 0);
		final Columns gaussian = run(30, new double[] { 5, 20 }, "gaussian", 10, 0, 2);
		assertEquals(30 * 5 / 24.0, gaussian.get("predictedTestParameters", 0), 1e-13);
		assertTrue(Double.isNaN(gaussian.get("predictedTestParameters", 1)));
		assertArrayEquals(run(30, new double[] { 20, 100 }, "fourier", 0, 0, 2).column("testError"), run(30, new double[] { 20,
			100 }, "fourier", 30, 0, 2).column("testError"), 0);
	}

	@Test
	void predictsNothingFiniteAtThePeak() {
		final Columns table = run(10, new double[] { 8, 9, 10, 11, 12 }, "gaussian", 0, 0, 1);
		final double infinity = Double.POSITIVE_INFINITY;
		assertArrayEquals(new double[] { 80, infinity, infinity, infinity, 100 }, table.column("predictedTestParameters"), 0);
		assertTrue(Double.isNaN(table.get("testErrorStandardError", 0)));
		assertTrue(Double.isNaN(run(10, new double[] { 8 }, "fourier", 0, 0, 1).first("predictedTestParameters")));
	}

	@Test
	void threadsAndOtherNumbersOfFeaturesChangeNothing() {
		final Columns found = run(20, new double[] { 5, 30, 9 }, "fourier", 0, 0.1, 4);
		Parallel.workers(1, i -> assertArrayEquals(found.column("testError"), run(20, new double[] { 5, 30, 9 }, "fourier", 0,
			0.1, 4).column("testError"), 0));
		assertEquals(found.get("testError", 1), run(20, new double[] { 30 }, "fourier", 0, 0.1, 4).first("testError"), 0);
		final double[] one = { 5 }, two = { 5, 11 };
		assertEquals(run(20, one, "gaussian", 0, 0, 2).first("testParameters"), run(20, two, "gaussian", 0, 0, 2).first(
			"testParameters"), 0);
	}

	@Test
	void oneSampleAndOneFeatureAreEnough() {
		for (final String kind : new String[] { "gaussian", "fourier" }) {
			final Columns table = run(1, new double[] { 1, 2 }, kind, 0, 0.1, 3);
			assertArrayEquals(new double[] { 1, 1 }, table.column("trainingParameters"), 0);
			assertTrue(table.get("testError", 1) < Double.POSITIVE_INFINITY);
		}
	}

	@Test
	void refusesWhatIsOutOfRange() {
		refused("samples must be in [1, 2000], was 0", () -> run(0, FEATURES, "gaussian", 0, 0, 1));
		refused("features must be whole numbers in [1, 100000] with 100 samples, was 0", () -> run(100, new double[1],
			"gaussian", 0, 0, 1));
		refused("features must be whole numbers in [1, 10000] with 2000 samples, was 10001", () -> run(2000, new double[] {
			10001 }, "gaussian", 0, 0, 1));
		refused("features must be whole numbers in [1, 8000] with 2000 samples, was 8001", () -> run(2000, new double[] {
			8001 }, "fourier", 0, 0, 1));
		refused("features must be whole numbers", () -> run(100, new double[] { 2.5 }, "gaussian", 0, 0, 1));
		refused("features must be whole numbers", () -> run(100, new double[] { Double.NaN }, "gaussian", 0, 0, 1));
		refused("features must have a length", () -> run(100, new double[0], "gaussian", 0, 0, 1));
		refused("kind must be one of [gaussian, fourier], was x", () -> run(100, FEATURES, "x", 0, 0, 1));
		refused("components must be in", () -> run(100, FEATURES, "gaussian", -1, 0, 1));
		refused("noiseVariance must be in", () -> run(100, FEATURES, "gaussian", 0, Double.NaN, 1));
		refused("runs must be in", () -> run(100, FEATURES, "gaussian", 0, 0, 0));
	}

	private static void refused(final String message, final Runnable work) {
		final String found = assertThrows(IllegalArgumentException.class, work::run).getMessage();
		assertTrue(found.startsWith(message), found);
	}
}
