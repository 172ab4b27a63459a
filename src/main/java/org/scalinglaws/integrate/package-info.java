/**
 * Solvers that know nothing of learning: stiff integration and minimisation.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the tableau of Radau IIA for y' = f(y), of any number of stages</td><td>{@link RadauTableau}</td></tr>
 * <tr><td>the same for blocks of a recursion</td><td>{@link DiscreteRadau}</td></tr>
 * <tr><td>the minimum of a smooth function of many variables</td><td>{@link LimitedMemoryBfgs}</td></tr>
 * <tr><td>logistic growth, in closed form</td><td>{@link LogisticLaw}</td></tr>
 * <tr><td>where a condition begins to hold, to the last bit</td><td>{@link Bisection}</td></tr>
 * <tr><td>tails of the normal law, and erf</td><td>{@link MillsRatio}</td></tr>
 * <tr><td>the exponential integral</td><td>{@link ExponentialIntegral}</td></tr>
 * <tr><td>why any of the house's iterations ended</td><td>{@link StopReason}</td></tr>
 * </table>
 */
package org.scalinglaws.integrate;
