/**
 * Ensembles of spectra: eigenvalues with reduced repulsion, whose tails are heavy, and the Gauss-Newton matrix of deep linear
 * networks.
 */
package org.scalinglaws.ensemble;
