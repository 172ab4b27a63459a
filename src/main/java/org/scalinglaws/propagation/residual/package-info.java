/**
 * Residual networks whose blocks count as 1/(depth x width) each, trained for real, beside what is known of many and wide
 * blocks (after arXiv 2403.09889).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>sizes, and the drawing of inputs, labels and networks</td>
 * <td>{@link org.scalinglaws.propagation.residual.ResidualShape}</td></tr>
 * <tr><td>gradient descent, and the floor of its rate</td>
 * <td>{@link org.scalinglaws.propagation.residual.ResidualTraining}</td></tr>
 * <tr><td>what chance does to the outputs at the start</td>
 * <td>{@link org.scalinglaws.propagation.residual.StartFluctuation}</td></tr>
 * <tr><td>what a finite depth does to them</td><td>{@link org.scalinglaws.propagation.residual.DepthBias}</td></tr>
 * <tr><td>passes forward and back</td><td>{@link org.scalinglaws.propagation.residual.ResidualNet},
 * {@link org.scalinglaws.propagation.residual.TanhUnits}</td></tr>
 * <tr><td>the kernel of the last layer</td><td>{@link org.scalinglaws.propagation.residual.LastKernel}</td></tr>
 * </table>
 */
package org.scalinglaws.propagation.residual;
