package org.scalinglaws.online.dynamics;

import org.scalinglaws.modes.VectorMoments;
import org.scalinglaws.online.law.StepLaw;

/**
 * The coefficients of the moments of one step, by its law: a batch of b samples has the mean step whatever b, 1/b of the
 * second moment of a single sample's and 1 - 1/b of the square of the mean.
 */
final class StepCoefficients {

	private final StepLaw step;
	private final VectorMoments moments;
	private final int[] scalarOf;
	private final double batchSize;
	private final int students;
	private final int n;
	private final double[] drift;
	private final double[] driftBy;
	private final double[] noise;
	private final double[] noiseBy;
	private final double[] curvature;
	private final double[] curvatureBy;

	/** @param scalarOf the scalar that each moving entry of the covariance is */
	StepCoefficients(final StepLaw step, final VectorMoments moments, final int[] scalarOf, final int batchSize) {
		this.step = step;
		this.moments = moments;
		this.scalarOf = scalarOf;
		this.batchSize = batchSize;
		students = step.entries().students();
		n = moments.vectors();
		drift = new double[students * n];
		driftBy = new double[drift.length * scalarOf.length];
		noise = new double[students * students];
		noiseBy = new double[noise.length * scalarOf.length];
		curvature = new double[noise.length * n * n];
		curvatureBy = new double[curvature.length * scalarOf.length];
	}

	/** The coefficients at the law's present covariance. */
	void values(final double eta, final double[] values) {
		step.drift(drift);
		step.noise(noise);
		step.curvature(curvature);
		for (int k = 0; k < students; k++)
			for (int a = 0; a < n; a++)
				values[moments.drift(k, a)] = -eta * drift[k * n + a];
		final double single = eta * eta / batchSize, mean = eta * eta - single;
		for (int k = 0; k < students; k++)
			for (int l = k; l < students; l++) {
				final int pair = k * students + l;
				values[moments.noise(k, l)] = single * noise[pair];
				for (int a = 0; a < n; a++)
					for (int b = a; b < n; b++) {
						final int at = (pair * n + a) * n + b, turned = (pair * n + b) * n + a;
						final double product = drift[k * n + a] * drift[l * n + b], other = drift[k * n + b] * drift[l * n + a];
						values[moments.curvature(k, l, a, b)] = a == b ? single * curvature[at] + mean * product : single *
							(curvature[at] + curvature[turned]) + mean * (product + other);
					}
			}
	}

	/** Their derivatives, scalar by scalar. */
	void derivatives(final double eta, final double[][] by) {
		step.drift(drift);
		step.driftDerivatives(driftBy);
		step.noiseDerivatives(noiseBy);
		step.curvatureDerivatives(curvatureBy);
		final int moving = scalarOf.length;
		final double single = eta * eta / batchSize, mean = eta * eta - single;
		for (int e = 0; e < moving; e++) {
			final double[] target = by[scalarOf[e]];
			for (int k = 0; k < students; k++)
				for (int a = 0; a < n; a++)
					target[moments.drift(k, a)] = -eta * driftBy[(k * n + a) * moving + e];
			for (int k = 0; k < students; k++)
				for (int l = k; l < students; l++) {
					final int pair = k * students + l;
					target[moments.noise(k, l)] = single * noiseBy[pair * moving + e];
					for (int a = 0; a < n; a++)
						for (int b = a; b < n; b++) {
							final int at = ((pair * n + a) * n + b) * moving + e, turned = ((pair * n + b) * n + a) * moving + e;
							final double product = productBy(k, a, l, b, e);
							target[moments.curvature(k, l, a, b)] = a == b ? single * curvatureBy[at] + mean * product : single *
								(curvatureBy[at] + curvatureBy[turned]) + mean * (product + productBy(k, b, l, a, e));
						}
				}
		}
	}

	private double productBy(final int k, final int a, final int l, final int b, final int e) {
		final int moving = scalarOf.length, first = k * n + a, second = l * n + b;
		return driftBy[first * moving + e] * drift[second] + drift[first] * driftBy[second * moving + e];
	}
}
