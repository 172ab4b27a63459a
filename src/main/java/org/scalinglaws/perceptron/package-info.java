/**
 * The perceptron that learns a perceptron, with the logistic loss of any sharpness: what the implicit bias of gradient
 * descent makes of its learning curve.
 * <table>
 * <caption>Which package</caption>
 * <tr><td>error over sharpness at infinite size, its optimum, and the Bayes error</td><td>{@code curve}</td></tr>
 * <tr><td>training on drawn inputs, at fixed and at free norm</td><td>{@code training}</td></tr>
 * </table>
 * The sharpness lambda of the loss log(1 + exp(-2 lambda margin))/lambda at weights of unit length per coordinate is what
 * the length of the weights is at sharpness 1.
 */
package org.scalinglaws.perceptron;
