/**
 * Ridge regression on drawn samples, for many ridges at the cost of one decomposition: {@link
 * org.scalinglaws.linear.ridge.RidgeRegression} chooses between a tridiagonal form of the Gram matrix and singular values.
 */
package org.scalinglaws.linear.ridge;
