/**
 * Linear regression with squared weights, under power laws (arXiv 2502.09106): by gradient flow in closed form at any
 * dimension, and by one-pass SGD, beside the linear student on the same samples.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>what is learned, and from where</td><td>{@link org.scalinglaws.descent.quadratic.SquaredRegression}</td></tr>
 * <tr><td>risk over time without noise</td><td>{@link org.scalinglaws.descent.quadratic.SquaredFlow}</td></tr>
 * <tr><td>runs of SGD</td><td>{@link org.scalinglaws.descent.quadratic.SquaredSgd}</td></tr>
 * <tr><td>the exponents that theory predicts</td><td>{@link org.scalinglaws.descent.quadratic.SquaredExponents}</td></tr>
 * </table>
 */
package org.scalinglaws.descent.quadratic;
