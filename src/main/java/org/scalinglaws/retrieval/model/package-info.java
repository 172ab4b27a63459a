/**
 * The problem of phase retrieval: what is learned, from which samples, how wrong weights are, and the learning rates of
 * whoever learns it. It knows none of the packages beside it.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>spectrum and teacher as one value</td><td>{@link RetrievalProblem}</td></tr>
 * <tr><td>a teacher and starts</td><td>{@link Teachers}, {@link StartingWeights}</td></tr>
 * <tr><td>samples and their labels</td><td>{@link RetrievalSamples}</td></tr>
 * <tr><td>overlap, energy, gaps and loss of weights</td><td>{@link Observables}</td></tr>
 * <tr><td>gradient, Hessian and kind of a point</td><td>{@link LossLandscape}</td></tr>
 * <tr><td>learning rates over the steps, and the steps to record</td><td>{@link LearningRateSchedule}, {@link LogSteps}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.model;
