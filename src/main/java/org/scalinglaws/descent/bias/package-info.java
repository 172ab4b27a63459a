/**
 * Diagonal linear networks on fewer samples than weights, from the lazy to the rich regime (arXiv 2002.09277): where
 * gradient flow ends that begins at a scale of the weights, between the solution of least Euclidean norm and that of least
 * sum of absolute values.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the problem, and both ways to solve it</td><td>{@link org.scalinglaws.descent.bias.DiagonalRegression}</td></tr>
 * <tr><td>what comes out</td><td>{@link org.scalinglaws.descent.bias.BiasSolution}</td></tr>
 * </table>
 * <p>
 * All else works on the dual: one number for each sample, from which follow all weights, exactly.
 * </p>
 */
package org.scalinglaws.descent.bias;
