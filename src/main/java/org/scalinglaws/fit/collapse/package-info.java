/**
 * Whether learning curves of several sizes are one curve in different units (Qiu, Xiao, Wilson, Pennington and Agarwala,
 * arXiv 2507.02119).
 *
 * <pre>
 * Collapse collapse = Collapse.of(curves, Double.NaN, Progress.NONE); // one LearningCurve for each size and seed
 * String better = collapse.supercollapse(); // yes: late in training sizes differ less than seeds of one size do
 * </pre>
 * <p>
 * Data flow from curves to the points at which all of them are compared, to the floor at which they differ least, to the
 * spread of the normalised curves beside that of seeds.
 * </p>
 */
package org.scalinglaws.fit.collapse;
