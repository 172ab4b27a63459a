package org.scalinglaws.regression.ridge;

import org.scalinglaws.ground.Require;

/**
 * A ridge regression: the weights v that minimise the mean of (y - v.f)^2 over the samples plus ridge |v|^2, f the inputs
 * or as many random features of them.
 *
 * @param samples P, at least 1
 * @param features N random features F'x with entries of F of variance 1/N, at least 1; 0 for none, the inputs themselves
 * @param ridge at least 0; at 0 the interpolating weights of least norm
 * @param noiseVariance of the labels, at least 0
 */
public record RidgeProblem(double samples, double features, double ridge, double noiseVariance) {

	/** @throws IllegalArgumentException if a number is out of range; all are up to 1e100 */
	public RidgeProblem {
		Require.inRange("samples", samples, 1, Require.LARGEST);
		if (features != 0) {
			if (!(features >= 1)) throw new IllegalArgumentException("features must be 0 (none) or in [1, 1e100], was " + Require
				.text(features));
			Require.inRange("features", features, 1, Require.LARGEST);
		}
		Require.inRange("ridge", ridge, 0, Require.LARGEST);
		Require.inRange("noiseVariance", noiseVariance, 0, Require.LARGEST);
	}

	/** {@return N, infinite without random features} */
	double width() {
		return features == 0 ? Double.POSITIVE_INFINITY : features;
	}
}
