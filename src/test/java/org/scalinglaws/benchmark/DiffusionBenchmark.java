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
import org.scalinglaws.diffusion.denoiser.Denoiser;
import org.scalinglaws.diffusion.denoiser.Emergence;
import org.scalinglaws.diffusion.denoiser.TrainingCurves;
import org.scalinglaws.diffusion.orbit.Orbit;
import org.scalinglaws.diffusion.orbit.OrbitGradients;
import org.scalinglaws.task.Parallel;
import org.scalinglaws.task.Progress;

/**
 * Milliseconds for weights and variances of 256 modes at 1000 times, for the times at which the modes emerge, and for 1e5
 * samples of the gradient under 16 shifts: here, and by NumPy and SciPy on whole arrays, one thread each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DiffusionBenchmark {

	private static final int MODES = 256, SAMPLES = 100_000;

	private final Denoiser denoiser = new Denoiser(1, 0.01, 1, 0.002, 80);
	private final double[] spectrum = new double[MODES], template = new double[16];
	private final double[] times = TrainingCurves.times(1e4, 1000);
	private Orbit orbit;

	/** A power law, and a bump. */
	@Setup
	public void prepare() {
		for (int k = 0; k < MODES; k++)
			spectrum[k] = 50 * Math.pow(k + 1, -1.5);
		for (int i = 0; i < 16; i++)
			template[i] = Math.exp(-0.5 * (i - 5) * (i - 5));
		orbit = Orbit.of(Orbit.CYCLIC, template);
	}

	/** {@return the last variance} */
	@Benchmark
	public double curves() {
		final double[] last = new double[1];
		Parallel.workers(1, i -> last[0] = TrainingCurves.of(denoiser, spectrum, times, Progress.NONE).last("variance"));
		return last[0];
	}

	/** {@return the exponent} */
	@Benchmark
	public double emergence() {
		final double[] exponent = new double[1];
		Parallel.workers(1, i -> exponent[0] = Emergence.of(denoiser, spectrum, Progress.NONE).exponent());
		return exponent[0];
	}

	/** {@return the variance with averages} */
	@Benchmark
	public double gradients() {
		final double[] variance = new double[1];
		Parallel.workers(1, i -> variance[0] = OrbitGradients.of(orbit, new double[] { 0.8 }, 0.3, SAMPLES, 1, Progress.NONE)
			.first("orbitVariance"));
		return variance[0];
	}

	/** The same by the peer. */
	@State(Scope.Thread)
	public static class Peer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "from scipy.special import exp1, expi",
			"from scipy.optimize import brentq", "Q, s0, sT = 0.01, 0.002, 80.0", "rng = np.random.default_rng(1)",
			"def logphi(lam, s, tau):",
			"    u = s*s", "    return (0.5*np.log(lam+u) - 0.5*(1-Q)*exp1(2*tau*u)*np.exp(-2*tau*lam) + 0.5*exp1(2*tau*(u+lam)))",
			"def logvar(lam, tau): return 2*np.log(sT) + 2*(logphi(lam, s0, tau) - logphi(lam, sT, tau))",
			"def curves():", "    lam, t = given['spectrum'][None,:], given['times'][1:,None]",
			"    w = lam/(lam+s0**2); w = w + (Q-w)*np.exp(-2*t*(lam+s0**2))", "    return np.exp(logvar(lam, t))[-1,-1] + 0*w[-1,-1]",
			"def emergence():", "    lam = given['spectrum']; first = 2*np.log(sT) + 2*(1-Q)*np.log(s0/sT)", "    T = []",
			"    for l in lam:", "        middle = 0.5*(first + np.log(sT**2*(l+s0**2)/(l+sT**2)))",
			"        T.append(brentq(lambda x: logvar(l, np.exp(x)) - middle, np.log(1e-4/l), np.log(1e2/l), xtol=1e-14))",
			"    return np.polyfit(np.log(lam), T, 1)[0]", "def gradients():",
			"    x0 = given['template']; s = 0.8; n = " + SAMPLES, "    G = np.array([np.roll(x0, g) for g in range(16)])",
			"    x = x0 + s*rng.standard_normal((n, 16)); p = x @ G.T", "    w = np.exp((p - p.max(1, keepdims=True))/s**2); w /= w.sum(1, keepdims=True)",
			"    T = w @ G; a = (w*p).sum(1); gap = 4*((w*p*p).sum(1) - a*a)", "    plain = 2*(0.3*(x*x).sum(1) - p[:,0]); orbit = 2*(0.3*(x*x).sum(1) - a)",
			"    return orbit.var() + 0*(plain.var() + gap.mean() + ((x0-T)**2).sum())");

		private PythonPeer python;

		/** Starts it. */
		@Setup
		public void start(final DiffusionBenchmark here) {
			python = PythonPeer.start(1, SCRIPT, "numpy", "scipy");
			python.send("spectrum", here.spectrum, MODES);
			python.send("times", here.times, here.times.length);
			python.send("template", here.template, 16);
			System.out.printf("curves %s %s, emergence %s %s, gradients %s %s%n", here.curves(), python.call("curves"), here
				.emergence(), python.call("emergence"), here.gradients(), python.call("gradients"));
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the last variance} */
	@Benchmark
	public double curvesOfScipy(final Peer peer) {
		return peer.python.call("curves");
	}

	/** {@return the exponent} */
	@Benchmark
	public double emergenceOfScipy(final Peer peer) {
		return peer.python.call("emergence");
	}

	/** {@return the variance with averages} */
	@Benchmark
	public double gradientsOfNumpy(final Peer peer) {
		return peer.python.call("gradients");
	}
}
