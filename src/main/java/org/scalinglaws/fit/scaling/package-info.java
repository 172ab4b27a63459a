/**
 * The law of losses along the sizes of models and the amounts of their data, with errors and rivals, from plain arrays.
 *
 * <pre>
 * ScalingFit fit = ScalingFit.of(LossPoints.of(sizes, data, losses), ScalingForm.SUM, 1e-3);
 * ScalingLaw law = fit.law(); // law.irreducible(), law.sizeExponent() ...
 * </pre>
 * <p>
 * Data flow from {@link org.scalinglaws.fit.scaling.LossPoints} and a {@link org.scalinglaws.fit.scaling.ScalingForm} to the
 * best of many starts, from there by Newton's method to the minimum of a {@link org.scalinglaws.fit.scaling.ScalingFit}, and
 * over resamples to its errors ({@link org.scalinglaws.fit.scaling.ScalingBootstrap}). Rivals are compared by what they
 * predict of points that were held out ({@link org.scalinglaws.fit.scaling.HeldOut}).
 * </p>
 */
package org.scalinglaws.fit.scaling;
