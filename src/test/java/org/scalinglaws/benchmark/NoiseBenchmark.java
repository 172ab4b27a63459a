package org.scalinglaws.benchmark;

import java.util.Arrays;
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
import org.scalinglaws.ensemble.curvature.GaussNewtonRuns;
import org.scalinglaws.equilibrium.entropy.EntropyPaths;
import org.scalinglaws.equilibrium.entropy.Fluctuations;
import org.scalinglaws.equilibrium.entropy.LinearDiffusion;
import org.scalinglaws.equilibrium.variance.NoisyQuadratic;
import org.scalinglaws.equilibrium.variance.StationaryRuns;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for the stationary variance of 1000 runs of 100 shuffled epochs (and 9 of burn-in), the entropies of 10000
 * paths of 300 moments in two dimensions, and the condition of a Gauss-Newton matrix of 300 rows (widths 200, five layers):
 * here and in NumPy, vectorised over runs and paths, on one thread each. Samples, as the least of them (p0.00) is that of
 * a quiet moment on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class NoiseBenchmark {

	private interface Work {

		double run();
	}

	private static double onOneThread(final Work work) {
		final double[] result = new double[1];
		Parallel.workers(1, i -> result[0] = work.run());
		return result[0];
	}

	/** {@return the variance} */
	@Benchmark
	public double shuffles() {
		return onOneThread(() -> StationaryRuns.of(new NoisyQuadratic(1, 40, 1, 4, 0.08, false, false), 100, 1000, 1,
			Progress.NONE).variance());
	}

	/** {@return the mean of exp(-entropy)} */
	@Benchmark
	public double paths() {
		final LinearDiffusion diffusion = new LinearDiffusion(new double[][] { { 1, 0 }, { 0, 3 } }, new double[][] { { 1,
			0.6 }, { 0.6, 1 } }, 0.1, 1);
		return onOneThread(() -> Fluctuations.of(EntropyPaths.draw(diffusion.every(0.004), 2, 300, 10_000, 1, Progress.NONE),
			false).mean());
	}

	/** {@return the condition} */
	@Benchmark
	public double condition() {
		final double[] white = new double[30], widths = new double[4];
		Arrays.fill(white, 1);
		Arrays.fill(widths, 200);
		return onOneThread(() -> GaussNewtonRuns.of(white, widths, 10, 0, 1, 1, Progress.NONE).table().get("condition", 0));
	}

	/** The same in NumPy. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "random = np.random.default_rng(1)",
			"def shuffles():", "    points = random.standard_normal(40)", "    points -= points.mean()",
			"    points /= np.sqrt((points**2).mean())", "    order = np.tile(points, (1000, 1))", "    theta = np.zeros(1000)",
			"    total = 0", "    for epoch in range(109):", "        order = random.permuted(order, axis=1)",
			"        for mean in order.reshape(1000, 10, 4).mean(axis=2).T: theta -= 0.08*(theta - mean)",
			"        if epoch >= 9: total += (theta**2).mean()", "    return total/100", "def paths():",
			"    h, d = np.array([1., 3.]), 0.05*np.array([[1, .6], [.6, 1]])", "    both = h[:, None] + h[None, :]",
			"    s, e = 2*d/both, np.expm1(-0.004*h)", "    x = -2*d*np.expm1(-0.004*both)/both",
			"    m, a, root = np.linalg.inv(x), 1 + e, np.linalg.cholesky(x)", "    k = m*e - (m*e).T",
			"    ends = np.linalg.inv(s) - m + m*np.outer(a, a)", "    theta = np.linalg.cholesky(s) @ random.standard_normal((2, 10000))",
			"    entropy = -((ends @ theta)*theta).sum(axis=0)/2", "    for step in range(300):",
			"        after = a[:, None]*theta + root @ random.standard_normal((2, 10000))",
			"        entropy += k[0, 1]*(after[0]*theta[1] - after[1]*theta[0])", "        theta = after",
			"    entropy += ((ends @ theta)*theta).sum(axis=0)/2", "    return np.exp(-entropy).mean()", "def condition():",
			"    sizes = [30, 200, 200, 200, 200, 10]",
			"    layers = [random.standard_normal((n, m))/np.sqrt(m) for m, n in zip(sizes, sizes[1:])]",
			"    before = [np.eye(30)]", "    for w in layers[:-1]: before.append(w @ before[-1])", "    after = [np.eye(10)]",
			"    for w in layers[:0:-1]: after.append(after[-1] @ w)",
			"    g = sum(np.kron(v @ v.T, u.T @ u) for v, u in zip(after[::-1], before))", "    values = np.linalg.eigvalsh(g)",
			"    return values[-1]/values[0]");

		private PythonPeer python;

		/** Starts it and compares results, which scatter. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy");
			final NoiseBenchmark here = new NoiseBenchmark();
			python.requireSame("shuffles", here.shuffles(), 0.03);
			python.requireSame("paths", here.paths(), 0.1);
			python.requireSame("condition", here.condition(), 0.5);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the variance} */
	@Benchmark
	public double shufflesOfNumPy(final Peer peer) {
		return peer.python.call("shuffles");
	}

	/** {@return the mean of exp(-entropy)} */
	@Benchmark
	public double pathsOfNumPy(final Peer peer) {
		return peer.python.call("paths");
	}

	/** {@return the condition} */
	@Benchmark
	public double conditionOfNumPy(final Peer peer) {
		return peer.python.call("condition");
	}
}
