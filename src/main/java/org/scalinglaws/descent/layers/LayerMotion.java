package org.scalinglaws.descent.layers;

import java.util.function.BooleanSupplier;

/** How the singular values of two layers move; not for use by two threads at once. */
public interface LayerMotion {

	/** {@return what is learned} */
	LayerProblem problem();

	/** {@return the time of a step} */
	double learningRate();

	/**
	 * Moves on.
	 *
	 * @param step not before the present one, which is 0 at the beginning
	 * @param goOn asked every few milliseconds; when it says no, it stays somewhere before
	 */
	void moveTo(long step, BooleanSupplier goOn);

	/** {@return the singular values of W2 W1, in the order of those of A; at their places not finite after a divergence} */
	double[] values();

	/** {@return 1/2 |W2 W1 - A|^2, without the penalty} */
	double loss();

	/**
	 * {@return how well the layers fit together: the mean over k of |u_k(W1)'v_k(W2)|, weighted by the values of W2 W1,
	 * where u_k are the left singular vectors of the first layer and v_k the right ones of the second, in descending order
	 * of their values}
	 */
	double alignment();
}
