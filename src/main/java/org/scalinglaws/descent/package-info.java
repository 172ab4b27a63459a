/**
 * Models whose function is linear in what they multiply out to, but whose training is that of their factors: squares of
 * weights, differences of powers, products of matrices.
 * <table>
 * <caption>Which package</caption>
 * <tr><td>regression with squared weights, under power laws</td><td>{@code quadratic}</td></tr>
 * <tr><td>diagonal linear networks, from the lazy to the rich regime</td><td>{@code bias}</td></tr>
 * <tr><td>gradient and spectral gradient descent on phase retrieval with a spike in the covariance</td><td>{@code spike}</td></tr>
 * <tr><td>two linear layers, singular value by singular value</td><td>{@code layers}</td></tr>
 * </table>
 */
package org.scalinglaws.descent;
