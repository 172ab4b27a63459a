/**
 * The free convolution of atoms with a semicircle: the spectrum of a matrix seen through noise.
 * <p>
 * {@link org.scalinglaws.network.convolution.FreeConvolution} holds the atoms; each question (the tail beyond a threshold
 * with its derivatives, the distribution, the density, the minimum mean squared error) brings its noise level, and is
 * answered by integrals along a contour, or along the bulk, between the real preimages of Biane's parametrisation.
 * </p>
 */
package org.scalinglaws.network.convolution;
