/**
 * One-pass stochastic gradient descent, whatever is learned: learning rates over the steps and the steps to record.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>learning rates over the steps, and their sum, the time</td><td>{@link LearningRateSchedule}</td></tr>
 * <tr><td>the steps to record</td><td>{@link LogSteps}</td></tr>
 * </table>
 */
package org.scalinglaws.sgd;
