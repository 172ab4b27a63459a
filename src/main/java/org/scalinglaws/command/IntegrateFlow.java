package org.scalinglaws.command;

import java.util.Arrays;
import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.Nodes;
import org.scalinglaws.command.support.ReducedMeasure;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.online.mixture.MixtureFlow;
import org.scalinglaws.online.model.OnlineProblem;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.SpectralMeasure;
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

/** Integrates the gradient flow of phase retrieval. */
@Plugin(type = Command.class, headless = true, description = "Integrates the gradient flow of phase retrieval and records its learning curve",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-three-phases"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Integrate Flow...", weight = 1) })
public class IntegrateFlow extends ScalingCommand {

	private static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum; comes out as w at the last time",
		type = ItemIO.BOTH, required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Problem", description = "What is learned, as Mixture Problem makes it; phase retrieval if not given",
		required = false, persist = false)
	private OnlineProblem problem;

	@Parameter(label = "End time", description = "Flow time up to which to integrate, greater than 0", min = "0",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double endTime = 1e6;

	@Parameter(label = "Records", description = "Number of recorded times, 2 to 1000000: 0 and then log-spaced", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Times", description = "Recorded times, ascending from 0 on; replaces end time and records",
		required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(label = "Tolerance", description = "Target relative error of overlap, energy, loss and mean squared error (gaps: a hundred times more), 1e-12 to 1e-2",
		min = "1e-12", max = "1e-2", persist = false)
	private double tolerance = 1e-8;

	@Parameter(label = "Nodes", description = Nodes.DESCRIPTION, min = Nodes.MIN, max = Nodes.MAX, persist = false)
	private int nodes = Nodes.AUTOMATIC;

	@Parameter(label = "Order", description = "Up to which k to record also overlapk = w'Q^k w* and energyk = w'Q^k w, 1 to 64",
		min = "1", max = "64", persist = false)
	private int order = 1;

	@Parameter(label = "Keep snapshots", description = "Also give the weights at all recorded times", persist = false)
	private boolean keepSnapshots = false;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Snapshots", description = "The weights at all recorded times, dimension x times, if kept")
	private RandomAccessibleInterval<? extends RealType<?>> snapshots;

	@Parameter(type = ItemIO.OUTPUT, label = "Sign", description = "The flow approaches sign x w*")
	private int sign;

	@Override
	public void run() {
		if (problem instanceof org.scalinglaws.online.mixture.MixtureProblem mixture) {
			run(mixture);
			return;
		}
		if (keepSnapshots && measure != null) throw new IllegalArgumentException(
			"keepSnapshots must be false with a measure, which holds no single weights, was true");
		final Nodes choice = Nodes.of(nodes, tolerance, order);
		quickly(progress -> choice.reduce(measure, spectrum, teacher, weights, progress), this::integrate);
	}

	private void integrate(final ReducedMeasure reduced) {
		final GradientFlow flow = new GradientFlow(reduced.measure(), tolerance);
		final double[] recorded = times == null ? GradientFlow.logarithmicTimes(reduced.measure(), endTime, records) : ImageArrays.vector(
			"times", times);
		if (keepSnapshots && reduced.measure().dimension() * recorded.length > MAX_ELEMENTS) throw new IllegalArgumentException(
			"snapshots must have at most " + MAX_ELEMENTS + " elements, was " + weights.dimension(0) + " x " + recorded.length);
		final FlowSolution solution = withProgress(progress -> flow.solve(recorded, order, keepSnapshots, progress));
		trajectory = signed(solution.trajectory()).with(Map.of("endTime", recorded[recorded.length - 1], "records",
			recorded.length));
		sign = solution.sign();
		snapshots = keepSnapshots && !solution.snapshots().isEmpty() ? snapshots(solution, reduced) : null;
		weights = measure == null ? ImageArrays.image(reduced.weights(solution.startCoefficient(), solution
			.teacherCoefficient(), ImageArrays.vector("weights", weights), ImageArrays.vector("teacher", teacher))) : null;
	}

	private void run(final org.scalinglaws.online.mixture.MixtureProblem mixture) {
		if (order != 1) throw new IllegalArgumentException("order must be 1 for a mixture of classes, was " + order);
		final int dimension = mixture.dimension(), students = mixture.students();
		final MixtureFlow flow = new MixtureFlow(mixture, Measures.weights(mixture, spectrum, teacher, measure, weights, nodes),
			tolerance);
		final double[] recorded = times == null ? MixtureFlow.logarithmicTimes(mixture, endTime, records) : ImageArrays
			.vector("times", times);
		if (keepSnapshots) Require.inRange("dimension x students x times", (long) dimension * students * recorded.length, 1,
			MAX_ELEMENTS);
		final MixtureFlow.Solution solution = withProgress(progress -> flow.solve(recorded, keepSnapshots, progress));
		trajectory = signed(solution.trajectory()).with(Map.of("endTime", recorded[recorded.length - 1], "records",
			recorded.length));
		weights = ImageArrays.image(solution.weights(), dimension);
		if (!keepSnapshots || solution.snapshots().isEmpty()) return;
		final double[] all = solution.snapshots().stream().flatMapToDouble(Arrays::stream).toArray();
		snapshots = students == 1 ? ImageArrays.image(all, dimension) : ArrayImgs.doubles(all, dimension, students, all.length /
			students / dimension);
	}

	private RandomAccessibleInterval<? extends RealType<?>> snapshots(final FlowSolution solution,
		final ReducedMeasure reduced)
	{
		final double[] start = ImageArrays.vector("weights", weights), target = ImageArrays.vector("teacher", teacher);
		final double[] all = new double[start.length * solution.snapshots().size()];
		for (int k = 0; k < solution.snapshots().size(); k++)
			System.arraycopy(reduced.weights(solution.snapshots().get(k)[0], solution.snapshots().get(k)[1], start, target), 0, all, k * start.length, start.length);
		return ImageArrays.image(all, start.length);
	}
}
