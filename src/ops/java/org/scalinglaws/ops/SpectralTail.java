package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Predicts the late phase of the gradient flow by sums over the spectrum. The flow ends at
 * sign x w*; a sign of 0 is predicted from the start.
 */
@Plugin(type = Op.class, name = "scaling.spectralTail")
public class SpectralTail extends ScalingOp {

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> teacher;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> weights;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(required = false)
	private int sign = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Override
	public void run() {
		trajectory = withProgress(progress -> of(Measures.of(spectrum, teacher, weights), times, sign, progress));
	}

	static Columns of(final SpectralMeasure nodes,
		final RandomAccessibleInterval<? extends RealType<?>> times, final int sign, final Progress progress)
	{
		final double[] records = org.scalinglaws.retrieval.phases.SpectralTail.requireTimes(ImageArrays.vector("times", times));
		Require.inRange("sign", sign, -1, 1);
		final int end = sign != 0 ? sign : org.scalinglaws.retrieval.phases.SpectralTail.predictedSign(nodes.eigenvalue(), nodes
			.startTeacher(), nodes.teacherSquared());
		return org.scalinglaws.retrieval.phases.SpectralTail.ofMoments(nodes.eigenvalue(), nodes.multiplicity(), nodes
			.startSquared(), nodes.startTeacher(), nodes.teacherSquared(), end).trajectory(records, progress);
	}
}
