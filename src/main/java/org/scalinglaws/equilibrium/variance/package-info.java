/**
 * The variance of stochastic gradient descent that has come to rest, with and without replacement, and of Langevin
 * sampling by minibatches (after arXiv 2306.03521).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the loss, the batches and the step, with the variance in closed form</td>
 * <td>{@link org.scalinglaws.equilibrium.variance.NoisyQuadratic}</td></tr>
 * <tr><td>the same by running it</td><td>{@link org.scalinglaws.equilibrium.variance.StationaryRuns}</td></tr>
 * <tr><td>what the runs give</td><td>{@link org.scalinglaws.equilibrium.variance.MeasuredVariance}</td></tr>
 * </table>
 */
package org.scalinglaws.equilibrium.variance;
