package org.scalinglaws.propagation.signal;

/**
 * Averages of an activation phi over two normal preactivations u, v of mean 0, one variance q and correlation 1 - rho,
 * for rho from 0 to 2, to about 1e-15 of themselves however small rho.
 */
interface PairMoments {

	/** {@return E (phi(u) - phi(v))^2 / E (u - v)^2, at 0 its limit E phi'(u)^2} */
	double contraction(double distance);

	/** {@return E phi'(u) phi'(v), the derivative over rho of q rho {@link #contraction}} */
	double slope(double distance);
}
