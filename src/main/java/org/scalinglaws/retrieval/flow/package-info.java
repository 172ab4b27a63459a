/**
 * The population loss without noise: gradient flow to any time, and descent in steps.
 * <p>
 * A measure becomes nodes; per node w = alpha w(0) + beta w* with coefficients that obey linear equations, given two
 * scalars that are sums over the nodes. Newton's method on these scalars makes a step of the flow; its end, and the recorded
 * times inside, become rows of a trajectory.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the limit of small steps, to any time</td><td>{@link GradientFlow}</td></tr>
 * <tr><td>finite steps on the population loss</td><td>{@link GradientDescent}</td></tr>
 * <tr><td>what comes out, with weights at the end</td><td>{@link FlowSolution}</td></tr>
 * <tr><td>how the equations are written without loss of digits</td><td>{@link FlowForm}, {@link FlowStart}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.flow;
