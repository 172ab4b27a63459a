package org.scalinglaws.spectrum;

import java.util.Arrays;

/** Collects the nodes of a measure. */
final class NodeCollector {

	private final double[][] columns;
	private int size;

	NodeCollector(final int capacity) {
		columns = new double[5][capacity];
	}

	/** Adds a node, its components in the order of {@link SpectralMeasure}. */
	void add(final double... node) {
		if (size == columns[0].length) for (int c = 0; c < 5; c++)
			columns[c] = Arrays.copyOf(columns[c], 2 * size);
		for (int c = 0; c < 5; c++)
			columns[c][size] = node[c];
		size++;
	}

	/** Adds node i of another measure. */
	void add(final SpectralMeasure full, final int i) {
		add(full.eigenvalue()[i], full.multiplicity()[i], full.startSquared()[i], full.startTeacher()[i], full
			.teacherSquared()[i]);
	}

	/** Adds one node with the moments of those with order[from] ... order[to - 1]. */
	void addSum(final SpectralMeasure full, final int[] order, final int from, final int to, final double eigenvalue) {
		final double[] sum = { eigenvalue, 0, 0, 0, 0 };
		for (int i = from; i < to; i++) {
			sum[1] += full.multiplicity()[order[i]];
			sum[2] += full.startSquared()[order[i]];
			sum[3] += full.startTeacher()[order[i]];
			sum[4] += full.teacherSquared()[order[i]];
		}
		add(sum);
	}

	SpectralMeasure build() {
		final double[][] exact = new double[5][];
		for (int c = 0; c < 5; c++)
			exact[c] = Arrays.copyOf(columns[c], size);
		return new SpectralMeasure(exact[0], exact[1], exact[2], exact[3], exact[4]);
	}
}
