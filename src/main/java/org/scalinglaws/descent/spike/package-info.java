/**
 * Gradient descent and spectral gradient descent on phase retrieval with a spike in the inputs' covariance
 * (arXiv 2601.22652): {@link org.scalinglaws.descent.spike.ReducedDescent} in three variables at any dimension,
 * {@link org.scalinglaws.descent.spike.MatrixDescent} with all weights, on the population's gradient or on batches.
 */
package org.scalinglaws.descent.spike;
