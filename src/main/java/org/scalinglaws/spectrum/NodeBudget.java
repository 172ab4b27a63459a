package org.scalinglaws.spectrum;

import org.scalinglaws.ground.Require;

/**
 * How many nodes a measure may have, and how many of them are the largest
 * eigenvalues themselves; the others serve the tail, {@link #PER_BIN} to a bin.
 *
 * @param nodes in [32, 1000000]
 * @param head in [8, nodes - 16]
 */
public record NodeBudget(int nodes, int head) {

	/** Quadrature nodes in each bin of the tail. */
	static final int PER_BIN = 8;

	private static final int SHORTEST_HEAD = 8;
	private static final int SHORTEST_TAIL = 2 * PER_BIN;

	/** @throws IllegalArgumentException if a number is out of range, or the nodes are too few for the head and a tail */
	public NodeBudget {
		Require.inRange("nodes", nodes, 32, 1_000_000);
		Require.inRange("head", head, SHORTEST_HEAD, 1_000_000 - SHORTEST_TAIL);
		if (nodes < head + SHORTEST_TAIL) throw new IllegalArgumentException("nodes must be at least " + (head +
			SHORTEST_TAIL) + " with a head of " + head + " (the tail takes " + SHORTEST_TAIL + " or more), was " + nodes);
	}

	/** Half of the nodes for the head, less one that is kept for eigenvalues of zero. */
	public static NodeBudget of(final int nodes) {
		Require.inRange("nodes", nodes, 32, 1_000_000);
		return new NodeBudget(nodes, nodes - nodes / SHORTEST_TAIL * PER_BIN - 1);
	}

	/** The number of bins. */
	int bins() {
		return bins(0);
	}

	/** The number of bins if some nodes serve for something else. */
	int bins(final int others) {
		return (nodes - others - head) / PER_BIN;
	}
}
