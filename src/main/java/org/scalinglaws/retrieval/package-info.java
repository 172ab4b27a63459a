/**
 * Phase retrieval under power-law data (arXiv 2511.18661): simulation, reduced dynamics and theory.
 * <table>
 * <caption>Which class</caption>
 * <tr>
 * <td>a teacher and starts</td>
 * <td>{@link org.scalinglaws.retrieval.Teachers}, {@link org.scalinglaws.retrieval.StartingWeights}</td>
 * </tr>
 * <tr>
 * <td>the limit of small steps, to any time</td>
 * <td>{@link org.scalinglaws.retrieval.GradientFlow}</td>
 * </tr>
 * <tr>
 * <td>finite steps on the population loss</td>
 * <td>{@link org.scalinglaws.retrieval.GradientDescent}</td>
 * </tr>
 * <tr>
 * <td>one-pass stochastic gradient descent</td>
 * <td>{@link org.scalinglaws.retrieval.SgdSimulation}, with a {@link org.scalinglaws.retrieval.SgdMethod}, a {@link org.scalinglaws.retrieval.LearningRateSchedule} and an {@link org.scalinglaws.retrieval.Optimizer}</td>
 * </tr>
 * <tr>
 * <td>its mean without a simulation</td>
 * <td>{@link org.scalinglaws.retrieval.SgdPrediction}; about the optimum {@link org.scalinglaws.retrieval.LinearisedSgd}</td>
 * </tr>
 * <tr>
 * <td>the moments cut off</td>
 * <td>{@link org.scalinglaws.retrieval.MomentHierarchy}</td>
 * </tr>
 * <tr>
 * <td>the rate of the escape</td>
 * <td>{@link org.scalinglaws.retrieval.EscapeRate}; in time {@link org.scalinglaws.retrieval.OverlapVolterra}</td>
 * </tr>
 * <tr>
 * <td>when the phases end</td>
 * <td>{@link org.scalinglaws.retrieval.Phases}</td>
 * </tr>
 * <tr>
 * <td>the last phase at finite dimension</td>
 * <td>{@link org.scalinglaws.retrieval.SpectralTail}</td>
 * </tr>
 * <tr>
 * <td>its laws for an endless spectrum</td>
 * <td>{@link org.scalinglaws.retrieval.PowerLawTail}, {@link org.scalinglaws.retrieval.MesoscopicTail}</td>
 * </tr>
 * <tr>
 * <td>the loss at a point</td>
 * <td>{@link org.scalinglaws.retrieval.LossLandscape}</td>
 * </tr>
 * </table>
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
