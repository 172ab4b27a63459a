/**
 * The problem of phase retrieval: what is learned, from which samples, and how wrong weights are. It knows none of the packages beside it.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>spectrum and teacher as one value</td><td>{@link RetrievalProblem}</td></tr>
 * <tr><td>a teacher and starts</td><td>{@link Teachers}, {@link StartingWeights}</td></tr>
 * <tr><td>samples and their labels</td><td>{@link RetrievalSamples}</td></tr>
 * <tr><td>overlap, energy, gaps and loss of weights</td><td>{@link Observables}</td></tr>
 * <tr><td>gradient, Hessian and kind of a point</td><td>{@link LossLandscape}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.model;
