/**
 * What a layer's output loses if weak components of its kernel are left out (after arXiv 2001.05070).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the error over the rank, measured and predicted, with its bounds</td>
 * <td>{@link org.scalinglaws.propagation.compression.Compression}</td></tr>
 * <tr><td>what it needs of a layer</td><td>{@link org.scalinglaws.propagation.compression.Layer}</td></tr>
 * <tr><td>strengths by a power law, at any size</td><td>{@link org.scalinglaws.propagation.compression.PowerLawLayer}</td></tr>
 * <tr><td>a given matrix</td><td>{@link org.scalinglaws.propagation.compression.KernelLayer}</td></tr>
 * </table>
 */
package org.scalinglaws.propagation.compression;
