package org.scalinglaws.network.risk;

/**
 * The least excess risk that any estimator reaches when the target's prior is
 * known.
 *
 * @param risk R, in the units of the noise variance
 * @param noiseLevel the standard deviation delta of the equivalent Gaussian
 *          observation of each coefficient (matrix entry)
 */
public record BayesRisk(double risk, double noiseLevel) {}
