/**
 * Stochastic gradient descent as a stationary process: its variance with and without replacement, and the entropy that it produces.
 */
package org.scalinglaws.equilibrium;
