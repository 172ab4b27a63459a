/**
 * The error of the perceptron at infinite size, for samples = load x dimension, by two equations with two unknowns.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the whole answer as a table, with the optimum</td><td>{@link org.scalinglaws.perceptron.curve.LearningCurve}</td></tr>
 * <tr><td>the solution at one sharpness, found from its neighbours</td><td>{@link org.scalinglaws.perceptron.curve.SaddlePath}</td></tr>
 * <tr><td>the equations and their derivatives</td><td>{@link org.scalinglaws.perceptron.curve.SaddleEquations}</td></tr>
 * <tr><td>where a margin comes to rest between its field and the loss</td><td>{@link org.scalinglaws.perceptron.curve.MarginShift}</td></tr>
 * <tr><td>nodes of integrals with features on many scales</td><td>{@link org.scalinglaws.perceptron.curve.Panels}</td></tr>
 * <tr><td>limits and references: Hebb, the early law, Bayes</td><td>{@link org.scalinglaws.perceptron.curve.ReferenceErrors}</td></tr>
 * </table>
 */
package org.scalinglaws.perceptron.curve;
