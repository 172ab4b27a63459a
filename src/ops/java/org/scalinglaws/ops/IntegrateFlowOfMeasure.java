package org.scalinglaws.ops;

import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** {@link IntegrateFlow} on a measure, which holds no single weights. */
@Plugin(type = Op.class, name = "scaling.integrateFlow")
public class IntegrateFlowOfMeasure extends ScalingOp {

	@Parameter
	private SpectralMeasure measure;

	@Parameter(required = false)
	private double endTime = 1e6;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(required = false)
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(required = false)
	private double tolerance = 1e-8;

	@Parameter(required = false)
	private int order = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private int sign;

	@Override
	public void run() {
		final FlowSolution solution = withProgress(progress -> IntegrateFlow.solve(measure, IntegrateFlow.times(measure,
			endTime, records, times), tolerance, order, false, progress));
		trajectory = solution.trajectory();
		sign = solution.sign();
	}
}
