/**
 * An ensemble of spectra whose eigenvalues repel each other less than those of Gaussian matrices (arXiv 2506.03470): from
 * the law of Marchenko and Pastur to heavy tails.
 * <table>
 * <caption>What to use</caption>
 * <tr><th>wanted</th><th>class</th></tr>
 * <tr><td>parameters, moments, tail</td><td>{@link org.scalinglaws.ensemble.heavy.HeavyTailLaw}</td></tr>
 * <tr><td>density, distribution, quantiles</td><td>{@link org.scalinglaws.ensemble.heavy.LogDensity}</td></tr>
 * <tr><td>eigenvalues at random</td><td>{@link org.scalinglaws.ensemble.heavy.HeavyTailSampler}</td></tr>
 * <tr><td>parameters of given eigenvalues</td><td>{@link org.scalinglaws.ensemble.heavy.HeavyTailFit}</td></tr>
 * </table>
 */
package org.scalinglaws.ensemble.heavy;
