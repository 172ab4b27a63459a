/**
 * Shallow networks with weight decay, diagonal and quadratic (arXiv 2509.24882): their training, and the exact risk and
 * weights of large ones.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>a target, and samples of it</td>
 * <td>{@link org.scalinglaws.network.PowerLawTargets}, {@link org.scalinglaws.network.NetworkSamples}</td>
 * </tr>
 * <tr>
 * <td>train the network itself</td>
 * <td>{@link org.scalinglaws.network.DiagonalTraining}, {@link org.scalinglaws.network.QuadraticTraining}</td>
 * </tr>
 * <tr>
 * <td>the convex problem that training comes to</td>
 * <td>{@link org.scalinglaws.network.Lasso}, {@link org.scalinglaws.network.NuclearNorm}</td>
 * </tr>
 * <tr>
 * <td>the risk of a large network</td>
 * <td>{@link org.scalinglaws.network.StateEvolution}</td>
 * </tr>
 * <tr>
 * <td>the same over samples and decay, with phases</td>
 * <td>{@link org.scalinglaws.network.RiskDiagram}, {@link org.scalinglaws.network.RiskCurves}; their laws {@link org.scalinglaws.network.PhaseLaws}</td>
 * </tr>
 * <tr>
 * <td>the best that weight decay, or any estimator, can reach</td>
 * <td>{@link org.scalinglaws.network.OptimalWeightDecay}, {@link org.scalinglaws.network.BayesOptimal}</td>
 * </tr>
 * <tr>
 * <td>the law of the trained weights</td>
 * <td>{@link org.scalinglaws.network.WeightDistribution}; weights to hold against it {@link org.scalinglaws.network.PooledWeights}</td>
 * </tr>
 * <tr>
 * <td>take away what noise alone can explain</td>
 * <td>{@link org.scalinglaws.network.Pruning}</td>
 * </tr>
 * </table>
 *
 * <pre>
 * double[] target = PowerLawTargets.alternatingVector(200, 1);
 * double risk = StateEvolution.diagonal(target).solve(new StateEvolution.Setting(50, 1, 0.5)).risk(); // samples, decay, noise
 * </pre>
 */
package org.scalinglaws.network;
