package org.scalinglaws.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.nodes.BinnedSpectrum;
import org.scalinglaws.task.Progress;

/** Arrays to nodes at 1e-8, a = 2, two vectors, and one function back to all coordinates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class BinningBenchmark {

	@Param({ "1000", "1000000" })
	private int dimension;

	@Param({ "false", "true" })
	private boolean shuffled;

	private double[] spectrum;
	private double[][] vectors;
	private BinnedSpectrum binned;

	@Setup
	public void prepare() {
		final Random random = new Random(1);
		spectrum = PowerLaw.spectrum(dimension, 2);
		for (int i = dimension - 1; shuffled && i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final double value = spectrum[i];
			spectrum[i] = spectrum[j];
			spectrum[j] = value;
		}
		vectors = new double[][] { random.doubles(dimension).toArray(), random.doubles(dimension).toArray() };
		binned = toNodes();
	}

	@Benchmark
	public BinnedSpectrum toNodes() {
		return BinnedSpectrum.of(spectrum, vectors, 1e-8, Progress.NONE);
	}

	@Benchmark
	public double[] toCoordinates() {
		return binned.interpolate(binned.moments().eigenvalue());
	}
}
