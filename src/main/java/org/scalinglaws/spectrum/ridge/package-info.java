/**
 * What a ridge leaves of a spectrum, and the renormalized ridge that samples and features make of the one that was set.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>eigenvalues with multiplicities and the target's energies</td><td>{@link
 * org.scalinglaws.spectrum.ridge.RidgeSpectrum}</td></tr>
 * <tr><td>degrees of freedom, and what the target leaves, at one ridge</td><td>{@link
 * org.scalinglaws.spectrum.ridge.RidgeSums}</td></tr>
 * <tr><td>the root of kappa (1 - df1/P)(1 - df1/N) = ridge, and how it moves with P and N</td><td>{@link
 * org.scalinglaws.spectrum.ridge.RenormalizedRidge}</td></tr>
 * </table>
 */
package org.scalinglaws.spectrum.ridge;
