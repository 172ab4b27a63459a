/**
 * The exponent of a curve, or of the mean over runs.
 *
 * <pre>
 * PowerLawFit fit = PowerLawFit.of(times, losses);
 * double slope = fit.exponent(); // negative for decay, NaN if there is no power law
 * </pre>
 * <p>
 * Data flow from arrays to the usable points of a {@link org.scalinglaws.fit.curve.Stretch}, to candidate windows with
 * their slopes in constant time, to the window in which the slope is constant within its error (from the scatter of one
 * curve, or by a bootstrap over runs), to the fit.
 * </p>
 */
package org.scalinglaws.fit.curve;
