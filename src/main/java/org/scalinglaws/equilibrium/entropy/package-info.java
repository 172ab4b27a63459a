/**
 * How far from equilibrium stochastic gradient descent stays when it is stationary: the entropy that its currents produce,
 * and the fluctuation theorem (after arXiv 2306.03521).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the diffusion, its covariance and currents, and their rates in closed form</td>
 * <td>{@link org.scalinglaws.equilibrium.entropy.LinearDiffusion}</td></tr>
 * <tr><td>its exact transition over any time, and how it becomes stationary</td>
 * <td>{@link org.scalinglaws.equilibrium.entropy.GaussianTransition}</td></tr>
 * <tr><td>the entropy of a path that is seen at moments</td>
 * <td>{@link org.scalinglaws.equilibrium.entropy.PathEntropy}</td></tr>
 * <tr><td>many paths, and what they say on the fluctuation theorem</td>
 * <td>{@link org.scalinglaws.equilibrium.entropy.EntropyPaths},
 * {@link org.scalinglaws.equilibrium.entropy.Fluctuations}</td></tr>
 * </table>
 */
package org.scalinglaws.equilibrium.entropy;
