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
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.online.dynamics.IndexFlow;
import org.scalinglaws.online.dynamics.IndexPrediction;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.retrieval.prediction.PredictionResult;
import org.scalinglaws.retrieval.prediction.SgdPrediction;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.Binning;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.spectrum.nodes.NodeMoments;
import org.scalinglaws.task.Progress;

/**
 * What generality costs: milliseconds for phase retrieval by its own code and as an index problem, and for other problems, at
 * dimension 1e9, a = 2, 512 nodes; predictions of 1e6 steps with 200 records, flows up to 1e5 with 50.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GeneralityBenchmark {

	private static final long STEPS = 1_000_000;
	private static final double END_TIME = 1e5, NOISE = 0.05, TOLERANCE = 1e-8;

	private SpectralMeasure measure;
	private NodeMoments pair;
	private NodeMoments units;

	@Setup
	public void prepare() {
		measure = Binning.expected(1e9, 2, 1, Binning.DEFAULT_NODES);
		pair = measure.moments();
		units = pair.copies(2, 2);
	}

	@Benchmark
	public PredictionResult predictionOfItsOwn() {
		return new SgdPrediction(measure, LearningRateSchedule.constant(1e-3), NOISE, 1, TOLERANCE).solve(STEPS, 200,
			Progress.NONE);
	}

	@Benchmark
	public IndexPrediction.Result predictionSquare() {
		return predict("square", "squared", 1, pair, 1e-3);
	}

	@Benchmark
	public IndexPrediction.Result predictionTanh() {
		return predict("tanh", "halfSquared", 1, pair, 0.01);
	}

	@Benchmark
	public IndexPrediction.Result predictionOfTwoUnits() {
		return predict("erf", "halfSquared", 2, units, 0.01);
	}

	@Benchmark
	public FlowSolution flowOfItsOwn() {
		return new GradientFlow(measure, TOLERANCE).solve(GradientFlow.logarithmicTimes(measure, END_TIME, 50), 1, false,
			Progress.NONE);
	}

	@Benchmark
	public IndexFlow.Result flowSquare() {
		final IndexFlow flow = new IndexFlow(pair, new IndexProblem(Link.of("square"), Loss.of("squared"), 1, 1, 0), TOLERANCE);
		return flow.solve(flow.logarithmicTimes(END_TIME, 50), false, Progress.NONE);
	}

	private static IndexPrediction.Result predict(final String link, final String loss, final int count,
		final NodeMoments weights, final double rate)
	{
		return new IndexPrediction(weights, new IndexProblem(Link.of(link), Loss.of(loss), count, count, NOISE),
			LearningRateSchedule.constant(rate), 1, TOLERANCE).solve(STEPS, 200, Progress.NONE);
	}
}
