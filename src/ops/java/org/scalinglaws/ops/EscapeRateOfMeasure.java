package org.scalinglaws.ops;

import org.scalinglaws.spectrum.SpectralMeasure;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;

/** {@link EscapeRate} on a measure. */
@Plugin(type = Op.class, name = "scaling.escapeRate")
public class EscapeRateOfMeasure extends ScalingOp {

	@Parameter
	private SpectralMeasure measure;

	@Parameter(type = ItemIO.OUTPUT)
	private double rate;

	@Override
	public void run() {
		rate = EscapeRate.of(measure);
	}
}
