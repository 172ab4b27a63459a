/**
 * One-pass stochastic gradient descent itself, run by run.
 * <p>
 * A problem, starts and options make a {@link org.scalinglaws.retrieval.sgd.SgdSimulation};
 * it gives each run its start, its random streams and a maker of steps, exact or leaping, has threads compute the runs, and
 * gathers their rows and weights.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>run it</td>
 * <td>{@link org.scalinglaws.retrieval.sgd.SgdSimulation}</td>
 * </tr>
 * <tr>
 * <td>batches, momentum, averages</td>
 * <td>{@link org.scalinglaws.retrieval.sgd.Optimizer}</td>
 * </tr>
 * <tr>
 * <td>every sample in full, O(dimension) per step</td>
 * <td>{@link org.scalinglaws.retrieval.sgd.SgdMethod.Exact}</td>
 * </tr>
 * <tr>
 * <td>the tail of the spectrum by leaps, for large dimensions</td>
 * <td>{@link org.scalinglaws.retrieval.sgd.SgdMethod.Leaping}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.retrieval.sgd;
