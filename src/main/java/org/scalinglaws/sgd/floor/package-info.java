/**
 * Stochastic gradient descent about an optimum, where a step is linear in the error: noise floors and the critical
 * learning rate, for any problem whose samples pull by a function of the teacher's projection.
 * <p>
 * What is learned enters by a few Gaussian means ({@link org.scalinglaws.sgd.floor.Curvatures}), the inputs by a measure;
 * {@link org.scalinglaws.sgd.floor.LinearisedSteps} puts it on few nodes, solves for the stationary second moments, and
 * finds the rate from which on there are none.
 * </p>
 */
package org.scalinglaws.sgd.floor;
