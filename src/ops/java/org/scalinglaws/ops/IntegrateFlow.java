package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientFlow;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Integrates the gradient flow of phase retrieval; finalWeights are the weights at the last
 * recorded time, snapshots those at all of them (dimension x times, if kept).
 * Recorded times that are given replace endTime and records.
 */
@Plugin(type = Op.class, name = "scaling.integrateFlow")
public class IntegrateFlow extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

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

	@Parameter(required = false)
	private boolean keepSnapshots = false;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> finalWeights;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> snapshots;

	@Parameter(type = ItemIO.OUTPUT)
	private int sign;

	@Override
	public void run() {
		final SpectralMeasure nodes = Measures.of(spectrum, teacher, weights);
		final double[] recorded = times(nodes, endTime, records, times);
		if (keepSnapshots) Require.inRange("dimension x times", (double) nodes.nodes() * recorded.length, 1,
			Integer.MAX_VALUE - 8);
		final FlowSolution solution = withProgress(progress -> solve(nodes, recorded, tolerance, order, keepSnapshots,
			progress));
		trajectory = solution.trajectory();
		sign = solution.sign();
		finalWeights = Measures.end(solution, weights, teacher);
		snapshots = keepSnapshots && !solution.snapshots().isEmpty() ? snapshots(solution) : null;
	}

	static double[] times(final SpectralMeasure nodes, final double endTime, final int records,
		final RandomAccessibleInterval<? extends RealType<?>> times)
	{
		return times == null ? GradientFlow.logarithmicTimes(nodes, endTime, records) : ImageArrays.vector("times", times);
	}

	static FlowSolution solve(final SpectralMeasure nodes, final double[] times, final double tolerance, final int order,
		final boolean snapshots, final Progress progress)
	{
		final GradientFlow flow = new GradientFlow(nodes, tolerance);
		return flow.solve(times, Require.inRange("order", order, 1, 64), snapshots, progress);
	}

	private Img<DoubleType> snapshots(final FlowSolution solution) {
		final double[] start = ImageArrays.vector("weights", weights);
		final double[] target = ImageArrays.vector("teacher", teacher);
		final double[] all = new double[start.length * solution.snapshots().size()];
		for (int k = 0; k < solution.snapshots().size(); k++)
			System.arraycopy(solution.weights(k, start, target), 0, all, k * start.length, start.length);
		return ImageArrays.image(all, start.length);
	}
}
