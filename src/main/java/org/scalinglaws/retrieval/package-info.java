/**
 * Phase retrieval under power-law data (arXiv 2511.18661), in one package per question. Each takes a problem from
 * {@link org.scalinglaws.retrieval.model}; nothing lies in this package itself.
 * <table>
 * <caption>Which class</caption>
 * <tr><td>what is learned, from where, and how wrong it is</td><td>{@link org.scalinglaws.retrieval.model}</td></tr>
 * <tr><td>the limit of small steps, to any time</td><td>{@link org.scalinglaws.retrieval.flow}</td></tr>
 * <tr><td>a run of stochastic gradient descent</td><td>{@link org.scalinglaws.retrieval.sgd}</td></tr>
 * <tr><td>the mean of all such runs, without a simulation</td><td>{@link org.scalinglaws.retrieval.prediction}</td></tr>
 * <tr><td>when the phases of learning begin and end, and their laws</td><td>{@link org.scalinglaws.retrieval.phases}</td></tr>
 * <tr><td>the moments cut off</td><td>{@link org.scalinglaws.retrieval.hierarchy}</td></tr>
 * </table>
 * <p>
 * All results are {@link org.scalinglaws.table.Columns} or arrays; prediction, phases and hierarchy compute on the nodes
 * of the flow.
 * </p>
 *
 * <pre>
 * double[] spectrum = PowerLaw.spectrum(1000, 2);
 * double[] teacher = Teachers.alternating(spectrum, "energy");
 * double[] start = StartingWeights.onSphere(1000, 1, 1, Streams.of(1));
 * SpectralMeasure measure = SpectralMeasure.full(spectrum, teacher, start);
 * Columns curve = new GradientFlow(measure, 1e-8).solve(new double[] { 300, 1e8 }, 1, false, Progress.NONE).trajectory();
 * </pre>
 */
package org.scalinglaws.retrieval;
