package org.scalinglaws.online.scaling;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.PowerLaw;

/**
 * Linear regression under a source condition (arXiv 2509.19189): independent normal features of variances
 * lambda_j = j^-b, j = 1, 2, ... without end, and a target with lambda_j theta_j^2 = j^-(s b + 1), of which the first M
 * features are learned from 0. The features beyond them act as noise, and their part of the target is never learned.
 *
 * @param exponent b of the spectrum, in (1, 20]
 * @param source s of the target, in (0, 20]
 * @param features M, 1 to 1e6
 * @param noiseVariance of the labels, from 0
 * @param batchSize samples in a step, 1 to 1e9
 */
public record SourceProblem(double exponent, double source, int features, double noiseVariance, int batchSize) {

	/**
	 * Checks.
	 *
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public SourceProblem {
		Require.inRange("exponent", exponent, Math.nextUp(1.0), 20);
		Require.inRange("source", source, Double.MIN_VALUE, 20);
		Require.inRange("features", features, 1, 1_000_000);
		Require.inRange("noiseVariance", noiseVariance, 0, 1e50);
		Require.inRange("batchSize", batchSize, 1, 1_000_000_000);
	}

	/** {@return lambda_j of the features that are learned} */
	public double[] eigenvalues() {
		return powers(exponent);
	}

	/** {@return lambda_j theta_j^2 of these, which is twice what each adds to the excess risk at the start} */
	public double[] startErrors() {
		return powers(source * exponent + 1);
	}

	/** {@return the sum of lambda_j theta_j^2 over the features that are not learned} */
	public double tail() {
		return PowerLaw.tail(features + 1.0, source * exponent + 1);
	}

	/** {@return the variance of what the learned features cannot explain: of the labels' noise and of the tail} */
	public double effectiveNoise() {
		return noiseVariance + tail();
	}

	/** {@return the excess risk at the start, half of the target's variance} */
	public double startRisk() {
		return (Arrays.stream(startErrors()).sum() + tail()) / 2;
	}

	private double[] powers(final double power) {
		return IntStream.rangeClosed(1, features).mapToDouble(j -> Math.pow(j, -power)).toArray();
	}
}
