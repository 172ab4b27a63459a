/**
 * Two linear layers W2 W1 that learn a matrix, singular value by singular value (the solvable companion of
 * arXiv 2408.11804): {@link org.scalinglaws.descent.layers.LogisticModes} in closed form,
 * {@link org.scalinglaws.descent.layers.DescentModes} by steps from an aligned start,
 * {@link org.scalinglaws.descent.layers.MatrixLayers} by steps of all weights from a random one.
 */
package org.scalinglaws.descent.layers;
