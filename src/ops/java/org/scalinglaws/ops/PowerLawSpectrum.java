package org.scalinglaws.ops;

import org.scalinglaws.ground.ImageArrays;
import org.scalinglaws.spectrum.PowerLaw;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;

/** Makes the eigenvalues i^-exponent, scaled to sum 1. */
@Plugin(type = Op.class, name = "scaling.powerLawSpectrum")
public class PowerLawSpectrum extends ScalingOp {

	@Parameter(required = false)
	private int dimension = 1000;

	@Parameter(required = false)
	private double exponent = 2;

	@Parameter(type = ItemIO.OUTPUT)
	private Img<DoubleType> spectrum;

	@Override
	public void run() {
		spectrum = ImageArrays.image(PowerLaw.spectrum(dimension, exponent));
	}
}
