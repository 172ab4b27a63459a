/**
 * How many parameters a minimum-norm regression really has, on inputs that it has seen and on others, and the second
 * descent of its error told by the latter (arXiv 2310.18988).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the table over numbers of features</td><td>{@link org.scalinglaws.regression.parameters.ParameterCurves}</td></tr>
 * <tr><td>the fit, of all or some principal components</td>
 * <td>{@link org.scalinglaws.regression.parameters.MinimumNorm}</td></tr>
 * <tr><td>isotropic Gaussian features, averaged exactly over unseen inputs</td>
 * <td>{@link org.scalinglaws.regression.parameters.GaussianFeatures}</td></tr>
 * <tr><td>random Fourier features</td><td>{@link org.scalinglaws.regression.parameters.FourierFeatures}</td></tr>
 * </table>
 */
package org.scalinglaws.regression.parameters;
