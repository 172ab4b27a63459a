package org.scalinglaws.benchmark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.command.RidgeDiagram;
import org.scalinglaws.linear.ridge.RidgeRegression;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.regression.ridge.PowerLawRidge;
import org.scalinglaws.regression.ridge.RiskMap;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Milliseconds for a map of the risk of 256 x 256 pixels at d = 1e5, and for the weights at 20 ridges of 400 samples of
 * 1000 inputs: here, and in what a user would take instead, which computes the same to eight digits on one thread. Samples, as the least of them (p0.00) is that of a quiet moment
 * on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class RegressionBenchmark {

	private static final int SAMPLES = 400, WIDTH = 1000, RIDGES = 20;

	/** {@return the map through the mathematics} */
	@Benchmark
	public RiskMap diagram() {
		return RiskMap.of(PowerLawRidge.of(1e5, 1.5, 1.2), 1e-6, 0.01, ImageAxis.logarithmic("samples", 10, 1e5), ImageAxis
			.logarithmic("features", 10, 1e5), 256, Progress.NONE);
	}

	/** Where commands run. */
	@State(Scope.Thread)
	public static class Commands {

		private Context context;

		/** Opens it. */
		@Setup
		public void open() {
			context = new Context();
		}

		/** Closes it. */
		@TearDown
		public void close() {
			context.dispose();
		}
	}

	/** {@return the map with its plot through the command} */
	@Benchmark
	public Object diagramOfCommand(final Commands commands) throws ExecutionException, InterruptedException {
		return commands.context.service(CommandService.class).run(RidgeDiagram.class, false, "samplesTo", 1e5, "featuresTo", 1e5,
			"resolution", 256).get().getOutput("risk");
	}

	/** Inputs of a power law, labels of a normal target. */
	@State(Scope.Thread)
	public static class Data {

		private final double[][] inputs = new double[SAMPLES][WIDTH];
		private final double[] labels = new double[SAMPLES], ridges = new double[RIDGES];

		/** Draws. */
		@Setup
		public void draw() {
			final double[] spectrum = PowerLaw.spectrum(WIDTH, 1.5);
			final RandomStream normals = Streams.of(1).stream("benchmark", 0);
			for (int p = 0; p < SAMPLES; p++)
				for (int i = 0; i < WIDTH; i++) {
					inputs[p][i] = Math.sqrt(spectrum[i]) * normals.nextGaussian();
					labels[p] += inputs[p][i];
				}
			for (int k = 0; k < RIDGES; k++)
				ridges[k] = Math.pow(10, -5 + 4.0 * k / (RIDGES - 1));
		}

		/** {@return the sum of all weights at all ridges} */
		double path() {
			final RidgeRegression regression = RidgeRegression.of(inputs, labels, ridges[0]);
			double sum = 0;
			for (final double ridge : ridges)
				for (final double weight : regression.at(ridge).weights())
					sum += weight;
			return sum;
		}
	}

	/** {@return the sum of all weights} */
	@Benchmark
	public double path(final Data data) {
		return data.path();
	}

	/** The same data in Python. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "from sklearn.linear_model import Ridge",
			"def sklearn_svd(): return sklearn('svd')", "def sklearn_cholesky(): return sklearn('cholesky')",
			"def sklearn(solver):", "    x, y, n = given['x'], given['y'], len(given['y'])",
			"    return sum(Ridge(alpha=n*r, fit_intercept=False, solver=solver).fit(x, y).coef_.sum() for r in given['ridges'])",
			"def numpy_svd():", "    x, y, n = given['x'], given['y'], len(given['y'])",
			"    u, s, v = np.linalg.svd(x, full_matrices=False)", "    uy = u.T @ y",
			"    return sum((v.T @ (s*uy/(s*s + n*r))).sum() for r in given['ridges'])", "def numpy_eigh():",
			"    x, y, n = given['x'], given['y'], len(given['y'])", "    s, u = np.linalg.eigh(x @ x.T)", "    uy = u.T @ y",
			"    return sum((x.T @ (u @ (uy/(s + n*r)))).sum() for r in given['ridges'])");

		private PythonPeer python;

		/** Starts it and compares results. */
		@Setup
		public void start(final Data data) {
			python = PythonPeer.start(1, SCRIPT, "numpy", "sklearn");
			final double[] flat = new double[SAMPLES * WIDTH];
			for (int p = 0; p < SAMPLES; p++)
				System.arraycopy(data.inputs[p], 0, flat, p * WIDTH, WIDTH);
			python.send("x", flat, SAMPLES, WIDTH);
			python.send("y", data.labels, SAMPLES);
			python.send("ridges", data.ridges, RIDGES);
			for (final String peer : new String[] { "sklearn_svd", "sklearn_cholesky", "numpy_svd", "numpy_eigh" })
				python.requireSame(peer, data.path(), 1e-8);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return scikit-learn's Ridge, one fit for each ridge} */
	@Benchmark
	public double pathOfScikitLearn(final Peer peer) {
		return peer.python.call("sklearn_svd");
	}

	/** {@return the same with its solver for few samples} */
	@Benchmark
	public double pathOfScikitLearnCholesky(final Peer peer) {
		return peer.python.call("sklearn_cholesky");
	}

	/** {@return one singular value decomposition in NumPy} */
	@Benchmark
	public double pathOfNumPy(final Peer peer) {
		return peer.python.call("numpy_svd");
	}

	/** {@return the Gram matrix of the samples and its eigenvectors in NumPy} */
	@Benchmark
	public double pathOfNumPyGram(final Peer peer) {
		return peer.python.call("numpy_eigh");
	}
}
