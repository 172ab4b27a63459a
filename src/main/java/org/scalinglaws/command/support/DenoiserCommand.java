package org.scalinglaws.command.support;

import org.scalinglaws.diffusion.denoiser.Denoiser;
import org.scalinglaws.ground.ImageArrays;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** The inputs of the commands that train a linear denoiser. */
public abstract class DenoiserCommand extends ScalingCommand {

	@Parameter(label = "Spectrum", description = "Variances of the data as they are, not scaled, a vector; 0 to 1e50, not all 0",
		persist = false)
	private RandomAccessibleInterval<? extends RealType<?>> spectrum;

	@Parameter(label = "Start", description = "Q, the weight of each mode at time 0, 0 to 1000; with two layers greater than 0",
		min = "0", max = "1000", stepSize = "0.05", persist = false)
	private double start = 0.1;

	@Parameter(label = "Layers", description = "1, or 2: the symmetric product P P'", min = "1", max = "2", persist = false)
	private int layers = 1;

	@Parameter(label = "Learning rate", description = "Of gradient flow; greater than 0, to 1e50", min = "0", max = "1e50",
		attrs = @Attr(name = Attributes.ABOVE_MIN), persist = false)
	private double learningRate = 1;

	@Parameter(label = "Sigma from", description = "Least noise level, in the units of the data; at least 1e-50", min = "1e-50",
		max = "1e50", persist = false)
	private double sigmaFrom = 0.002;

	@Parameter(label = "Sigma to", description = "Greatest noise level, greater than sigma from", min = "1e-50", max = "1e50",
		persist = false)
	private double sigmaTo = 80;

	/** {@return the model that is asked for} */
	protected final Denoiser denoiser() {
		return new Denoiser(layers, start, learningRate, sigmaFrom, sigmaTo);
	}

	/** {@return the variances of the data, checked} */
	protected final double[] spectrum() {
		return Denoiser.checked(ImageArrays.vector("spectrum", spectrum));
	}
}
