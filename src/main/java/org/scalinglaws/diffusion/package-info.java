/**
 * Linear diffusion models: how the denoiser learns the variances of its data and what it then generates
 * ({@code denoiser}), and what averages over symmetries do to the gradient ({@code orbit}).
 */
package org.scalinglaws.diffusion;
