/**
 * The phases of learning: when they begin and end, and their laws in closed form or on the nodes.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>when the phases of a trajectory end</td><td>{@link Phases}</td></tr>
 * <tr><td>the rate of the escape</td><td>{@link EscapeRate}; in time {@link OverlapVolterra}; beside the flow {@link PhaseOneComparison}</td></tr>
 * <tr><td>the last phase at finite dimension</td><td>{@link SpectralTail}</td></tr>
 * <tr><td>its laws for an endless spectrum</td><td>{@link PowerLawTail}, {@link MesoscopicTail}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.phases;
