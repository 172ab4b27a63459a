package org.scalinglaws.diffusion.denoiser;

/** How one mode of a denoiser of some depth learns, in closed form; u is the square of a noise level. */
interface DenoiserLaw {

	/** {@return the weight, by which the denoiser multiplies this mode of its input} */
	double weight(double eigenvalue, double u, double time);

	/** {@return twice the integral of 1 - weight over the logarithm of the noise level} */
	double logShrinkage(double eigenvalue, double uFrom, double uTo, double time);
}
