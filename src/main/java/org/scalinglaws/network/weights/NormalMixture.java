package org.scalinglaws.network.weights;

import java.util.Arrays;

import org.scalinglaws.integrate.MillsRatio;

/**
 * The law of theta*_i + delta z over all coordinates i of a target, z standard
 * normal.
 * <p>
 * Of targets of more than 4096 coordinates, neighbours within delta/100 are taken
 * for their mean, which changes values by some 1e-6 of them and makes the cost of a
 * value independent of d.
 * </p>
 */
final class NormalMixture {

	/** So many delta from its centre a normal law has no mass left, to rounding. */
	private static final double REACH = 9;

	private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
	private static final int LARGEST_DIRECT = 4096;
	private static final double CELL = 0.01;

	/** Ascending centres, the share of coordinates each, and the share before each. */
	private final double[] centres, shares, before;
	private final double noiseLevel;

	NormalMixture(final double[] target, final double noiseLevel) {
		this.noiseLevel = noiseLevel;
		final double[] sorted = target.clone();
		Arrays.sort(sorted);
		final double cell = sorted.length > LARGEST_DIRECT ? CELL * noiseLevel : 0;
		final double[] means = new double[sorted.length];
		final double[] counts = new double[sorted.length];
		int cells = 0;
		for (int i = 0; i < sorted.length; cells++) {
			final double first = sorted[i];
			double sum = 0;
			for (; i < sorted.length && sorted[i] - first <= cell; i++) {
				sum += sorted[i] - first;
				counts[cells]++;
			}
			means[cells] = first + sum / counts[cells];
		}
		centres = Arrays.copyOf(means, cells);
		shares = Arrays.copyOf(counts, cells);
		before = new double[cells + 1];
		for (int k = 0; k < cells; k++) {
			before[k + 1] = before[k] + counts[k] / sorted.length;
			shares[k] = counts[k] / sorted.length;
		}
	}

	/** The mass at or below a value. */
	double distribution(final double value) {
		final int from = from(value - REACH * noiseLevel), to = from(value + REACH * noiseLevel);
		double mass = before[from];
		for (int k = from; k < to; k++)
			mass += shares[k] * below((value - centres[k]) / noiseLevel);
		return Math.min(1, mass);
	}

	/** The standard normal distribution function. */
	static double below(final double x) {
		final double tail = normalDensity(x) * MillsRatio.at(Math.abs(x));
		return x > 0 ? 1 - tail : tail;
	}

	static double normalDensity(final double x) {
		return DENSITY_AT_ZERO * Math.exp(-x * x / 2);
	}

	double density(final double value) {
		final int from = from(value - REACH * noiseLevel), to = from(value + REACH * noiseLevel);
		double density = 0;
		for (int k = from; k < to; k++)
			density += shares[k] * normalDensity((value - centres[k]) / noiseLevel);
		return density / noiseLevel;
	}

	int size() {
		return centres.length;
	}

	/** The k-th centre, ascending. */
	double centre(final int k) {
		return centres[k];
	}

	/** The first centre at or above a value. */
	private int from(final double value) {
		int low = 0, high = centres.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (centres[middle] >= value) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
