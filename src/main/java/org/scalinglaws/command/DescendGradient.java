package org.scalinglaws.command;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.command.support.Nodes;
import org.scalinglaws.command.support.ReducedMeasure;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientDescent;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Descends the gradient of the population loss of phase retrieval at a finite step. */
@Plugin(type = Command.class, headless = true, description = "Descends the gradient of the population loss of phase retrieval at a finite step",
	attrs = { @Attr(name = Attributes.HELP, value = Attributes.PAGES + "choosing.md#which-dynamics"),
		@Attr(name = Attributes.NO_RECORD) }, menu = { @Menu(label = "Plugins"), @Menu(label = "Scaling Laws"),
			@Menu(label = "Phase Retrieval", weight = 2), @Menu(label = "Descend Gradient...", weight = 2) })
public class DescendGradient extends ScalingCommand {

	/** Of nodes. */
	private static final double TOLERANCE = 1e-10;

	@Parameter(label = "Spectrum", description = "Eigenvalues of the inputs' covariance", required = false,
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Teacher", description = "w*, as long as the spectrum", required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter(label = "Weights", description = "w(0), as long as the spectrum; comes out as w at the last step, NaN if the descent diverged",
		type = ItemIO.BOTH, required = false, persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(label = "Measure", description = "Replaces spectrum, teacher and weights", required = false,
		persist = false)
	private SpectralMeasure measure;

	@Parameter(label = "Learning rate", description = "Flow time per step, greater than 0",
		min = "0", attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 1e-2;

	@Parameter(label = "Steps", description = "1 to 1000000000000", min = "1", max = "1000000000000", persist = false)
	private long steps = 100_000;

	@Parameter(label = "Records", description = "Number of recorded steps, 2 to 1000000: 0 and then log-spaced", min = "2",
		max = "1000000", persist = false)
	private int records = 200;

	@Parameter(label = "Nodes", description = Nodes.DESCRIPTION, min = Nodes.MIN, max = Nodes.MAX, persist = false)
	private int nodes = Nodes.AUTOMATIC;

	@Parameter(type = ItemIO.OUTPUT, label = "Trajectory")
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT, label = "Sign", description = "The descent approaches sign x w*")
	private int sign;

	@Override
	public void run() {
		final Nodes choice = new Nodes(nodes, TOLERANCE, 2, learningRate);
		quickly(progress -> choice.reduce(measure, spectrum, teacher, weights, progress), this::descend);
	}

	private void descend(final ReducedMeasure reduced) {
		final GradientDescent descent = new GradientDescent(reduced.measure(), learningRate);
		final FlowSolution solution = withProgress(progress -> descent.solve(steps, records, progress));
		trajectory = signed(solution.trajectory());
		sign = solution.sign();
		weights = measure == null ? ImageArrays.image(reduced.weights(solution.startCoefficient(), solution
			.teacherCoefficient(), ImageArrays.vector("weights", weights), ImageArrays.vector("teacher", teacher))) : null;
	}
}
