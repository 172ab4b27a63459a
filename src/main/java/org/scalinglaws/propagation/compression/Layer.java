package org.scalinglaws.propagation.compression;

import org.scalinglaws.random.RandomStream;

/** A linear layer x -&gt; sum_r s_r u_r (v_r.x), with orthonormal u_r and orthonormal v_r. */
public sealed interface Layer permits PowerLawLayer, KernelLayer {

	/** Sends normal inputs through the layer, one after the other; for one thread. */
	interface Probe {

		/**
		 * Draws an input and sends it.
		 *
		 * @param ranks ascending, each once
		 * @param lost receives for each of them the squared length of what the output loses if only so many of the strongest
		 *          components are kept
		 * @return the squared length of the input
		 */
		double send(RandomStream random, int[] ranks, double[] lost);
	}

	/** {@return the number of outputs} */
	int rows();

	/** {@return the number of inputs} */
	int columns();

	/** {@return s, descending, min(rows, columns) of them, the first positive; to be left as they are} */
	double[] strengths();

	/** {@return a probe of its own for each thread} */
	Probe probe();
}
