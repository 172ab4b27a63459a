package org.scalinglaws.benchmark;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.command.ImplicitBias;
import org.scalinglaws.descent.bias.DiagonalRegression;
import org.scalinglaws.descent.quadratic.SquaredFlow;
import org.scalinglaws.descent.quadratic.SquaredRegression;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.data.NetworkSamples;
import org.scalinglaws.random.Streams;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Milliseconds for the end of gradient flow on a diagonal network of 5000 weights and 500 samples, by the mathematics and
 * through the command, and for the flow of a million squared weights at 100 times: here, and in NumPy, which computes the
 * same on as many threads. Samples, as the least of them (p0.00) is that of a quiet moment on both sides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
public class DescentBenchmark {

	private static final int SAMPLES = 500, WIDTH = 5000, NON_ZEROS = 50, DIMENSION = 1_000_000, TIMES = 100, THREADS = 2;

	/** Normal inputs, labels of a sparse target. */
	@State(Scope.Thread)
	public static class Data {

		@Param({ "0.001", "0.01", "0.1", "1" })
		private double startScale;

		private double[] inputs;
		private double[] labels;

		/** Draws. */
		@Setup
		public void draw() {
			final double[] target = new double[WIDTH];
			Arrays.fill(target, 0, NON_ZEROS, 1 / Math.sqrt(NON_ZEROS));
			inputs = NetworkSamples.inputs(WIDTH, SAMPLES, Streams.of(1).stream("inputs", 0));
			labels = NetworkSamples.diagonalLabels(inputs, target, 0, Streams.of(1).stream("labelNoise", 0));
		}

		/** {@return the sum of the absolute values of all weights} */
		double norm() {
			return new DiagonalRegression(inputs, labels, startScale, 2).minimum(Progress.NONE).norm1();
		}
	}

	/** {@return the sum of the absolute values of all weights} */
	@Benchmark
	public double minimum(final Data data) {
		return data.norm();
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

	/** {@return the same through the command} */
	@Benchmark
	public Object minimumOfCommand(final Commands commands, final Data data) throws ExecutionException, InterruptedException {
		return commands.context.service(CommandService.class).run(ImplicitBias.class, false, "inputs", ImageArrays.image(
			data.inputs, WIDTH), "labels", ImageArrays.image(data.labels), "startScale", data.startScale, "method", "minimum").get()
			.getOutput("norm1");
	}

	/** The same data in Python. */
	@State(Scope.Thread)
	public static class Minimiser {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "def newton():",
			"    x, y, square = given['x'], given['y'], float(given['scale'][0])**2",
			"    s, beta = np.zeros(x.shape[1]), np.zeros(x.shape[1])", "    for iteration in range(100):",
			"        g = y - x @ beta", "        if g @ g <= 1e-26*(y @ y): break",
			"        mu = np.linalg.solve((x*(2*square*np.cosh(s))) @ x.T, g)", "        ds = x.T @ mu",
			"        far = np.abs(ds).max()", "        low, high, part = 0., np.inf, np.log1p(far)/far",
			"        for trial in range(60):", "            slope = 2*square*np.sinh(s + part*ds) @ ds - y @ mu",
			"            if abs(slope) <= 0.1*(g @ mu): break", "            if slope < 0: low = part", "            else: high = part",
			"            part = 2*part if high == np.inf else (low + high)/2",
			"        s = s + part*ds", "        beta = 2*square*np.sinh(s)", "    return np.abs(beta).sum()");

		private PythonPeer python;

		/** Starts it and compares results. */
		@Setup
		public void start(final Data data) {
			python = PythonPeer.start(THREADS, SCRIPT, "numpy");
			python.send("x", data.inputs, SAMPLES, WIDTH);
			python.send("y", data.labels, SAMPLES);
			python.send("scale", new double[] { data.startScale }, 1);
			python.requireSame("newton", data.norm(), 1e-9);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the same by Newton's method on the same dual in NumPy, with the whole matrix in each step} */
	@Benchmark
	public double minimumOfNumPy(final Minimiser peer) {
		return peer.python.call("newton");
	}

	/** Power laws of a million coordinates. */
	@State(Scope.Thread)
	public static class Squares {

		private final double[] spectrum = IntStream.rangeClosed(1, DIMENSION).mapToDouble(i -> Math.pow(i, -3)).toArray();
		private final double[] target = IntStream.rangeClosed(1, DIMENSION).mapToDouble(Math::sqrt).toArray();

		/** {@return the flow at all times} */
		Columns solve() {
			return SquaredFlow.of(new SquaredRegression(spectrum, target, 0.1), 1e5, TIMES, Progress.NONE);
		}
	}

	/** {@return the flow at all times} */
	@Benchmark
	public Columns flow(final Squares squares) {
		return squares.solve();
	}

	/** The same in Python. */
	@State(Scope.Thread)
	public static class FlowPeer {

		private static final String SCRIPT = String.join("\n", "import numpy as np", "def flow():",
			"    l, w, times, q0 = given['spectrum'], given['target'], given['times'], 0.01",
			"    rate, weight, total = 4*l*w, l*w*w, 0.", "    for t in times:",
			"        error = (q0 - w)/(w + q0*np.expm1(np.minimum(rate*t, 700)))", "        squared = weight @ error**2",
			"        linear = weight @ np.exp(-2*l*t)", "        width = (w + error*w >= w/2).sum()",
			"        total += squared + linear + width", "    return total");

		private PythonPeer python;

		/** Starts it and compares results. */
		@Setup
		public void start(final Squares squares) {
			final Columns flow = squares.solve();
			python = PythonPeer.start(THREADS, SCRIPT, "numpy");
			python.send("spectrum", squares.spectrum, DIMENSION);
			python.send("target", squares.target, DIMENSION);
			python.send("times", flow.column("time"), TIMES);
			double here = 0;
			for (int k = 0; k < TIMES; k++)
				here += flow.get("risk", k) + flow.get("linearRisk", k) + flow.get("learnedWidth", k);
			python.requireSame("flow", here, 1e-9);
		}

		/** Ends it. */
		@TearDown
		public void stop() {
			python.close();
		}
	}

	/** {@return the same in NumPy, array by array, on one thread: its functions take no more} */
	@Benchmark
	public double flowOfNumPy(final FlowPeer peer) {
		return peer.python.call("flow");
	}
}
