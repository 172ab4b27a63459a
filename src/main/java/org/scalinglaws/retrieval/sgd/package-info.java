/**
 * One-pass stochastic gradient descent on phase retrieval, run by run.
 * <p>
 * A problem and {@link org.scalinglaws.sgd.SgdOptions} make a {@link SgdSimulation}, which gives the runs of
 * {@link org.scalinglaws.sgd.run} and the leaps of {@link org.scalinglaws.sgd.leap} what is learned: samples, their
 * gradient, and the columns that are recorded.
 * </p>
 */
package org.scalinglaws.retrieval.sgd;
