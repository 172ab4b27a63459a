package org.scalinglaws.benchmark;

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
import org.scalinglaws.propagation.margin.PerturbedMargins;
import org.scalinglaws.propagation.residual.ResidualShape;
import org.scalinglaws.propagation.residual.ResidualTraining;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for 500 steps of gradient descent on a residual network (8 blocks of 16 units, 20 samples of 6 inputs, last
 * layer of 400), 50 steps with 64 blocks of 64 units, and sign perturbations of the layers of a network of 20-50-50-10 units
 * (here 63000, in NumPy 12600): here and in NumPy on one thread each. Samples, as the least of them (p0.00) is that of a quiet moment
 * on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ResidualBenchmark {

	/** {@return -ln of the last loss} */
	@Benchmark
	public double small() {
		return lastLoss(8, 16, 500);
	}

	/** {@return -ln of the last loss} */
	@Benchmark
	public double large() {
		return lastLoss(64, 64, 50);
	}

	private static double lastLoss(final int depth, final int width, final int steps) {
		return -Math.log(ResidualTraining.of(new ResidualShape(depth, width, 20, 6, 400, 4), steps, 0.02, 2, 1, Progress.NONE)
			.table().last("loss"));
	}

	/** {@return the tightness of the second layer} */
	@Benchmark
	public double margins() {
		final double[] found = new double[1];
		Parallel.workers(1, i -> found[0] = PerturbedMargins.of(new double[] { 20, 50, 50, 10 }, 0.01, 300, 1, Progress.NONE)
			.table().get("tightness", 1));
		return found[0];
	}

	/** The same in NumPy; of the perturbations 300 x 3 x 14, all samples at once. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "random = np.random.default_rng(1)",
			"def loss(L, M, steps, n=20, d=6, K=400, beta=4, lr=0.02):", "    x, y = random.standard_normal((n, d)), random.standard_normal(n)",
			"    u, w = random.standard_normal((L, M, d)), random.standard_normal((L, M, d))",
			"    c, v = random.standard_normal(K), random.standard_normal((K, d))", "    for step in range(steps + 1):",
			"        z, t = [x], []", "        for l in range(L):", "            t.append(np.tanh(z[-1] @ w[l].T))",
			"            z.append(z[-1] + t[-1] @ u[l]/(L*M))", "        a = np.tanh(z[-1] @ v.T)", "        e = beta/K*(a @ c) - y",
			"        if step == steps: return -np.log((e**2).mean()/2)", "        e /= n", "        s = beta/K*e[:, None]*c*(1 - a*a)",
			"        back = s @ v", "        c -= lr*beta*(e @ a)", "        v -= lr*K*(s.T @ z[-1])",
			"        for l in range(L - 1, -1, -1):", "            h = (back @ u[l].T)*(1 - t[l]*t[l])/(L*M)",
			"            u[l] -= lr*(t[l].T @ back)", "            after = back + h @ w[l]", "            w[l] -= lr*L*M*(h.T @ z[l])",
			"            back = after", "def small(): return loss(8, 16, 500)", "def large(): return loss(64, 64, 50)",
			"def margins(eps=0.01, n=300, sizes=(20, 50, 50, 10)):",
			"    W = [random.standard_normal((b, a))*np.sqrt(2/a) for a, b in zip(sizes, sizes[1:])]",
			"    z, a = [random.standard_normal((n, sizes[0]))], []", "    for k in range(3):",
			"        a.append(z[-1] @ W[k].T)", "        z.append(np.maximum(a[-1], 0))",
			"    order = np.argsort(a[2], axis=1)", "    i, j, rows = order[:, -1], order[:, -2], np.arange(n)",
			"    margin = lambda out: out[rows, i] - out[rows, j]", "    g = np.zeros((n, sizes[-1])); g[rows, i] = 1; g[rows, j] = -1",
			"    pulls = [None, None, g]", "    for k in (1, 0):",
			"        pulls[k] = ((pulls[k + 1] if k == 1 else pulls[1]*(a[1] > 0)) @ W[k + 1])", "    tight = []",
			"    for k in range(3):", "        reach = eps*np.abs(z[k]).sum(1)", "        bound = 2*reach if k == 2 else reach*np.abs(W[2][i] - W[2][j]).sum(1)",
			"        if k == 0: bound = bound*np.abs(W[1]).sum(1).max()", "        worst = np.zeros(n)", "        for trial in range(14):",
			"            if trial < 2: by = (1 - 2*trial)*reach[:, None]*np.sign(pulls[k])",
			"            else: by = eps*np.einsum('nhi,ni->nh', random.integers(0, 2, (n, sizes[k + 1], sizes[k]))*2. - 1, z[k])",
			"            out = a[k] + by", "            for m in range(k + 1, 3): out = np.maximum(out, 0) @ W[m].T",
			"            worst = np.maximum(worst, np.abs(margin(out) - margin(a[2])))", "        tight.append((worst/bound).mean())",
			"    return tight[1]");

		private PythonPeer python;

		/** Starts it and compares results, which scatter. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy");
			final ResidualBenchmark here = new ResidualBenchmark();
			python.requireSame("small", here.small(), 0.8);
			python.requireSame("large", here.large(), 0.8);
			python.requireSame("margins", here.margins(), 0.2);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return -ln of the last loss} */
	@Benchmark
	public double smallOfNumPy(final Peer peer) {
		return peer.python.call("small");
	}

	/** {@return -ln of the last loss} */
	@Benchmark
	public double largeOfNumPy(final Peer peer) {
		return peer.python.call("large");
	}

	/** {@return the tightness of the second layer} */
	@Benchmark
	public double marginsOfNumPy(final Peer peer) {
		return peer.python.call("margins");
	}
}
