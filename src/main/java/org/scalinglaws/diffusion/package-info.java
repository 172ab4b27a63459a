/**
 * Linear diffusion models: how the denoiser learns the variances of its data, what it then generates, and what averages over
 * symmetries do to the gradient.
 */
package org.scalinglaws.diffusion;
