/**
 * Closed forms for squared losses. {@link org.scalinglaws.online.law.closed.LinkMoments} of up to four projections are
 * summed over all units by {@link org.scalinglaws.online.law.closed.SquaredMeans}; about an optimum
 * {@link org.scalinglaws.online.law.closed.OptimumMeans} have forms of their own, in which nothing cancels.
 */
package org.scalinglaws.online.law.closed;
