package org.scalinglaws.regression.parameters;

/**
 * What one draw of a regression gives.
 *
 * @param trainingParameters n times the mean of |s|^2 over the training inputs
 * @param testParameters the same over unseen inputs
 * @param testError mean squared deviation from the clean targets of unseen inputs, averaged over the labels' noise
 */
record SmoothedError(double trainingParameters, double testParameters, double testError) {
}
