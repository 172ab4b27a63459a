package org.scalinglaws.online.law;

/** The covariance of a few distinct projections, its entries being the variables of jets. */
final class LocalCovariance {

	private final CovarianceEntries entries;
	private final Jets jets;
	private final double[][] entry;

	LocalCovariance(final int size) {
		entries = new CovarianceEntries(size, size);
		jets = new Jets(entries.count());
		entry = new double[entries.count()][];
	}

	/** Takes the entries from a larger covariance, at these of its rows; earlier jets are given back. */
	void set(final double[] covariance, final int total, final int[] rows) {
		jets.reset();
		for (int i = 0; i < rows.length; i++)
			for (int j = i; j < rows.length; j++) {
				final int at = entries.index(i, j);
				entry[at] = jets.variable(at, covariance[rows[i] * total + rows[j]]);
			}
	}

	Jets jets() {
		return jets;
	}

	int size() {
		return entries.size();
	}

	double[] get(final int i, final int j) {
		return entry[entries.index(i, j)];
	}

	/** C_ii C_jj - C_ij^2. */
	double[] determinant(final int i, final int j) {
		return jets.plus(jets.times(get(i, i), get(j, j)), -1, jets.times(get(i, j), get(i, j)));
	}
}
