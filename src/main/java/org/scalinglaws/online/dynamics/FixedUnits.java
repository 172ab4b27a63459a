package org.scalinglaws.online.dynamics;

import java.util.Arrays;

import org.scalinglaws.spectrum.nodes.NodeMoments;

/**
 * What does not move: the teachers' products with each other, row by row.
 *
 * @param count M
 * @param energies w*_m'Q w*_l
 * @param squares w*_m'w*_l
 */
record FixedUnits(int count, double[] energies, double[] squares) {

	/**
	 * Of the vectors from one on.
	 *
	 * @throws IllegalArgumentException if a teacher has no energy
	 */
	static FixedUnits of(final NodeMoments weights, final int first) {
		final int count = weights.vectors() - first;
		final double[] energies = new double[count * count], squares = new double[count * count];
		for (int m = 0; m < count; m++)
			for (int l = 0; l < count; l++) {
				energies[m * count + l] = weights.energy(first + m, first + l);
				squares[m * count + l] = Arrays.stream(weights.product(first + m, first + l)).sum();
			}
		final FixedUnits units = new FixedUnits(count, energies, squares);
		for (int m = 0; m < count; m++)
			if (!(units.energy(m) > 0)) throw new IllegalArgumentException("teacher " + (m + 1) +
				" must have positive energy w*'Qw*, was " + units.energy(m));
		return units;
	}

	/** w*_m'Q w*_m. */
	double energy(final int m) {
		return energies[m * (count + 1)];
	}

	/** |w*_m|^2. */
	double square(final int m) {
		return squares[m * (count + 1)];
	}
}
