/**
 * A layer of tanh units, trained by gradient descent, and the exact power series of its output in the step of its weights,
 * whose first order is lazy training (arXiv 2302.00205).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>what is trained, drawn from a seed</td><td>{@link org.scalinglaws.propagation.series.TanhProblem}</td></tr>
 * <tr><td>the layer before and after training</td><td>{@link org.scalinglaws.propagation.series.TanhLayer}</td></tr>
 * <tr><td>Taylor terms of tanh and what they leave</td><td>{@link org.scalinglaws.propagation.series.TanhTaylor}</td></tr>
 * <tr><td>the series of the output, order by order</td><td>{@link org.scalinglaws.propagation.series.OutputSeries}</td></tr>
 * </table>
 */
package org.scalinglaws.propagation.series;
