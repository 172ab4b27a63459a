package org.scalinglaws.propagation.signal;

/**
 * Averages of an activation phi over a normal preactivation u of mean 0.
 *
 * @param meanSquare E phi(u)^2
 * @param growth its derivative over the variance of u, half of E (phi^2)''
 * @param slopeSquare E phi'(u)^2
 * @param curvatureSquare E phi''(u)^2
 */
record NormalMoments(double meanSquare, double growth, double slopeSquare, double curvatureSquare) {
}
