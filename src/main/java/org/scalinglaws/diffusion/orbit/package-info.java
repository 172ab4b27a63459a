/**
 * Averages over a symmetry group in the target of a denoiser: the gradient keeps its mean and loses variance (arXiv
 * 2502.09890).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>a template's images under a group</td><td>{@link org.scalinglaws.diffusion.orbit.Orbit}</td></tr>
 * <tr><td>variances of the gradient with and without the average, by samples</td>
 * <td>{@link org.scalinglaws.diffusion.orbit.OrbitGradients}</td></tr>
 * <tr><td>their difference for reflections, by quadrature</td>
 * <td>{@link org.scalinglaws.diffusion.orbit.ReflectionGap}</td></tr>
 * </table>
 */
package org.scalinglaws.diffusion.orbit;
