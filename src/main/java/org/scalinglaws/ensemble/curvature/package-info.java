/**
 * How well conditioned the Gauss-Newton matrix of a deep linear network is at its start (after arXiv 2411.02139).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>sizes, skip connections, and the drawing of weights</td>
 * <td>{@link org.scalinglaws.ensemble.curvature.DeepLinearNetwork}</td></tr>
 * <tr><td>the matrix as a sum of Kronecker products, and the bounds on its condition</td>
 * <td>{@link org.scalinglaws.ensemble.curvature.KroneckerSum}</td></tr>
 * <tr><td>the conditions of many networks</td><td>{@link org.scalinglaws.ensemble.curvature.GaussNewtonRuns}</td></tr>
 * </table>
 */
package org.scalinglaws.ensemble.curvature;
