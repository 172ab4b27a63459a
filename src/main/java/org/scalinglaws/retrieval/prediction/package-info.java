/**
 * The mean of stochastic gradient descent over all runs, without a simulation.
 * <p>
 * A measure becomes nodes with the means of e w* and e^2, coupled modes that change in steps; the engine takes many
 * steps at once where they are slow.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>from the start to any step, for a schedule</td><td>{@link SgdPrediction}</td></tr>
 * <tr><td>about the optimum: rates, floors, stability</td><td>{@link LinearisedSgd}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.prediction;
