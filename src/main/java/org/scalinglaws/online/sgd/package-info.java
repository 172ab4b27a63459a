/**
 * One-pass stochastic gradient descent on an index problem, run by run.
 * <p>
 * A problem, a spectrum, teachers and starts make an {@link IndexSimulation}, which gives the runs of
 * {@link org.scalinglaws.sgd.run} and the leaps of {@link org.scalinglaws.sgd.leap} what is learned: samples, their
 * gradient, and the columns that are recorded.
 * </p>
 */
package org.scalinglaws.online.sgd;
