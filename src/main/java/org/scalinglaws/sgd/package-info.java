/**
 * One-pass stochastic gradient descent, whatever is learned: how its steps are to be made. {@link org.scalinglaws.sgd.run}
 * makes them, {@link org.scalinglaws.sgd.floor} tells what noise leaves of the error at the end.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>learning rates over the steps, and their sum, the time</td><td>{@link LearningRateSchedule}</td></tr>
 * <tr><td>batches, momentum, averages</td><td>{@link Optimizer}</td></tr>
 * <tr><td>every sample in full, O(dimension) per step</td><td>{@link SgdMethod.Exact}</td></tr>
 * <tr><td>the tail of the spectrum by leaps, for large dimensions</td><td>{@link SgdMethod.Leaping}</td></tr>
 * <tr><td>steps, runs, seed, records</td><td>{@link SgdOptions}</td></tr>
 * <tr><td>the learning rate of each step, and when it overshoots</td><td>{@link StepSize}</td></tr>
 * <tr><td>the steps to record</td><td>{@link LogSteps}</td></tr>
 * </table>
 */
package org.scalinglaws.sgd;
