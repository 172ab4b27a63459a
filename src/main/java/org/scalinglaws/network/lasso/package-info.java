/**
 * The LASSO, to which weight decay leads the diagonal network.
 * <p>
 * {@link org.scalinglaws.network.lasso.Lasso} holds inputs and labels; a run goes from penalty to penalty over a working
 * set of coordinates, by coordinate descent and Newton's method on their products, until the gap to the dual objective
 * closes; {@link org.scalinglaws.network.lasso.LassoSolution} has weights and gap.
 * </p>
 */
package org.scalinglaws.network.lasso;
