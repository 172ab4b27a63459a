/**
 * Bond directed percolation in 1+1 dimensions, whose critical exponents are known to six digits: what fits of exponents are
 * calibrated on.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>the problem, and its runs</td><td>{@link org.scalinglaws.propagation.percolation.BondPercolation}</td></tr>
 * <tr><td>what they give, as tables</td><td>{@link org.scalinglaws.propagation.percolation.PercolationResult}</td></tr>
 * <tr><td>the sites of one run</td><td>{@link org.scalinglaws.propagation.percolation.Sites}</td></tr>
 * <tr><td>bonds of 64 sites at once</td><td>{@link org.scalinglaws.propagation.percolation.BondWords}</td></tr>
 * <tr><td>what is counted</td><td>{@link org.scalinglaws.propagation.percolation.PercolationSums}</td></tr>
 * </table>
 */
package org.scalinglaws.propagation.percolation;
