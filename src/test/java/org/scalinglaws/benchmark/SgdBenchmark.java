package org.scalinglaws.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

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
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.spectrum.PowerLaw;
import org.scalinglaws.task.Progress;

/**
 * Steps per second of SGD, exact and by leaps, and what exact steps are made of:
 * normals per second, and the same steps in a plain loop on a generator of the JDK.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class SgdBenchmark {

	private static final int STEPS = 20_000;
	private static final int LEAPING_STEPS = 1_000_000;
	private static final int NORMALS = 1000;
	private static final double LEARNING_RATE = 1e-3;

	@Param("1000")
	private int dimension;

	private RetrievalProblem problem;
	private double[] start;
	private RandomStream stream;
	private RandomGenerator generator;
	private final double[] normals = new double[NORMALS];

	@Setup
	public void prepare() {
		final double[] spectrum = PowerLaw.spectrum(dimension, 2);
		stream = Streams.of(1).stream("benchmark", 0);
		generator = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
		final double[] teacher = new double[dimension];
		stream.fillGaussian(teacher, 0, dimension);
		scale(teacher, 1 / Math.sqrt(new RetrievalProblem(spectrum, teacher).teacherEnergy()));
		start = new double[dimension];
		stream.fillGaussian(start, 0, dimension);
		scale(start, 1 / Math.sqrt(dimension));
		problem = new RetrievalProblem(spectrum, teacher);
	}

	/** One run on one thread. */
	@Benchmark
	@OperationsPerInvocation(STEPS)
	public double steps() {
		return run(1, 1);
	}

	/** One run by leaps, with head and windows chosen automatically. */
	@Benchmark
	@OperationsPerInvocation(LEAPING_STEPS)
	public double stepsOfLeaping() {
		return leap(2);
	}

	/** The same with the records of a usual trajectory, where windows end. */
	@Benchmark
	@OperationsPerInvocation(LEAPING_STEPS)
	public double stepsOfLeapingWithRecords() {
		return leap(200);
	}

	/** Two runs on two threads: the steps of both count. */
	@Benchmark
	@OperationsPerInvocation(2 * STEPS)
	public double stepsOfTwoThreads() {
		return run(2, 2);
	}

	/** The steps as one would write them down, on the generator that the JDK recommends. */
	@Benchmark
	@OperationsPerInvocation(STEPS)
	public double stepsOfPlainLoop() {
		final double[] w = start.clone();
		final double[] x = new double[dimension];
		for (int step = 0; step < STEPS; step++) {
			double p = 0;
			double q = 0;
			for (int i = 0; i < dimension; i++) {
				x[i] = Math.sqrt(problem.spectrum()[i]) * generator.nextGaussian();
				p += x[i] * w[i];
				q += x[i] * problem.teacher()[i];
			}
			for (int i = 0; i < dimension; i++)
				w[i] -= 4 * LEARNING_RATE * (p * p - q * q) * p * x[i];
		}
		return w[0];
	}

	@Benchmark
	@OperationsPerInvocation(NORMALS)
	public double normals() {
		stream.fillGaussian(normals, 0, NORMALS);
		return normals[0];
	}

	@Benchmark
	@OperationsPerInvocation(NORMALS)
	public double normalsOfGenerator() {
		for (int i = 0; i < NORMALS; i++)
			normals[i] = generator.nextGaussian();
		return normals[0];
	}

	private double run(final int runs, final int threads) {
		return new SgdSimulation(problem, start, LEARNING_RATE, 0, STEPS, runs, 1, 1, 2).run(threads, Progress.NONE)
			.weights()[0];
	}

	private double leap(final int records) {
		return new SgdSimulation(problem, start, new SgdOptions(Optimizer.plain(LearningRateSchedule.constant(
			LEARNING_RATE), 1), 0, LEAPING_STEPS, 1, SgdMethod.Leaping.automatic(), 1, records)).run(1, Progress.NONE)
			.weights()[0];
	}

	private static void scale(final double[] values, final double factor) {
		for (int i = 0; i < values.length; i++)
			values[i] *= factor;
	}
}
