/**
 * The plateau of two-layer networks: where students that are all alike wait, and how fast they leave, in closed form
 * ({@link org.scalinglaws.online.plateau.TwoLayerPlateau}).
 */
package org.scalinglaws.online.plateau;
