/**
 * Stochastic gradient descent as a stationary process: its {@link org.scalinglaws.equilibrium.variance variance} with and
 * without replacement, and the {@link org.scalinglaws.equilibrium.entropy entropy} that it produces.
 */
package org.scalinglaws.equilibrium;
