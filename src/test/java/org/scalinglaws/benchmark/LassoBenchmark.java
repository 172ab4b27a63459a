package org.scalinglaws.benchmark;

import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scalinglaws.command.SolveLasso;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.network.lasso.Lasso;
import org.scalinglaws.network.lasso.LassoSolution;
import org.scalinglaws.random.RandomStream;
import org.scalinglaws.random.Streams;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Milliseconds for the LASSO on normal inputs, teacher (-1)^(i+1) / i, noise of
 * variance 1/2, to a gap of 1e-10 of |y|^2/2: from zero weights, and a path of 100
 * penalties down to 1/100 of the largest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class LassoBenchmark {

	private static final double TOLERANCE = 1e-10;

	@Param("500")
	private int samples;

	@Param("1000")
	private int dimension;

	private double[] inputs;
	private double[] labels;
	private double[] penalties;
	private Context context;
	private Img<DoubleType> inputImage, labelImage;

	@Setup
	public void prepare() {
		final RandomStream stream = Streams.of(1).stream("benchmark", 0);
		inputs = new double[samples * dimension];
		stream.fillGaussian(inputs, 0, inputs.length);
		labels = new double[samples];
		for (int k = 0; k < samples; k++) {
			labels[k] = Math.sqrt(0.5) * stream.nextGaussian();
			for (int i = 0; i < dimension; i++)
				labels[k] += inputs[k * dimension + i] * (i % 2 == 0 ? 1.0 : -1.0) / (i + 1);
		}
		penalties = new Lasso(inputs, labels).penalties(100, 1e-2);
		context = new Context(CommandService.class);
		inputImage = ImageArrays.image(inputs, dimension);
		labelImage = ImageArrays.image(labels);
	}

	@TearDown
	public void dispose() {
		context.dispose();
	}

	/** At about 1/10 of the largest penalty, through the command. */
	@Benchmark
	public CommandModule command() throws Exception {
		return context.service(CommandService.class).run(SolveLasso.class, false, "inputs", inputImage, "labels", labelImage,
			"penalty", penalties[50], "tolerance", TOLERANCE).get();
	}

	@Benchmark
	public List<LassoSolution> path() {
		return new Lasso(inputs, labels).path(penalties, TOLERANCE, Progress.NONE);
	}

	/** At about 1/10 of the largest penalty. */
	@Benchmark
	public LassoSolution single() {
		return new Lasso(inputs, labels).solve(penalties[50], TOLERANCE, Progress.NONE);
	}

	/** At 1/100 of the largest penalty. */
	@Benchmark
	public LassoSolution singleOfSmallPenalty() {
		return new Lasso(inputs, labels).solve(penalties[99], TOLERANCE, Progress.NONE);
	}
}
