package org.scalinglaws.network.risk;

import java.util.Arrays;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.scalinglaws.ground.Require;
import org.scalinglaws.network.convolution.FreeConvolution;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * The Bayes-optimal risk of the quadratic network when the target's eigenvalues
 * are known and its eigenvectors are Haar distributed: 4 alpha delta^2 = Delta +
 * R, R = 2 MMSE(delta), alpha = n / d^2, with the minimum mean squared error of
 * {@link FreeConvolution#minimumMeanSquaredError}.
 * <p>
 * The root lies between the two bounds that 0 and min(delta^2, Var s) for MMSE
 * give. Without noise the risk is 0 from 2 alpha = 1 - sum p^2 on (1 - 1/d for
 * distinct eigenvalues), where the target is determined. Immutable.
 * </p>
 */
public final class QuadraticBayes implements BayesOptimal {

	/** Less noise is none: squares of its level are no numbers. */
	private static final double LEAST_NOISE = 1e-250;

	private static final int MAX_EVALUATIONS = 200;

	private final FreeConvolution convolution;
	private final double dimension;

	/**
	 * The problem of a d x d target.
	 *
	 * @param convolution over the eigenvalues of the target
	 * @param dimension d, at least 1
	 * @throws IllegalArgumentException if the dimension is less
	 */
	public QuadraticBayes(final FreeConvolution convolution, final double dimension) {
		this.convolution = Require.given("convolution", convolution);
		this.dimension = Require.inRange("dimension", dimension, 1, Double.MAX_VALUE);
	}

	/**
	 * Of a target of eigenvalues sqrt(d) i^-gamma, on few nodes.
	 *
	 * @param dimension d in [1, 1e15]
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static QuadraticBayes powerLaw(final double dimension, final double exponent) {
		final SpectralMeasure nodes = StateEvolution.powerLaw(dimension, exponent);
		final double largest = nodes.eigenvalue()[0], d = Math.rint(nodes.dimension());
		return new QuadraticBayes(new FreeConvolution(Arrays.stream(nodes.eigenvalue()).map(value -> Math.sqrt(d) * value /
			largest).toArray(), nodes.multiplicity()), d);
	}

	@Override
	public BayesRisk solve(final double samples, final double noiseVariance) {
		final double alpha = Require.positive("samples", samples) / dimension / dimension;
		if (Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE) < LEAST_NOISE && noiseVariance > 0) return solve(
			samples, 0);
		final double variance = convolution.variance();
		final boolean known = variance == 0; // S is a multiple of the identity
		if (known || noiseVariance == 0 && 2 * alpha >= convolution.simplicity()) return new BayesRisk(0, Math.sqrt(
			noiseVariance / alpha) / 2);
		final double high = Math.log((noiseVariance + 2 * variance) / (4 * alpha)) / 2;
		double low = noiseVariance > 0 ? Math.log(noiseVariance / (4 * alpha)) / 2 : high - 1;
		while (noiseVariance == 0 && gap(low, alpha, 0) > 0 && low > high - 100)
			low -= 1;
		final double root = Math.nextUp(low) >= high || gap(low, alpha, noiseVariance) >= 0 ? low : gap(high, alpha, noiseVariance) <= 0 ? high
			: new BrentSolver(1e-15, 1e-13, 1e-16).solve(MAX_EVALUATIONS, x -> gap(x, alpha, noiseVariance), low, high);
		final double noiseLevel = Math.exp(root);
		return new BayesRisk(2 * convolution.minimumMeanSquaredError(noiseLevel), noiseLevel);
	}

	/** 4 alpha - (Delta + 2 MMSE) / delta^2 over 4 alpha: from negative to positive. */
	private double gap(final double logNoiseLevel, final double alpha, final double noiseVariance) {
		final double noiseLevel = Math.exp(logNoiseLevel);
		final double square = noiseLevel * noiseLevel;
		return 1 - (noiseVariance + 2 * convolution.minimumMeanSquaredError(noiseLevel)) / square / (4 * alpha);
	}
}
