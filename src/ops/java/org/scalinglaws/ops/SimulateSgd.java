package org.scalinglaws.ops;

import java.util.List;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.model.LearningRateSchedule;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.sgd.Optimizer;
import org.scalinglaws.retrieval.sgd.SgdMethod;
import org.scalinglaws.retrieval.sgd.SgdResult;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Runs one-pass stochastic gradient descent on phase retrieval, on samples that are drawn or
 * given as inputs and labels; finalWeights are dimension x runs.
 */
@Plugin(type = Op.class, name = "scaling.simulateSgd")
public class SimulateSgd extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private double learningRate = 1e-3;

	@Parameter(required = false)
	private double noiseVariance = 0;

	@Parameter(required = false)
	private long steps = 100_000;

	@Parameter(required = false)
	private int runs = 1;

	@Parameter(required = false)
	private int batchSize = 1;

	@Parameter(required = false)
	private long seed = 1;

	@Parameter(required = false)
	private String method = EXACT;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(required = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(required = false)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> finalWeights;

	private static final String EXACT = "exact";

	private static final String LEAPING = "leaping";

	@Override
	public void run() {
		final RetrievalProblem problem = Measures.problem(spectrum, teacher);
		final Optimizer optimizer = Optimizer.plain(LearningRateSchedule.constant(learningRate), batchSize);
		final SgdSimulation simulation = new SgdSimulation(problem, ImageArrays.matrix("weights", weights, problem
			.dimension()), optimizer, noiseVariance, steps, runs, method(), seed, records);
		final SgdResult result = result(simulation);
		trajectory = result.trajectory();
		finalWeights = ImageArrays.image(result.weights(), problem.dimension());
	}

	private SgdMethod method() {
		final String choice = Require.oneOf("method", method, List.of(EXACT, LEAPING));
		return choice.equals(LEAPING) ? SgdMethod.Leaping.automatic() : new SgdMethod.Exact();
	}

	private SgdResult result(final SgdSimulation simulation) {
		final int threads = Runtime.getRuntime().availableProcessors();
		if (inputs == null && labels == null) return withProgress(progress -> simulation.run(threads, progress));
		final double[] samples = ImageArrays.matrix("inputs", inputs, simulation.problem().dimension());
		final double[] given = ImageArrays.vector("labels", labels);
		return withProgress(progress -> simulation.run(samples, given, threads, progress));
	}
}
