/**
 * Linear regression by gradient flow on features of two scales: the test error passes through a valley for the fast
 * features and a second one for the slow ones (arXiv 2112.03215).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the problem</td><td>{@link org.scalinglaws.regression.epochs.TwoScales}</td></tr>
 * <tr><td>curves as a table, by theory or simulation</td><td>{@link org.scalinglaws.regression.epochs.EpochwiseCurves}</td></tr>
 * <tr><td>theory at one time: gradient flow, and ridge regression with ridge 1/t</td>
 * <td>{@link org.scalinglaws.regression.epochs.FlowTheory}, {@link org.scalinglaws.regression.epochs.RidgePath}</td></tr>
 * <tr><td>one problem drawn, solved exactly</td><td>{@link org.scalinglaws.regression.epochs.DrawnProblem}</td></tr>
 * </table>
 * <p>
 * Time is that of gradient flow on half of the sum of the squared errors.
 * </p>
 */
package org.scalinglaws.regression.epochs;
