/**
 * What shallow networks learn from: targets whose coefficients or eigenvalues decay as a power of their rank, normal
 * inputs with noisy labels, and both of them in images.
 * <p>
 * {@link org.scalinglaws.network.data.PowerLawTargets} make a target, {@link org.scalinglaws.network.data.NetworkSamples}
 * draw samples of it, {@link org.scalinglaws.network.data.QuadraticDesign} multiplies with the samples of quadratic
 * networks without forming their matrices.
 * </p>
 */
package org.scalinglaws.network.data;
