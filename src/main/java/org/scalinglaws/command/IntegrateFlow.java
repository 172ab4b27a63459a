package org.scalinglaws.command;

import java.util.List;
import java.util.Map;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Measures;
import org.scalinglaws.command.support.Nodes;
import org.scalinglaws.command.support.ReducedMeasure;
import org.scalinglaws.command.support.ReducedUnits;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.online.dynamics.IndexFlow;
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
@Plugin(type = Command.class, headless = true, description = "Integrates the gradient flow of phase retrieval, or of a problem given, and records its learning curve",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "phase-retrieval.md#the-three-phases"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Integrate Flow...", weight = 1) })
public class IntegrateFlow extends ScalingCommand {

	private static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance; not with a mixture, which has its own", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum; of a problem, dimension x teachers", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum, or dimension x students; comes out as w at the last time",
		type = ItemIO.BOTH, required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights; several units of a problem are independent copies of its start and teacher", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Problem", description = "What is learned, as Index Problem or Mixture Problem makes it; phase retrieval if not given",
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

	@Parameter(type = ItemIO.OUTPUT, label = "Snapshots", description = "The weights at all recorded times, dimension x times, or dimension x students x times, if kept")
	private RandomAccessibleInterval<? extends RealType<?>> snapshots;

	@Parameter(type = ItemIO.OUTPUT, label = "Sign", description = "The flow approaches sign x w*")
	private int sign;

	@Override
	public void run() {
		if (keepSnapshots && measure != null) throw new IllegalArgumentException(
			"keepSnapshots must be false with a measure, which holds no single weights, was true");
		final Nodes choice = Nodes.of(nodes, tolerance, order);
		if (problem != null && order > 1) throw new IllegalArgumentException("order must be 1 with a problem, was " + order);
		if (problem == null) quickly(progress -> choice.reduce(measure, spectrum, teacher, weights, progress), this::integrate);
		else if (problem instanceof org.scalinglaws.online.model.IndexProblem index) quickly(progress -> choice.reduce(index,
			measure, spectrum, teacher, weights, progress), this::integrate);
		else if (problem instanceof org.scalinglaws.online.mixture.MixtureProblem mixture) integrate(mixture);
		else throw new IllegalArgumentException("problem must be one that has a flow, was " + problem);
	}

	private void integrate(final ReducedUnits units) {
		final IndexFlow flow = new IndexFlow(units.moments(), units.problem(), tolerance);
		final double[] recorded = times == null ? flow.logarithmicTimes(endTime, records) : ImageArrays.vector("times", times);
		requireRoom(units.moments().dimension() * units.problem().students(), recorded.length);
		final IndexFlow.Result result = withProgress(progress -> flow.solve(recorded, keepSnapshots, progress));
		trajectory = of(result.trajectory(), recorded);
		sign = result.sign();
		final int students = units.problem().students();
		if (keepSnapshots) snapshots = snapshots(result.snapshots().stream().map(units::weights).toList(), students);
		weights = measure == null ? image(units.weights(result.propagator()), students) : null;
	}

	private void integrate(final org.scalinglaws.online.mixture.MixtureProblem mixture) {
		final MixtureFlow flow = new MixtureFlow(mixture, Measures.weights(mixture, spectrum, teacher, measure,
			weights, nodes), tolerance);
		final double[] recorded = times == null ? MixtureFlow.logarithmicTimes(mixture, endTime, records) : ImageArrays.vector(
			"times", times);
		requireRoom((double) mixture.dimension() * mixture.students(), recorded.length);
		final MixtureFlow.Solution solution = withProgress(progress -> flow.solve(recorded, keepSnapshots, progress));
		trajectory = of(solution.trajectory(), recorded);
		if (keepSnapshots) snapshots = snapshots(solution.snapshots(), mixture.students());
		weights = image(solution.weights(), mixture.students());
	}

	private Columns of(final Columns table, final double[] recorded) {
		return signed(table).with(Map.of("endTime", recorded[recorded.length - 1], "records", recorded.length));
	}

	private void requireRoom(final double weightsAtATime, final int count) {
		if (keepSnapshots && weightsAtATime * count > MAX_ELEMENTS) throw new IllegalArgumentException(
			"snapshots must have at most " + MAX_ELEMENTS + " elements, was " + (long) weightsAtATime + " x " + count);
	}

	/** A vector, or students side by side. */
	private static RandomAccessibleInterval<? extends RealType<?>> image(final double[] all, final int students) {
		return students == 1 ? ImageArrays.image(all) : ImageArrays.image(all, all.length / students);
	}

	/** Time after time; null if there is none. */
	private static RandomAccessibleInterval<? extends RealType<?>> snapshots(final List<double[]> each, final int students) {
		if (each.isEmpty()) return null;
		final int length = each.get(0).length;
		final double[] all = new double[length * each.size()];
		for (int k = 0; k < each.size(); k++)
			System.arraycopy(each.get(k), 0, all, k * length, length);
		return students == 1 ? ImageArrays.image(all, length) : ArrayImgs.doubles(all, length / students, students, each.size());
	}

	private void integrate(final ReducedMeasure reduced) {
		final GradientFlow flow = new GradientFlow(reduced.measure(), tolerance);
		final double[] recorded = times == null ? GradientFlow.logarithmicTimes(reduced.measure(), endTime, records) : ImageArrays.vector(
			"times", times);
		requireRoom(reduced.measure().dimension(), recorded.length);
		final FlowSolution solution = withProgress(progress -> flow.solve(recorded, order, keepSnapshots, progress));
		trajectory = of(solution.trajectory(), recorded);
		sign = solution.sign();
		if (measure != null) {
			weights = null;
			return;
		}
		final double[] start = ImageArrays.vector("weights", weights), target = ImageArrays.vector("teacher", teacher);
		if (keepSnapshots) snapshots = snapshots(solution.snapshots().stream().map(parts -> reduced.weights(parts[0], parts[1],
			start, target)).toList(), 1);
		weights = ImageArrays.image(reduced.weights(solution.startCoefficient(), solution.teacherCoefficient(), start,
			target));
	}
}
