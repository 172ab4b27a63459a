package org.scalinglaws.command;

import java.util.Objects;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.ScheduledCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.mixture.MixtureSimulation;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.online.sgd.IndexSimulation;
import org.scalinglaws.retrieval.model.RetrievalProblem;
import org.scalinglaws.retrieval.sgd.SgdSimulation;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;
import org.scalinglaws.sgd.SgdOptions;
import org.scalinglaws.sgd.run.SgdResult;
import org.scalinglaws.sgd.run.Simulation;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

/**
 * Runs one-pass stochastic gradient descent on phase retrieval or another problem: every
 * sample is seen once.
 * <p>
 * The samples are drawn, for each run its own, or given as inputs and labels
 * (both or neither); with given samples it makes at most samples/batchSize
 * steps, all runs see the same samples, and noiseVariance and seed play no part.
 * Run r of a seed draws the same samples in every call. To go on where earlier runs
 * ended, give their weights and, as firstRun, their number: with the same firstRun the
 * runs would see again the samples that they have learned from.
 * The method "leaping" costs a fraction, with means and spreads of the exact one.
 * A run that diverges ends there and is marked in the
 * column diverged; a learning rate above the critical one is allowed.
 * </p>
 */
@Plugin(type = Command.class, headless = true, description = "Runs one-pass stochastic gradient descent, on phase retrieval or a problem given, where every sample is seen once",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#online-sgd"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Simulate SGD...", weight = 3) })
public class SimulateSgd extends ScheduledCommand {

	@Parameter(label = "Spectrum", description = "Variances of the coordinates, a vector, none negative; not with a mixture, which has its own",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "A vector as long as the spectrum; of a problem, dimension x teachers; not with a mixture",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(type = ItemIO.BOTH, label = "Weights",
		description = "At the start: dimension x runs, or one vector for all runs; as output: at the end, dimension x runs; with several students dimension x students x runs, or dimension x students for all runs",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Problem", description = "What is learned, as Index Problem or Mixture Problem makes it; phase retrieval if not given",
		required = false, persist = false)
	private OnlineProblem problem;

	@Parameter(label = "Noise variance", description = "Variance of the label noise, from 0; a problem has its own",
		min = "0", persist = false)
	private double noiseVariance = 0;

	@Parameter(label = "Runs", description = "Number of independent runs, 1 to 1000000", min = "1", max = "1000000",
		persist = false)
	private int runs = 1;

	@Parameter(label = "Batch size", description = "Samples per step, 1 to 1000000000", min = "1", max = "1000000000",
		persist = false)
	private int batchSize = 1;

	@Parameter(label = "Momentum", description = "Of heavy-ball steps, 0 to less than 1; only with method exact", min = "0",
		max = "1", attrs = @Attr(name = Attributes.BELOW_MAX), persist = false)
	private double momentum = 0;

	@Parameter(label = "Average from", description = "Step from which on iterates are averaged, beside the run (columns averaged...), 0 to steps; no average if not given; only with method exact",
		min = "0", required = false, persist = false)
	private Long averageFrom;

	@Parameter(label = "Seed", description = "0 to 2^53 - 1; the same seed gives the same result", min = "0",
		max = "9007199254740991", persist = false)
	private long seed = 1;

	@Parameter(label = "First run", description = "Number of the first run, 0 to 10^15; run r of a seed always draws the same samples, so going on from the weights of earlier runs give the number of these",
		min = "0", max = "1000000000000000", persist = false)
	private long firstRun = 0;

	@Parameter(label = "Method", description = "exact: whole samples in every step; leaping: the tail of the spectrum moves once per window",
		choices = { "exact", "leaping" }, persist = false)
	private String method = "exact";

	@Parameter(label = "Kappa", description = "Largest part of its way that a coordinate of the tail may go in a window (leaping), greater than 0, to 0.3; 0.05 if not given",
		min = "0", max = "0.3", attrs = @Attr(name = Attributes.ABOVE_MIN), required = false, persist = false)
	private Double kappa;

	@Parameter(label = "Head", description = "Number of coordinates with exact steps (leaping), 0 to dimension; chosen by kappa if not given",
		min = "0", required = false, persist = false)
	private Integer head;

	@Parameter(label = "Window", description = "Steps per window (leaping), from 1; chosen by kappa if not given",
		min = "1", max = "1000000000000000", required = false,
		persist = false)
	private Long window;

	@Parameter(label = "Records", description = "Rows of each run's trajectory, log-spaced, 2 to 1000000", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Inputs", description = "Samples to learn from, dimension x samples; needs labels, too",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> inputs;

	@Parameter(label = "Labels", description = "One label for each of the inputs", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> labels;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory")
	private Columns trajectory;

	@Override
	public void run() {
		final SgdOptions options = new SgdOptions(optimizer(), noiseVariance, steps(), runs, firstRun, method(), seed,
			records);
		final Simulation simulation = problem == null ? retrieval(options) : of(problem, options);
		final SgdResult result = result(simulation);
		trajectory = signed(result.trajectory());
		final int d = simulation.dimension(), students = simulation.students();
		weights = students == 1 ? ImageArrays.image(result.weights(), d) : ArrayImgs.doubles(result.weights(), d, students,
			runs);
	}

	private Simulation retrieval(final SgdOptions options) {
		final RetrievalProblem retrieval = Measures.problem(spectrum, teacher);
		return new SgdSimulation(retrieval, ImageArrays.matrix("weights", weights, retrieval.dimension()), options);
	}

	private Simulation of(final OnlineProblem given, final SgdOptions options) {
		if (given instanceof org.scalinglaws.online.model.IndexProblem index) {
			final double[] variances = ImageArrays.vector("spectrum", spectrum);
			final int d = variances.length;
			return new IndexSimulation(index, variances, ImageArrays.array("teacher", teacher, "dimension x teachers", d, index
				.teachers()), weights(d, index.students()), options);
		}
		if (given instanceof org.scalinglaws.online.mixture.MixtureProblem mixture) {
			Measures.requireNone("spectrum", spectrum, mixture);
			Measures.requireNone("teacher", teacher, mixture);
			return new MixtureSimulation(mixture, weights(mixture.dimension(), mixture.students()), options);
		}
		throw new IllegalArgumentException("problem must be one that SGD is simulated on, was " + given);
	}

	private double[] weights(final int d, final int students) {
		return students == 1 ? ImageArrays.matrix("weights", weights, d) : ImageArrays.array("weights", weights,
			"dimension x students", d, students);
	}

	private Optimizer optimizer() {
		final long from = averageFrom == null ? Optimizer.NO_AVERAGE : Require.inRange("averageFrom", averageFrom, 0L,
			steps());
		return new Optimizer(schedule(), batchSize, momentum, from);
	}

	private SgdMethod method() {
		if (!method.equals("leaping")) return exact();
		return new SgdMethod.Leaping(Objects.requireNonNullElse(kappa, SgdMethod.Leaping.KAPPA), Objects.requireNonNullElse(
			head, SgdMethod.Leaping.AUTOMATIC), Objects.requireNonNullElse(window, (long) SgdMethod.Leaping.AUTOMATIC));
	}

	private SgdMethod exact() {
		requireLeaping("kappa", kappa);
		requireLeaping("head", head);
		requireLeaping("window", window);
		return new SgdMethod.Exact();
	}

	private static void requireLeaping(final String name, final Object value) {
		if (value != null) throw new IllegalArgumentException(name + " belongs to method leaping, was " + value +
			" with method exact");
	}

	private SgdResult result(final Simulation simulation) {
		final int threads = Runtime.getRuntime().availableProcessors();
		if (inputs == null && labels == null) return withProgress(progress -> simulation.run(threads, progress));
		final double[] given = ImageArrays.matrix("inputs", inputs, simulation.dimension());
		final double[] targets = ImageArrays.vector("labels", labels);
		return withProgress(progress -> simulation.run(given, targets, threads, progress));
	}
}
