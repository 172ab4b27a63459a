package org.scalinglaws.online.law.quadrature;

import java.util.function.DoubleConsumer;

/** Functions of normal projections, given normal by normal so that what depends on the first ones is computed once. */
interface Integrand {

	/** {@return the number of functions} */
	int count();

	/** Gives the next normal; later ones are forgotten. */
	void set(int normal, double x);

	/** Fills with the functions' values, once all normals are given. */
	void values(double[] target);

	/**
	 * Hands on where along a normal, those before it given, a function or its derivative may jump, in any order; nothing for
	 * smooth functions.
	 */
	void breaks(int normal, DoubleConsumer target);

	/**
	 * What becomes of a function if all normals change sign.
	 *
	 * @return 1 or -1 if it keeps or changes its sign; 0 if neither, or if it is not known
	 */
	int parity(int function);

	/** {@return the most that a projection moves per unit of a normal, which sets the scale of the functions} */
	double speed(int normal);
}
