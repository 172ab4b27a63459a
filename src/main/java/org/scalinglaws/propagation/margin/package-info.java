/**
 * What a perturbation of the weights does to a network's margins, beside a bound on it (after arXiv 2103.02200).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>sizes and weights</td><td>{@link org.scalinglaws.propagation.margin.ReluNetwork}</td></tr>
 * <tr><td>the margin at one input, and how it changes</td><td>{@link org.scalinglaws.propagation.margin.Margin}</td></tr>
 * <tr><td>the bound</td><td>{@link org.scalinglaws.propagation.margin.LayerBounds}</td></tr>
 * <tr><td>the worst perturbation that is found, and random ones</td>
 * <td>{@link org.scalinglaws.propagation.margin.SignSearch}</td></tr>
 * <tr><td>all samples and layers</td><td>{@link org.scalinglaws.propagation.margin.PerturbedMargins},
 * {@link org.scalinglaws.propagation.margin.LayerRecords}</td></tr>
 * </table>
 */
package org.scalinglaws.propagation.margin;
