package org.scalinglaws.benchmark;

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
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.model.StartingWeights;
import org.scalinglaws.retrieval.model.Teachers;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** Seconds for a whole flow, a = 2: full and binned, with 200 records and with the last alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class FlowBenchmark {

	@Param({ "1000", "10000" })
	private int dimension;

	@Param({ "1e5", "1e8" })
	private double endTime;

	private SpectralMeasure full;
	private SpectralMeasure binned;

	@Setup
	public void prepare() {
		final double[] spectrum = PowerLaw.spectrum(dimension, 2);
		final double[] teacher = Teachers.random(spectrum, "energy", Streams.of(1));
		final double[] start = StartingWeights.onSphere(dimension, 1, 1, Streams.of(1));
		full = SpectralMeasure.full(spectrum, teacher, start);
		binned = Binning.of(spectrum, teacher, start, Binning.DEFAULT_NODES);
	}

	@Benchmark
	public FlowSolution fullWith200Records() {
		return solve(full, GradientFlow.logarithmicTimes(full, endTime, 200));
	}

	@Benchmark
	public FlowSolution fullToTheEnd() {
		return solve(full, endTime);
	}

	@Benchmark
	public FlowSolution binnedWith200Records() {
		return solve(binned, GradientFlow.logarithmicTimes(binned, endTime, 200));
	}

	private static FlowSolution solve(final SpectralMeasure measure, final double... times) {
		return new GradientFlow(measure, 1e-8).solve(times, 1, false, Progress.NONE);
	}
}
