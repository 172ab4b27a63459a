/**
 * One-pass stochastic gradient descent itself, run by run.
 * <p>
 * A problem and {@link SgdOptions} make a {@link SgdSimulation};
 * it gives each run its start, its random streams and a maker of steps, exact or leaping, has threads compute the runs, and
 * gathers their rows and weights.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>run it</td><td>{@link SgdSimulation}</td></tr>
 * <tr><td>batches, momentum, averages</td><td>{@link Optimizer}</td></tr>
 * <tr><td>every sample in full, O(dimension) per step</td><td>{@link SgdMethod.Exact}</td></tr>
 * <tr><td>the tail of the spectrum by leaps, for large dimensions</td><td>{@link SgdMethod.Leaping}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.sgd;
