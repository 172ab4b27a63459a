package org.scalinglaws.online.law.closed;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.Jets;

/** The covariance of a few distinct projections, its entries being the variables of jets. */
public final class LocalCovariance {

	private final CovarianceEntries entries;
	private final Jets jets;
	private final double[][] entry;

	/** Of that many projections. */
	public LocalCovariance(final int size) {
		entries = new CovarianceEntries(size, size);
		jets = new Jets(entries.count());
		entry = new double[entries.count()][];
	}

	/** Takes the entries from a larger covariance, at these of its rows; earlier jets are given back. */
	public void set(final double[] covariance, final int total, final int[] rows) {
		jets.reset();
		for (int i = 0; i < rows.length; i++)
			for (int j = i; j < rows.length; j++) {
				final int at = entries.index(i, j);
				entry[at] = jets.variable(at, covariance[rows[i] * total + rows[j]]);
			}
	}

	/** What to compute with. */
	public Jets jets() {
		return jets;
	}

	/** {@return the number of projections} */
	public int size() {
		return entries.size();
	}

	/** C_ij. */
	public double[] get(final int i, final int j) {
		return entry[entries.index(i, j)];
	}

	/** C_ii C_jj - C_ij^2. */
	double[] determinant(final int i, final int j) {
		return jets.plus(jets.times(get(i, i), get(j, j)), -1, jets.times(get(i, j), get(i, j)));
	}
}
