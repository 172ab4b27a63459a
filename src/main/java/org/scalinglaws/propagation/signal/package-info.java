/**
 * Two inputs on their way through random layers (arXiv 2307.02284): how the lengths and the angle of their preactivations
 * change from layer to layer, at infinite width by a map of one number and at finite width by drawn networks, and the
 * line in the plane of both deviations where the distance of two inputs stops to die out.
 */
package org.scalinglaws.propagation.signal;
