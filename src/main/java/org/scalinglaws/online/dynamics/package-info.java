/**
 * What happens to an {@link org.scalinglaws.online.model.IndexProblem} on the average: stochastic gradient descent in whole
 * steps, and the gradient flow of its population loss, at a cost that does not depend on the dimension.
 * <p>
 * Students and teachers on the nodes of a spectrum become coupled modes ({@link org.scalinglaws.modes}): the second moments
 * of the weights in each eigenvalue, driven by the covariance of the projections through the law of a step
 * ({@link org.scalinglaws.online.law}).
 * </p>
 */
package org.scalinglaws.online.dynamics;
