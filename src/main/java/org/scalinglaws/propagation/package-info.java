/**
 * Deep networks from propagation to perturbation: two inputs on their way through random layers (signal) and directed
 * percolation beside them (percolation), scaled ResNets (residual), the series of a layer in its weights' step (series), kernels
 * of few components (compression), and margins under perturbed weights (margin).
 */
package org.scalinglaws.propagation;
