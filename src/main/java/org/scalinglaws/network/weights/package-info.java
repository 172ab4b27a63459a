/**
 * The law of the weights of large trained networks.
 * <p>
 * From target, noise level and threshold, which the state evolution finds, follows a
 * {@link org.scalinglaws.network.weights.WeightDistribution} with its bulk, spikes and parts of the risk;
 * {@link org.scalinglaws.network.weights.PooledWeights} of trained networks are held against it, and
 * {@link org.scalinglaws.network.weights.Pruning} takes from them what noise alone can explain.
 * </p>
 */
package org.scalinglaws.network.weights;
