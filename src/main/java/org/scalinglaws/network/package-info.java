/**
 * Shallow networks with weight decay, diagonal and quadratic (arXiv 2509.24882): their training, and the exact risk and
 * weights of large ones.
 * <p>
 * This package is the front door: a {@link org.scalinglaws.network.Network} answers whatever differs between the two.
 * Behind it, data flow from {@code data} (a target, and samples of it) to {@code training} or {@code lasso} (what is
 * learned from samples) and to {@code risk} (what a large network learns, by state evolution), from there to
 * {@code weights} (their law); {@code convolution} is what risk and weights of quadratic networks are computed from.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>a target, and samples of it</td>
 * <td>{@link org.scalinglaws.network.data.PowerLawTargets}, {@link org.scalinglaws.network.data.NetworkSamples}</td>
 * </tr>
 * <tr>
 * <td>train the network itself</td>
 * <td>{@link org.scalinglaws.network.training.DiagonalTraining}, {@link org.scalinglaws.network.training.QuadraticTraining}</td>
 * </tr>
 * <tr>
 * <td>the convex problem that training comes to</td>
 * <td>{@link org.scalinglaws.network.lasso.Lasso}, {@link org.scalinglaws.network.training.NuclearNorm}</td>
 * </tr>
 * <tr>
 * <td>the risk of a large network</td>
 * <td>{@link org.scalinglaws.network.risk.StateEvolution}</td>
 * </tr>
 * <tr>
 * <td>the same over samples and decay, with phases</td>
 * <td>{@link org.scalinglaws.network.risk.RiskDiagram}, {@link org.scalinglaws.network.risk.RiskCurves}; their laws
 * {@link org.scalinglaws.network.risk.PhaseLaws}</td>
 * </tr>
 * <tr>
 * <td>the best that weight decay, or any estimator, can reach</td>
 * <td>{@link org.scalinglaws.network.risk.OptimalWeightDecay}, {@link org.scalinglaws.network.risk.BayesOptimal}</td>
 * </tr>
 * <tr>
 * <td>the law of the trained weights</td>
 * <td>{@link org.scalinglaws.network.weights.WeightDistribution}; weights to hold against it
 * {@link org.scalinglaws.network.weights.PooledWeights}</td>
 * </tr>
 * <tr>
 * <td>take away what noise alone can explain</td>
 * <td>{@link org.scalinglaws.network.weights.Pruning}</td>
 * </tr>
 * </table>
 *
 * <pre>
 * double[] target = PowerLawTargets.alternatingVector(200, 1);
 * double risk = StateEvolution.diagonal(target).solve(new StateEvolution.Setting(50, 1, 0.5)).risk(); // samples, decay, noise
 * </pre>
 */
package org.scalinglaws.network;
