package org.scalinglaws.propagation.percolation;

import java.util.function.IntToDoubleFunction;

/** The probabilities of all states of a small ring, step by step; each bond is counted open and closed. */
final class ExactPercolation {

	private final int size;
	private final double p;
	private double[] probabilities;

	/** All of the probability on one state, a bit for each site. */
	ExactPercolation(final int size, final double p, final int state) {
		this.size = size;
		this.p = p;
		probabilities = new double[1 << size];
		probabilities[state] = 1;
	}

	void step() {
		final double[] next = new double[probabilities.length];
		for (int state = 0; state < next.length; state++) {
			if (probabilities[state] == 0) continue;
			final double[] reached = new double[size];
			for (int i = 0; i < size; i++)
				reached[i] = reached((state >> i & 1) == 1, (state >> (i + size - 1) % size & 1) == 1);
			for (int after = 0; after < next.length; after++) {
				double product = probabilities[state];
				for (int i = 0; i < size && product > 0; i++)
					product *= (after >> i & 1) == 1 ? reached[i] : 1 - reached[i];
				next[after] += product;
			}
		}
		probabilities = next;
	}

	private double reached(final boolean own, final boolean other) {
		double sum = 0;
		for (int bonds = 0; bonds < 4; bonds++)
			if (own && (bonds & 1) == 1 || other && bonds >> 1 == 1) sum += Math.pow(p, Integer.bitCount(bonds)) * Math.pow(1 -
				p, 2 - Integer.bitCount(bonds));
		return sum;
	}

	/** {@return the mean of a function of the state} */
	double mean(final IntToDoubleFunction function) {
		double sum = 0;
		for (int state = 0; state < probabilities.length; state++)
			sum += probabilities[state] * function.applyAsDouble(state);
		return sum;
	}

	double active() {
		return mean(Integer::bitCount);
	}

	double survival() {
		return 1 - probabilities[0];
	}
}
