package org.scalinglaws.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
import org.scalinglaws.linear.Sums;
import org.scalinglaws.perceptron.curve.LearningCurve;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for the errors of a perceptron at 40 values of sharpness from 0.1 to 500 at load 512: here (with optimum and
 * Bayes error), and by SciPy's fsolve on a grid of 1001 points with a bisection for all of them at once, on one thread,
 * which computes the same to six digits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class PerceptronBenchmark {

	private static final int POINTS = 40;

	private static final double[] SHARPNESS = IntStream.range(0, POINTS).mapToDouble(i -> 0.1 * Math.pow(5000, i / (POINTS -
		1.0))).toArray();

	private static final String SCRIPT = String.join("\n", "import numpy as np", "from scipy.optimize import fsolve",
		"from scipy.special import ndtr, expit", "load = 512.0", "v = np.linspace(-1, 1, 1001)",
		"def shift(t, lam, x):", "    low, high = np.zeros_like(t), np.full_like(t, 2*x)", "    for _ in range(60):",
		"        d = (low + high)/2", "        more = d < 2*x*expit(-2*lam*(t + d))",
		"        low, high = np.where(more, d, low), np.where(more, high, d)", "    return (low + high)/2",
		"def residuals(u, lam):", "    theta, x = np.exp(u)", "    s, c = np.sin(theta), np.arcsinh(9/np.sin(theta))",
		"    t = s*np.sinh(c*v)", "    w = s*c*np.cosh(c*v)*(v[1] - v[0])", "    d = shift(t, lam, x)",
		"    one = 2*load*np.sum(w*np.exp(-t*t/2)/np.sqrt(2*np.pi)*ndtr(t/np.tan(theta))*d*d)/s**2",
		"    two = load/np.pi*np.sum(w/s*np.exp(-(t/s)**2/2)*d)/np.cos(theta)", "    return [np.log(one), np.log(two)]",
		"def curve():", "    r = np.sqrt(2*load/(np.pi + 2*load))",
		"    u, total = np.log([np.arccos(r), np.sqrt((1 - r*r)/load)]), 0.0", "    for lam in given['sharpness']:",
		"        u = fsolve(residuals, u, args=(lam,), xtol=1e-9)", "        total += np.exp(u[0])/np.pi", "    return total");

	/** {@return the sum of all errors} */
	@Benchmark
	public double curve() {
		return Sums.of(LearningCurve.of(512, SHARPNESS, Progress.NONE).table().column("error"));
	}

	/** The same in Python. */
	@State(Scope.Thread)
	public static class Peer {

		private PythonPeer python;

		/** Starts it and compares results. */
		@Setup
		public void start() {
			python = PythonPeer.start(1, SCRIPT, "numpy", "scipy");
			python.send("sharpness", SHARPNESS, POINTS);
			python.requireSame("curve", new PerceptronBenchmark().curve(), 1e-6);
		}

		/** Ends it. */
		@TearDown
		public void end() {
			python.close();
		}
	}

	/** {@return the sum of all errors by SciPy} */
	@Benchmark
	public double scipy(final Peer peer) {
		return peer.python.call("curve");
	}
}
