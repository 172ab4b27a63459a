/**
 * Whether another law describes a curve, or the mean over runs, better than a power law.
 *
 * <pre>
 * RivalModels rivals = RivalModels.ofRuns(times, losses, 10, 1e4);
 * RivalModel best = rivals.best(); // for instance FLOOR
 * </pre>
 * <p>
 * Data flow from the points of a {@link org.scalinglaws.fit.curve.Stretch} to a model of their errors, whose coordinates
 * are independent, to the fit of each law in these coordinates, to their comparison.
 * </p>
 */
package org.scalinglaws.fit.rivals;
