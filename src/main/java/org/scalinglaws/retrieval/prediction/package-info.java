/**
 * The mean of stochastic gradient descent over all runs, without a simulation.
 * <p>
 * A measure becomes nodes with the mean squares of their errors; a block of whole steps is one leap of a discrete Radau
 * method, solved like a step of the flow by Newton's method on two scalars.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>from the start to any step, for a schedule</td><td>{@link SgdPrediction}</td></tr>
 * <tr><td>about the optimum: rates, floors, stability</td><td>{@link LinearisedSgd}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.prediction;
