package org.scalinglaws.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.linear.DotProducts;
import org.scalinglaws.linear.VectorLoops;
import org.scalinglaws.online.model.IndexProblem;
import org.scalinglaws.online.model.Link;
import org.scalinglaws.online.model.Loss;
import org.scalinglaws.online.sgd.IndexSimulation;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

/** Steps per second of exact SGD on index problems, beside what they cannot do without: their normals and dot products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexSgdBenchmark {

	private static final int STEPS = 20_000;

	@Param("1000")
	private int dimension;

	@Param({ "1", "2", "4" })
	private int units;

	@Param({ "square", "erf", "relu" })
	private String link;

	private double[] spectrum;
	private double[] deviations;
	private double[] teacher;
	private double[] weights;
	private double[][] vectors;
	private RandomStream stream;

	@Setup
	public void prepare() {
		spectrum = PowerLaw.spectrum(dimension, 2);
		deviations = new double[dimension];
		for (int i = 0; i < dimension; i++)
			deviations[i] = Math.sqrt(spectrum[i]);
		stream = Streams.of(1).stream("benchmark", 0);
		weights = new double[units * dimension];
		stream.fillGaussian(weights, 0, weights.length);
		teacher = new double[weights.length];
		stream.fillGaussian(teacher, 0, weights.length);
		vectors = new double[2 * units][dimension];
		for (final double[] vector : vectors)
			stream.fillGaussian(vector, 0, dimension);
	}

	/** One run on one thread. */
	@Benchmark
	@OperationsPerInvocation(STEPS)
	public double steps() {
		final IndexProblem problem = new IndexProblem(Link.of(link), Loss.of("halfSquared"), units, units, 0);
		return new IndexSimulation(problem, spectrum, teacher, weights, new SgdOptions(Optimizer.plain(LearningRateSchedule
			.constant(1e-4), 1), 0, STEPS, 1, new SgdMethod.Exact(), 1, 2)).run(1, Progress.NONE).weights()[0];
	}

	/** Inputs and their projections, and no more. */
	@Benchmark
	@OperationsPerInvocation(STEPS)
	public double normalsAndProducts() {
		final double[] input = new double[dimension], products = new double[vectors.length];
		final DotProducts dots = new DotProducts();
		double sum = 0;
		for (int step = 0; step < STEPS; step++) {
			stream.fillGaussian(input, 0, dimension);
			VectorLoops.multiply(deviations, input);
			dots.compute(input, vectors, products);
			sum += products[0];
		}
		return sum;
	}
}
