/**
 * The population loss without noise: gradient flow to any time.
 * <p>
 * A measure becomes nodes with the sums of e w* and e^2, which obey linear equations, given two scalars that are sums
 * over the nodes: coupled modes for the engine ({@link org.scalinglaws.modes}). The recorded times become rows of a
 * trajectory.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the limit of small steps, to any time</td><td>{@link GradientFlow}</td></tr>
 * <tr><td>finite steps on the population loss</td><td>{@link GradientDescent}</td></tr>
 * <tr><td>what comes out, with weights at the end</td><td>{@link FlowSolution}</td></tr>
 * <tr><td>how the equations are written without loss of digits</td><td>{@link FlowForm}</td></tr>
 * <tr><td>phase retrieval as coupled modes, for whoever moves them</td><td>{@link RetrievalModes}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.flow;
