/**
 * Ridge regression and linear random features on Gaussian inputs of any spectrum: the exact risk in high dimension, and
 * its simulation.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>samples, features, ridge and noise</td><td>{@link org.scalinglaws.regression.ridge.RidgeProblem}</td></tr>
 * <tr><td>the risk by the renormalized ridge, with its parts and its local exponents</td><td>{@link
 * org.scalinglaws.regression.ridge.RidgeTheory}</td></tr>
 * <tr><td>the same over a plane of samples and features, for power laws in any dimension</td><td>{@link
 * org.scalinglaws.regression.ridge.RiskMap}</td></tr>
 * <tr><td>fits to drawn inputs, labels and features</td><td>{@link org.scalinglaws.regression.ridge.RidgeRuns}</td></tr>
 * </table>
 */
package org.scalinglaws.regression.ridge;
