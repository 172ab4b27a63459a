/**
 * Runs of one-pass stochastic gradient descent, whatever is learned.
 * <p>
 * {@link SgdRuns} gives each run its start, its samples and a maker of steps, has threads compute the runs, and gathers
 * their rows and weights. What is learned says three things: how samples come about and what they project to, what the
 * projections and the label of a sample say about the weights, and what is recorded of these.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>run them</td><td>{@link SgdRuns}, {@link SgdResult}</td></tr>
 * <tr><td>what a command runs</td><td>{@link Simulation}</td></tr>
 * <tr><td>draw samples, and project them</td><td>{@link SampleSource}, {@link NormalSource}</td></tr>
 * <tr><td>from projections and label to the steps along the input</td><td>{@link SampleGradient}</td></tr>
 * <tr><td>what is recorded</td><td>{@link SgdRecorder}</td></tr>
 * <tr><td>steps of another kind</td><td>{@link SgdStart}, {@link SgdSteps}</td></tr>
 * </table>
 */
package org.scalinglaws.sgd.run;
