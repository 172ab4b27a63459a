/**
 * Kernels on plain arrays of doubles that several rooms need: products, sums in a fixed order, small dense matrices.
 * <p>
 * Each works on arrays that its caller owns and allocates nothing; the order of every sum is part of its contract, so
 * that the same input gives the same bits.
 * </p>
 */
package org.scalinglaws.linear;
