/**
 * The phases of learning: when they begin and end, and their laws in closed form or on the nodes.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>when the phases of a trajectory end</td>
 * <td>{@link org.scalinglaws.retrieval.phases.Phases}</td>
 * </tr>
 * <tr>
 * <td>the rate of the escape</td>
 * <td>{@link org.scalinglaws.retrieval.phases.EscapeRate}; in time {@link org.scalinglaws.retrieval.phases.OverlapVolterra}; beside the flow {@link org.scalinglaws.retrieval.phases.PhaseOneComparison}</td>
 * </tr>
 * <tr>
 * <td>the last phase at finite dimension</td>
 * <td>{@link org.scalinglaws.retrieval.phases.SpectralTail}</td>
 * </tr>
 * <tr>
 * <td>its laws for an endless spectrum</td>
 * <td>{@link org.scalinglaws.retrieval.phases.PowerLawTail}, {@link org.scalinglaws.retrieval.phases.MesoscopicTail}</td>
 * </tr>
 * </table>
 */
package org.scalinglaws.retrieval.phases;
