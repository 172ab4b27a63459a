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
import org.scalinglaws.propagation.signal.Activation;
import org.scalinglaws.propagation.signal.ChaosMap;
import org.scalinglaws.propagation.signal.DistanceMap;
import org.scalinglaws.propagation.signal.MeanField;
import org.scalinglaws.propagation.signal.SignalCurves;
import org.scalinglaws.table.ImageAxis;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for 10000 layers of the distance map of tanh, the slope over 64 x 64 deviations, and 100 networks of 100
 * layers of width 100: here, where it is right to 1e-13, and in NumPy with Gauss-Hermite rules of 60 nodes an axis (the
 * paper's way) and all weights; on one thread each. Samples, as the least of them (p0.00) is that of a quiet moment on both
 * sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
public class PropagationBenchmark {

	private interface Work {

		double run();
	}

	private static double onOneThread(final Work work) {
		final double[] result = new double[1];
		Parallel.workers(1, i -> result[0] = work.run());
		return result[0];
	}

	private static MeanField field() {
		return MeanField.of(Activation.of("tanh"), 1.5, 0.3);
	}

	/** {@return the last distance} */
	@Benchmark
	public double layers() {
		return onOneThread(() -> SignalCurves.infinite(new DistanceMap(field()), 0, 10_000).last("distance"));
	}

	/** {@return the mean slope} */
	@Benchmark
	public double map() {
		return onOneThread(() -> {
			double sum = 0;
			for (final double slope : ChaosMap.of(Activation.of("tanh"), ImageAxis.linear("weightDeviation", 0.5, 2), ImageAxis
				.linear("biasDeviation", 0.1, 1), 64, Progress.NONE).slope().values())
				sum += slope;
			return sum / (64 * 64);
		});
	}

	/** {@return the last mean distance} */
	@Benchmark
	public double networks() {
		return onOneThread(() -> SignalCurves.finite(field(), 0, 100, 100, 100, 1, Progress.NONE).last("distance"));
	}

	/** The same in NumPy. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "random = np.random.default_rng(1)",
			"z, a = np.polynomial.hermite_e.hermegauss(60)", "a /= a.sum()", "def length(w, b):", "    q = w*w + b*b",
			"    for _ in range(200): q = w*w*(np.tanh(np.sqrt(q)[..., None]*z)**2 @ a) + b*b", "    return q", "def layers():",
			"    w, b, c = 1.5, .3, 0.", "    q = length(np.array(w), np.array(b))", "    u = np.sqrt(q)*z", "    left = a*np.tanh(u)",
			"    for _ in range(10000):", "        right = np.tanh(c*u[:, None] + np.sqrt(1 - c*c)*u[None, :])",
			"        c = (w*w*(left @ right @ a) + b*b)/q", "    return 1 - c", "def map():",
			"    w, b = np.meshgrid(np.linspace(.5, 2, 64), np.linspace(.1, 1, 64))", "    q = length(w, b)",
			"    return (w*w*(np.cosh(np.sqrt(q)[..., None]*z)**-4. @ a)).mean()", "def networks():",
			"    w, b, n = 1.5, .3, 100", "    q = length(np.array(w), np.array(b))",
			"    h = np.sqrt(q)*random.standard_normal((100, n, 2))", "    for _ in range(100):",
			"        weights = random.standard_normal((100, n, n))*(w/np.sqrt(n))",
			"        h = weights @ np.tanh(h) + b*random.standard_normal((100, n, 1))", "    x, y = h[..., 0], h[..., 1]",
			"    return (1 - (x*y).sum(1)/np.sqrt((x*x).sum(1)*(y*y).sum(1))).mean()");

		private PythonPeer python;

		/** Starts it and compares results, of which the last scatters. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy");
			final PropagationBenchmark here = new PropagationBenchmark();
			python.requireSame("layers", here.layers(), 1e-3);
			python.requireSame("map", here.map(), 1e-3);
			python.requireSame("networks", here.networks(), 0.6);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the last distance} */
	@Benchmark
	public double layersOfNumPy(final Peer peer) {
		return peer.python.call("layers");
	}

	/** {@return the mean slope} */
	@Benchmark
	public double mapOfNumPy(final Peer peer) {
		return peer.python.call("map");
	}

	/** {@return the last mean distance} */
	@Benchmark
	public double networksOfNumPy(final Peer peer) {
		return peer.python.call("networks");
	}
}
