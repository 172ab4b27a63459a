/**
 * Spectra of inputs, from a law or from an image, and the measures that stand for them in any dimension.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>the eigenvalues of a power law</td>
 * <td>{@link org.scalinglaws.spectrum.PowerLaw}</td>
 * </tr>
 * <tr>
 * <td>the eigenvalues of an image's patches</td>
 * <td>{@link org.scalinglaws.spectrum.PatchSampler}, then {@link org.scalinglaws.spectrum.PatchCovariance}, of all of them or
 * of some</td>
 * </tr>
 * <tr>
 * <td>those patches as samples</td>
 * <td>{@link org.scalinglaws.spectrum.PatchProjection}</td>
 * </tr>
 * <tr>
 * <td>spectrum, teacher and start as the dynamics need them, one node per coordinate</td>
 * <td>{@link org.scalinglaws.spectrum.SpectralMeasure#full}</td>
 * </tr>
 * <tr>
 * <td>the same with a few hundred nodes for a large dimension</td>
 * <td>{@link org.scalinglaws.spectrum.Binning}</td>
 * </tr>
 * <tr>
 * <td>the same with a random teacher and start in any dimension</td>
 * <td>{@link org.scalinglaws.spectrum.RandomMeasure}</td>
 * </tr>
 * <tr>
 * <td>degrees of freedom, and the renormalized ridge of samples and features</td>
 * <td>{@code ridge}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.spectrum;
