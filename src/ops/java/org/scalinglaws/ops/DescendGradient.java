package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.retrieval.flow.FlowSolution;
import org.scalinglaws.retrieval.flow.GradientDescent;
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

/** Descends the gradient of the population loss of phase retrieval at a finite step. */
@Plugin(type = Op.class, name = "scaling.descendGradient")
public class DescendGradient extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter(required = false)
	private double learningRate = 1e-2;

	@Parameter(required = false)
	private long steps = 100_000;

	@Parameter(required = false)
	private int records = 200;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> finalWeights;

	@Parameter(type = ItemIO.OUTPUT)
	private int sign;

	@Override
	public void run() {
		final FlowSolution solution = withProgress(progress -> solve(Measures.of(spectrum, teacher, weights), learningRate,
			steps, records, progress));
		trajectory = solution.trajectory();
		sign = solution.sign();
		finalWeights = Measures.end(solution, weights, teacher);
	}

	static FlowSolution solve(final SpectralMeasure nodes, final double learningRate, final long steps, final int records,
		final Progress progress)
	{
		final GradientDescent descent = new GradientDescent(nodes, learningRate);
		Require.inRange("steps", steps, 1, 1_000_000_000_000L);
		return descent.solve(steps, records, progress);
	}
}
