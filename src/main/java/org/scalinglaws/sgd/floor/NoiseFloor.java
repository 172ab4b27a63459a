package org.scalinglaws.sgd.floor;

/**
 * What label noise leaves of the error of stochastic gradient descent after an
 * infinite time.
 *
 * @param loss mean excess loss; infinite if there is no finite variance
 * @param meanSquaredError mean of |w -+ w*|^2 / d; infinite as well then
 */
public record NoiseFloor(double loss, double meanSquaredError) {
}
