/**
 * Training of a perceptron on drawn inputs whose labels another one gave: the data are separable at any load.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>runs at many values of the sharpness, as a table</td><td>{@link org.scalinglaws.perceptron.training.PerceptronRuns}</td></tr>
 * <tr><td>the drawn inputs</td><td>{@link org.scalinglaws.perceptron.training.SignedInputs}</td></tr>
 * <tr><td>pulls of all samples at some weights, gradient and curvature</td><td>{@link org.scalinglaws.perceptron.training.LogisticPulls}</td></tr>
 * <tr><td>minimum at fixed norm</td><td>{@link org.scalinglaws.perceptron.training.FixedNorm}</td></tr>
 * <tr><td>gradient flow from zero weights</td><td>{@link org.scalinglaws.perceptron.training.FreeNorm}</td></tr>
 * </table>
 */
package org.scalinglaws.perceptron.training;
