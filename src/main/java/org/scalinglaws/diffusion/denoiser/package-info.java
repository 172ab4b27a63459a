/**
 * Linear denoisers in training, and what they draw: large variances are learned first (arXiv 2503.03206).
 * <table>
 * <caption>Which class</caption>
 * <tr><td>weight and variance of a mode at a time, in closed form</td>
 * <td>{@link org.scalinglaws.diffusion.denoiser.Denoiser}</td></tr>
 * <tr><td>both over time, as a table</td><td>{@link org.scalinglaws.diffusion.denoiser.TrainingCurves}</td></tr>
 * <tr><td>when each mode emerges</td><td>{@link org.scalinglaws.diffusion.denoiser.Emergence}</td></tr>
 * <tr><td>samples of a model that is not yet trained</td>
 * <td>{@link org.scalinglaws.diffusion.denoiser.GeneratedSamples}</td></tr>
 * </table>
 */
package org.scalinglaws.diffusion.denoiser;
