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
import org.scalinglaws.propagation.compression.Compression;
import org.scalinglaws.propagation.compression.PowerLawLayer;
import org.scalinglaws.propagation.percolation.BondPercolation;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for 200 steps of directed percolation on a ring of 100000 sites at the threshold, and for the errors of a
 * layer of 1000 x 1000 at eight ranks over 1000 inputs: here and in NumPy, vectorised over sites and over inputs, on one
 * thread each. Samples, as the least of them (p0.00) is that of a quiet moment on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PercolationBenchmark {

	private interface Work {

		double run();
	}

	private static double onOneThread(final Work work) {
		final double[] result = new double[1];
		Parallel.workers(1, i -> result[0] = work.run());
		return result[0];
	}

	/** {@return the density at the end} */
	@Benchmark
	public double sites() {
		return onOneThread(() -> new BondPercolation(BondPercolation.CRITICAL, BondPercolation.FULL, 100_000, 200).run(1, 2,
			1, Progress.NONE).table().last("density"));
	}

	/** {@return the error at rank 10} */
	@Benchmark
	public double components() {
		return onOneThread(() -> Compression.of(new PowerLawLayer(1, 1000, 1000), new double[] { 10, 1, 3, 30, 100, 300, 600,
			900 }, 1000, 1, Progress.NONE).first("error"));
	}

	/** The same in NumPy. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "random = np.random.default_rng(1)",
			"p = 0.644700185", "def sites():", "    sites = np.ones(100000, dtype=bool)", "    for step in range(200):",
			"        own = sites & (random.random(100000) < p)",
			"        sites = own | np.roll(sites, 1) & (random.random(100000) < p)", "    return sites.mean()",
			"def components():", "    strengths = 1/np.arange(1, 1001.)",
			"    squares = (random.standard_normal((1000, 1000))*strengths)**2",
			"    lost = np.cumsum(squares[:, ::-1], axis=1)[:, ::-1]", "    all = lost[:, 0].mean()",
			"    errors = [np.sqrt(lost[:, r].mean()/all) for r in (10, 1, 3, 30, 100, 300, 600, 900)]", "    return errors[0]");

		private PythonPeer python;

		/** Starts it and compares results, which scatter. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy");
			final PercolationBenchmark here = new PercolationBenchmark();
			python.requireSame("sites", here.sites(), 0.03);
			python.requireSame("components", here.components(), 0.05);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the density at the end} */
	@Benchmark
	public double sitesOfNumPy(final Peer peer) {
		return peer.python.call("sites");
	}

	/** {@return the error at rank 10} */
	@Benchmark
	public double componentsOfNumPy(final Peer peer) {
		return peer.python.call("components");
	}
}
