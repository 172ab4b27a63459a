package org.scalinglaws.network.risk;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.spectrum.SpectralMeasure;

/**
 * The Bayes-optimal risk of the diagonal network when the variances of the
 * target's independent Gaussian coefficients are known: n x = Delta + R, R = sum
 * x v / (x + v), x = delta^2.
 * <p>
 * 1 / (Delta / x + sum v / (x + v)) = 1 / n has a concave left side, a harmonic
 * sum of linear functions of x, so that Newton's method converges from anywhere.
 * Without noise and with no fewer samples than nonzero variances the risk is 0.
 * Immutable.
 * </p>
 */
public final class DiagonalBayes implements BayesOptimal {

	private static final int MAX_ITERATIONS = 500;

	private final double[] variances;
	private final double[] multiplicities;

	/**
	 * Variances with multiplicities, to scale to any dimension.
	 *
	 * @param variances not negative
	 * @param multiplicities positive, not necessarily whole
	 * @throws IllegalArgumentException if a value is not so or the lengths differ
	 *           or are 0
	 */
	public DiagonalBayes(final double[] variances, final double[] multiplicities) {
		this.variances = Require.finite("variances", Require.given("variances", variances)).clone();
		this.multiplicities = Require.finite("multiplicities", Require.length("multiplicities", Require.given(
			"multiplicities", multiplicities), variances.length)).clone();
		if (variances.length == 0) throw new IllegalArgumentException("variances must not be empty, had length 0");
		for (int i = 0; i < variances.length; i++) {
			if (variances[i] < 0) Require.inRange("variances[" + i + "]", variances[i], 0, Double.MAX_VALUE);
			if (multiplicities[i] <= 0) Require.positive("multiplicities[" + i + "]", multiplicities[i]);
		}
	}

	/**
	 * Of coefficients of variances i^-2gamma, on few nodes.
	 *
	 * @param dimension d in [1, 1e15]
	 * @param exponent gamma, greater than 1/2, at most 20
	 * @throws IllegalArgumentException if a parameter is out of range
	 */
	public static DiagonalBayes powerLaw(final double dimension, final double exponent) {
		final SpectralMeasure nodes = StateEvolution.powerLaw(dimension, exponent);
		final double largest = nodes.eigenvalue()[0];
		return new DiagonalBayes(Arrays.stream(nodes.eigenvalue()).map(value -> value * value / largest / largest).toArray(),
			nodes.multiplicity());
	}

	@Override
	public BayesRisk solve(final double samples, final double noiseVariance) {
		Require.positive("samples", samples);
		Require.inRange("noiseVariance", noiseVariance, 0, Double.MAX_VALUE);
		double x = noiseVariance / samples; // from below: every step rises
		double lastStep = Double.POSITIVE_INFINITY;
		for (int i = 0; i < MAX_ITERATIONS; i++) {
			double sum = x > 0 ? noiseVariance / x : 0;
			double fall = x > 0 ? sum / x : 0;
			for (int k = 0; k < variances.length; k++) {
				if (variances[k] == 0) continue;
				final double inverse = 1 / (x + variances[k]);
				final double term = multiplicities[k] * variances[k] * inverse;
				sum += term;
				fall += term * inverse;
			}
			if (x == 0 && sum <= samples) return new BayesRisk(0, 0);
			final double next = Math.max(0, x + (sum / samples - 1) * sum / fall);
			final double step = Math.abs(next - x);
			x = next;
			if (step <= 0x1p-52 * x || step >= lastStep && step <= 1e-12 * x) break;
			lastStep = step;
		}
		return new BayesRisk(risk(x), Math.sqrt(x));
	}

	private double risk(final double x) {
		double risk = 0;
		for (int k = variances.length - 1; k >= 0; k--)
			if (variances[k] > 0) risk += multiplicities[k] * x * (variances[k] / (x + variances[k]));
		return risk;
	}
}
