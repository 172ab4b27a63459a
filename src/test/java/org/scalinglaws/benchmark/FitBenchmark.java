package org.scalinglaws.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.linear.DescendingOrder;

/**
 * A fit over runs with the search of its window in each of a thousand resamples, and
 * the order of a million eigenvalues beside the JDK's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class FitBenchmark {

	private final double[] times = IntStream.range(0, 200).mapToDouble(i -> Math.pow(10, i / 40.0)).toArray();
	private final double[] values = new Random(4).doubles(1_000_000).toArray();
	private final double[][] runs = runs();

	private double[][] runs() {
		final Random random = new Random(1);
		return IntStream.range(0, 100).mapToObj(run -> Arrays.stream(times).map(t -> Math.pow(t, -0.75) * Math.exp(0.3 * random
			.nextGaussian())).toArray()).toArray(double[][]::new);
	}

	@Benchmark
	public PowerLawFit fitOf100Runs() {
		return PowerLawFit.ofRuns(times, runs);
	}

	@Benchmark
	public int[] orderOfAMillion() {
		return DescendingOrder.of(values);
	}

	@Benchmark
	public int[] orderOfAMillionByTheJdk() {
		return IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> -values[i])).mapToInt(
			Integer::intValue).toArray();
	}
}
