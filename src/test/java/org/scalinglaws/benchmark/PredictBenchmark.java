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
import org.scalinglaws.retrieval.prediction.LinearisedSgd;
import org.scalinglaws.retrieval.prediction.PredictionResult;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.task.Progress;

/** Milliseconds for a prediction of 200 records, a = 2, 512 nodes, and for the critical learning rate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class PredictBenchmark {

	@Param({ "1e3", "1e9", "1e12" })
	private double dimension;

	@Param({ "1000000", "100000000" })
	private long steps;

	private SpectralMeasure measure;

	@Setup
	public void prepare() {
		measure = Binning.expected(dimension, 2, 1, Binning.DEFAULT_NODES);
	}

	@Benchmark
	public PredictionResult constantRate() {
		return predict(LearningRateSchedule.constant(1e-3));
	}

	@Benchmark
	public PredictionResult cosineRate() {
		return predict(LearningRateSchedule.cosine(1e-3, 1e-5, steps));
	}

	@Benchmark
	public double criticalLearningRate() {
		return new LinearisedSgd(measure, 1).criticalLearningRate();
	}

	private PredictionResult predict(final LearningRateSchedule schedule) {
		return new SgdPrediction(measure, schedule, 0.05, 1, 1e-8).solve(steps, 200, Progress.NONE);
	}
}
