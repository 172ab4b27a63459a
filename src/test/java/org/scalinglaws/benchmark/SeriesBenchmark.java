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
import org.scalinglaws.propagation.series.OutputSeries;
import org.scalinglaws.propagation.series.TanhProblem;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for a layer of 4096 tanh units (5 inputs, 40 samples): 200 steps of gradient descent, and the error of the
 * series to order 8 after a single step, here by remainders and in NumPy by differences of outputs, which end at rounding. One
 * thread each; NumPy's loop of training keeps its large array, as fresh ones would take ten times as long. Samples, as the
 * least of them (p0.00) is that of a quiet moment on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SeriesBenchmark {

	private static OutputSeries onOneThread(final int steps, final int order) {
		final OutputSeries[] result = new OutputSeries[1];
		Parallel.workers(1, i -> result[0] = OutputSeries.of(new TanhProblem(4096, 5, 40, 0.2, steps, 1), order, Progress.NONE));
		return result[0];
	}

	/** {@return the change of the output in 200 steps, with the first order} */
	@Benchmark
	public double training() {
		return onOneThread(200, 1).errors()[0];
	}

	/** {@return the change of the output in one step, with eight orders} */
	@Benchmark
	public double series() {
		return onOneThread(1, 8).errors()[0];
	}

	/** The same in NumPy. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "random = np.random.default_rng(1)",
			"n, d, h = 40, 5, 4096", "x = random.standard_normal((n, d))/np.sqrt(d)", "y = random.standard_normal(n)",
			"t = np.empty((n, h))", "def run(steps, order):", "    a0, w0 = random.standard_normal(h), random.standard_normal((d, h))",
			"    a, w = a0.copy(), w0.copy()", "    for step in range(steps):", "        np.matmul(x, w, out=t)",
			"        np.tanh(t, out=t)", "        e = 0.2*(t @ a/np.sqrt(h) - y)/(n*np.sqrt(h))", "        b = e @ t",
			"        np.multiply(t, t, out=t)", "        np.subtract(1, t, out=t)", "        np.multiply(t, e[:, None], out=t)",
			"        w -= a*(x.T @ t)", "        a -= b", "    z, s, b = x @ w0, x @ (w - w0), a - a0",
			"    terms = [np.tanh(z)]", "    terms.append(s*(1 - terms[0]**2))", "    for k in range(1, order):",
			"        terms.append(-s*sum(terms[i]*terms[k - i] for i in range(k + 1))/(k + 1))",
			"    after = np.tanh(x @ w) @ a/np.sqrt(h)", "    f = terms[0] @ a0/np.sqrt(h)",
			"    errors = [np.sqrt(((after - f)**2).mean())]", "    for k in range(1, order + 1):",
			"        f = f + (terms[k] @ a0 + terms[k - 1] @ b)/np.sqrt(h)",
			"        errors.append(np.sqrt(((after - f)**2).mean()))", "    return errors[0]",
			"def training(): return run(200, 1)", "def series(): return run(1, 8)");

		private PythonPeer python;

		/** Starts it and compares results, which scatter. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy");
			final SeriesBenchmark here = new SeriesBenchmark();
			python.requireSame("training", here.training(), 0.6);
			python.requireSame("series", here.series(), 0.6);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the change of the output in 200 steps} */
	@Benchmark
	public double trainingOfNumPy(final Peer peer) {
		return peer.python.call("training");
	}

	/** {@return the change of the output in one step} */
	@Benchmark
	public double seriesOfNumPy(final Peer peer) {
		return peer.python.call("series");
	}
}
