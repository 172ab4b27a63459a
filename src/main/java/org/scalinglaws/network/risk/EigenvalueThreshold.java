package org.scalinglaws.network.risk;

import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.network.convolution.Tail;

/**
 * Soft thresholding of the eigenvalues of a matrix seen through noise: the
 * shrinkage of quadratic networks.
 * <p>
 * With J(delta, t) the upper tail of the eigenvalues of S* + delta GOE: risk =
 * mean s^2 - J + t dJ/dt + delta dJ/d delta and df = dJ/d delta / (2 delta), both
 * over d (arXiv 2509.24882).
 * </p>
 */
final class EigenvalueThreshold implements Shrinkage.Target {

	private final FreeConvolution convolution;
	private final double energy, largest;

	EigenvalueThreshold(final FreeConvolution convolution) {
		this.convolution = convolution;
		energy = convolution.meanSquare();
		largest = convolution.atoms()[0];
	}

	@Override
	public double energy() {
		return energy;
	}

	@Override
	public double allFreedom() {
		return 1;
	}

	@Override
	public double noiseEdge(final double noiseLevel) {
		return NoiseEdge.ofMatrix(noiseLevel);
	}

	@Override
	public double largest() {
		return largest;
	}

	@Override
	public Shrinkage at(final double noiseLevel, final double threshold) {
		final Tail tail = convolution.tail(noiseLevel, threshold);
		final double freedom = tail.noiseSlope() / (2 * noiseLevel);
		return new Shrinkage(tail.shrinkageError(), freedom, tail.lostFreedom(), threshold * tail.mixedCurvature() +
			noiseLevel * tail.noiseCurvature(), threshold * tail.thresholdCurvature() + noiseLevel * tail.mixedCurvature(),
			(tail.noiseCurvature() / 2 - freedom) / noiseLevel, tail.mixedCurvature() / (2 * noiseLevel));
	}
}
