package org.scalinglaws.ops;

import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** {@link DescendGradient} on a measure. */
@Plugin(type = Op.class, name = "scaling.descendGradient")
public class DescendGradientOfMeasure extends ScalingOp {

	@Parameter
	private SpectralMeasure measure;

	@Parameter(required = false)
	private double learningRate = 1e-2;

	@Parameter(required = false)
	private long steps = 100_000;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private int sign;

	@Override
	public void run() {
		final FlowSolution solution = withProgress(progress -> DescendGradient.solve(measure, learningRate, steps, records,
			progress));
		trajectory = solution.trajectory();
		sign = solution.sign();
	}
}
