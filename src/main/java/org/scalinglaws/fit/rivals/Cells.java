package org.scalinglaws.fit.rivals;

import java.util.Arrays;

/** Cells of equal length in log x, in which a curve is averaged; those without a point are left out. */
final class Cells {

	private final int[] edges; // cell k holds points [edges[k], edges[k + 1])

	Cells(final double[] logX, final int count) {
		final double range = logX[logX.length - 1] - logX[0];
		final int[] all = new int[count + 1];
		int cells = 0;
		for (int k = 1, i = 0; k <= count; k++) {
			while (i < logX.length && (k == count || logX[i] < logX[0] + range * (k / (double) count - 1e-9)))
				i++;
			if (i > all[cells]) all[++cells] = i;
		}
		edges = Arrays.copyOf(all, cells + 1);
	}

	int count() {
		return edges.length - 1;
	}

	/** The mean of a curve in each cell. */
	double[] means(final double[] curve) {
		final double[] means = new double[count()];
		for (int k = 0; k < means.length; k++) {
			for (int i = edges[k]; i < edges[k + 1]; i++)
				means[k] += curve[i];
			means[k] /= edges[k + 1] - edges[k];
		}
		return means;
	}
}
