/**
 * The exact asymptotic risk of shallow networks trained with weight decay.
 * <p>
 * A target becomes a {@link org.scalinglaws.network.risk.Shrinkage} (what soft thresholding leaves of it through noise),
 * {@link org.scalinglaws.network.risk.StateEvolution} solves its two equations for a setting of samples, decay and noise,
 * and {@link org.scalinglaws.network.risk.RiskDiagram} and {@link org.scalinglaws.network.risk.RiskCurves} do so over
 * grids, beside the laws of theory ({@link org.scalinglaws.network.risk.PhaseLaws}) and the best that is possible
 * ({@link org.scalinglaws.network.risk.OptimalWeightDecay}, {@link org.scalinglaws.network.risk.BayesOptimal}).
 * </p>
 */
package org.scalinglaws.network.risk;
