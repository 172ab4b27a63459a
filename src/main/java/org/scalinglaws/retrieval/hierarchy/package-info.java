/**
 * The infinite hierarchy of moments of the flow, truncated.
 * <p>
 * The moments of a measure, in double-double arithmetic, are expanded in Taylor series step by step; the pieces are a
 * function of time that is then held against the flow.
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>integrate it</td><td>{@link MomentHierarchy}</td></tr>
 * <tr><td>evaluate it at any time</td><td>{@link HierarchySolution}</td></tr>
 * <tr><td>see how far it leads</td><td>{@link HierarchyComparison}</td></tr>
 * </table>
 */
package org.scalinglaws.retrieval.hierarchy;
