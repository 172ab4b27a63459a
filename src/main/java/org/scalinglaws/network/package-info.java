/**
 * Shallow networks with weight decay, diagonal and quadratic: their training, and the exact risk and weights of large ones.
 */
package org.scalinglaws.network;
