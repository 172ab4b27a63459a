package org.scalinglaws.ops;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.PowerLaw;
import org.scijava.ItemIO;
import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.computer.NullaryComputerOp;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Fills an image with the eigenvalues i^-exponent, scaled to sum 1: as many as it has elements. */
@Plugin(type = Op.class, name = "scaling.powerLawSpectrum", priority = Priority.HIGH)
public class PowerLawSpectrumComputer extends ScalingOp
	implements NullaryComputerOp<RandomAccessibleInterval<? extends RealType<?>>>
{

	@Parameter(type = ItemIO.BOTH)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(required = false)
	private double exponent = 2;

	@Override
	public void run() {
		Require.given("spectrum", spectrum);
		setOutput(run(out()));
	}

	@Override
	public RandomAccessibleInterval<? extends RealType<?>> out() {
		return spectrum;
	}

	@Override
	public void setOutput(final RandomAccessibleInterval<? extends RealType<?>> output) {
		spectrum = output;
	}

	@Override
	public void compute(final RandomAccessibleInterval<? extends RealType<?>> output) {
		Outputs.write("spectrum", PowerLaw.spectrum(Outputs.size("spectrum", output), exponent), output);
	}
}
