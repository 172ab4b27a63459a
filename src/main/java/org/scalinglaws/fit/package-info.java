/**
 * Exponents of power laws with their windows and errors, and their rivals, from plain arrays.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>the exponent of a curve, or of the mean over runs, in a window that is given or searched</td>
 * <td>{@link org.scalinglaws.fit.PowerLawFit}</td>
 * </tr>
 * <tr>
 * <td>whether another law describes the curve better</td>
 * <td>{@link org.scalinglaws.fit.RivalModels}</td>
 * </tr>
 * <tr>
 * <td>the exponent of a density from its samples</td>
 * <td>{@link org.scalinglaws.fit.TailExponent}</td>
 * </tr>
 * </table>
 *
 * <pre>
 * PowerLawFit fit = PowerLawFit.of(times, losses);
 * double slope = fit.exponent(); // negative for decay, NaN if there is no power law
 * </pre>
 */
package org.scalinglaws.fit;
