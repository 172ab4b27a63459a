/**
 * The training of both networks from a random start, and the convex problem of the quadratic one as its check.
 * <p>
 * Inputs and labels become a loss, which is minimised by L-BFGS until the gap to a lower bound of all losses closes:
 * {@link org.scalinglaws.network.training.NetworkTraining} gives a
 * {@link org.scalinglaws.network.training.TrainedNetwork}.
 * {@link org.scalinglaws.network.training.NuclearNorm} comes to the same minimum by another way.
 * </p>
 */
package org.scalinglaws.network.training;
