/**
 * Solvers that know nothing of learning: stiff integration and minimisation.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>the tableau of Radau IIA for y' = f(y), of any number of stages</td>
 * <td>{@link org.scalinglaws.integrate.RadauTableau}</td>
 * </tr>
 * <tr>
 * <td>the same for blocks of a recursion</td>
 * <td>{@link org.scalinglaws.integrate.DiscreteRadau}</td>
 * </tr>
 * <tr>
 * <td>the minimum of a smooth function of many variables</td>
 * <td>{@link org.scalinglaws.integrate.LimitedMemoryBfgs}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.integrate;
