/**
 * The engine of coupled modes: many nodes, each linear given a handful of scalars, which are sums over the nodes.
 * <p>
 * A system describes the equation of a node by terms ({@link ModeEquation}), says how the coefficients follow from the
 * scalars ({@link CoefficientLaw}) and to which accuracy these are wanted ({@link CoupledModes}). The engine takes
 * implicit steps, whose stages it finds by Newton's method on the scalars alone: the cost is linear in the nodes, and
 * steps grow as far as the accuracy allows. It knows nothing of learning.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>in continuous time</td><td>{@link ModeFlow}</td></tr>
 * <tr><td>in whole steps, many at a time</td><td>{@link ModeLeaps}</td></tr>
 * <tr><td>the equation and the nodes</td><td>{@link ModeEquation}, {@link ModeNodes}</td></tr>
 * <tr><td>vectors that learn from others, by second moments</td><td>{@link VectorMoments}</td></tr>
 * <tr><td>how it went</td><td>{@link ModeRun}</td></tr>
 * </table>
 */
package org.scalinglaws.modes;
