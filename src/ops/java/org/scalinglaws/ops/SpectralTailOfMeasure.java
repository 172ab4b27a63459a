package org.scalinglaws.ops;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scalinglaws.table.Columns;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** {@link SpectralTail} on a measure. */
@Plugin(type = Op.class, name = "scaling.spectralTail")
public class SpectralTailOfMeasure extends ScalingOp {

	@Parameter
	private SpectralMeasure measure;

	@Parameter
	private RandomAccessibleInterval<? extends RealType<?>> times;

	@Parameter(required = false)
	private int sign = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private Columns trajectory;

	@Override
	public void run() {
		trajectory = withProgress(progress -> SpectralTail.of(measure, times, sign, progress));
	}
}
