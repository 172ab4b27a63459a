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
import org.scalinglaws.retrieval.hierarchy.HierarchySolution;
import org.scalinglaws.retrieval.hierarchy.MomentHierarchy;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.Ensemble;
import org.scalinglaws.spectrum.NodeBudget;
import org.scalinglaws.spectrum.RandomMeasure;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** Random measures of dimensions that no array holds, a = 2: their making, the flow to t = 1e8, and the hierarchy of moments. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class MeasureBenchmark {

	@Param({ "1e9", "1e12" })
	private double dimension;

	private SpectralMeasure measure;
	private double[] times;

	@Setup
	public void prepare() {
		measure = draw();
		times = GradientFlow.logarithmicTimes(measure, 1e8, 200);
	}

	@Benchmark
	public SpectralMeasure draw() {
		return RandomMeasure.of(dimension, 2, new Ensemble(1, true), NodeBudget.of(Binning.DEFAULT_NODES), Streams.of(1)
			.stream("teacher", 0), Streams.of(1).stream("weights", 0));
	}

	@Benchmark
	public FlowSolution flowWith200Records() {
		return new GradientFlow(measure, 1e-8).solve(times, 1, false, Progress.NONE);
	}

	@Benchmark
	public FlowSolution flowToTheEnd() {
		return new GradientFlow(measure, 1e-8).solve(new double[] { 1e8 }, 1, false, Progress.NONE);
	}

	@Benchmark
	public HierarchySolution hierarchyOf32Moments() {
		return new MomentHierarchy(measure, 32).solve(100, Progress.NONE);
	}
}
