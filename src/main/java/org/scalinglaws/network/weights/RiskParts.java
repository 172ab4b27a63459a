package org.scalinglaws.network.weights;

/**
 * Where the excess risk of a trained network comes from (arXiv 2509.24882, Result
 * 3).
 *
 * @param overfitting noise that was learned: the second moment of the bulk of the
 *          weights
 * @param underfitting the part of the target that is lost in the bulk
 * @param approximation the error of what stands out of the bulk
 */
public record RiskParts(double overfitting, double underfitting, double approximation) {

	/** {@return all three: the risk, as exactly as {@link WeightDistribution#riskParts} says} */
	public double sum() {
		return overfitting + underfitting + approximation;
	}
}
