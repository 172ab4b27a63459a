/**
 * A spectrum and its vectors as a few nodes, and back.
 * <p>
 * Coordinates are sorted, cut where there are gaps ({@code Segment}) and put into cells; the division of these into bins
 * that needs the fewest nodes ({@code BinPlan}, {@code InterpolationDegree}) gives exact nodes and Chebyshev nodes
 * ({@code Bin}).
 * </p>
 * <table>
 * <caption>Which class</caption>
 * <tr><td>sums of products of vectors per node</td><td>{@link org.scalinglaws.spectrum.nodes.NodeMoments}</td></tr>
 * <tr><td>as few nodes as a tolerance allows, and interpolation from them</td><td>{@link
 * org.scalinglaws.spectrum.nodes.BinnedSpectrum}</td></tr>
 * </table>
 */
package org.scalinglaws.spectrum.nodes;
