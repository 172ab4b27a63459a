package org.scalinglaws.ensemble.heavy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.apache.commons.math3.analysis.interpolation.NevilleInterpolator;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Slopes of the likelihoods of many spectra at a held value, each where its likelihood is largest over the other parameter.
 * <p>
 * Laws on both sides of the held value are made once, in a row along the other parameter, as far as the fits of all spectra
 * go; between them likelihoods are the polynomial through the {@value #WINDOW} nearest ones.
 * </p>
 */
final class LawRow {

	private static final int WINDOW = 5;

	/** Between neighbours: in standard deviations of the fits, and at most; these are at least that part of independent numbers'. */
	private static final double APART = 0.75, MOST_APART = 0.5, RIGID = 0.1;

	/** Laws on one side of the middle, at most. */
	private static final int MOST = 30;

	/** Of differences that give slopes along the row. */
	private static final double SMALL = 2e-3;

	private final double[] places;
	private final LogDensity[] below, above;

	private LawRow(final Held held, final double value, final double[] places) {
		final double step = held.step(value);
		this.places = places;
		below = new LogDensity[places.length];
		above = new LogDensity[places.length];
		for (int i = 0; i < places.length; i++) {
			below[i] = law(held, value - step, places[i]);
			above[i] = law(held, value + step, places[i]);
		}
	}

	/**
	 * A row that is long enough for some spectra.
	 *
	 * @param value of the coordinate that is held
	 * @param other coordinate of the other parameter, near their fits
	 * @param spectra logarithms of eigenvalues divided by their mean
	 */
	static LawRow of(final Held held, final double value, final double other, final double[][] spectra) {
		final double low = held.other().smooth(held.otherLow(value)), high = held.other().smooth(held.otherHigh(value));
		final double middle = Math.max(low + SMALL, Math.min(high - SMALL, held.other().smooth(other)));
		final LogDensity left = law(held, value, middle - SMALL), here = law(held, value, middle), right = law(held, value,
			middle + SMALL);
		final double[] slopes = new double[spectra.length];
		double curvature = 0;
		int lowest = 0, highest = 0;
		for (int i = 0; i < spectra.length; i++) {
			final double before = Likelihood.mean(left, spectra[i]), after = Likelihood.mean(right, spectra[i]);
			slopes[i] = (after - before) / (2 * SMALL);
			curvature += (2 * Likelihood.mean(here, spectra[i]) - before - after) / (SMALL * SMALL * spectra.length);
			if (slopes[i] < slopes[lowest]) lowest = i;
			if (slopes[i] > slopes[highest]) highest = i;
		}
		final double error = Math.max(new StandardDeviation().evaluate(slopes) / curvature, RIGID / Math.sqrt(curvature *
			spectra[0].length)), apart = error > 0 ? Math.min(MOST_APART, APART * error) : MOST_APART;
		final List<Double> row = walk(held, value, spectra[lowest], middle, -apart, low);
		Collections.reverse(row);
		row.add(middle);
		row.addAll(walk(held, value, spectra[highest], middle, apart, high));
		return new LawRow(held, value, row.stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** Places from the middle, without it, to two beyond the largest likelihood of the spectrum or to the bound. */
	private static List<Double> walk(final Held held, final double value, final double[] spectrum, final double middle,
		final double step, final double bound)
	{
		final List<Double> places = new ArrayList<>();
		double last = Double.NEGATIVE_INFINITY;
		int falls = 0;
		while (falls < 2 && places.size() < MOST) {
			final double next = middle + (places.size() + 1) * step;
			final boolean ends = Math.abs(next - middle) >= Math.abs(bound - middle);
			places.add(ends ? bound : next);
			if (ends) break;
			final double likelihood = Likelihood.mean(law(held, value, next), spectrum);
			falls = likelihood < last ? falls + 1 : 0;
			last = likelihood;
		}
		return places;
	}

	private static LogDensity law(final Held held, final double value, final double place) {
		return new LogDensity(held.law(value, held.other().coordinate(place)));
	}

	/** The difference of the likelihoods on both sides of the held value, where their mean is largest. */
	double slope(final double[] logs) {
		final double[] sums = new double[places.length], differences = new double[places.length];
		int best = 0;
		for (int i = 0; i < places.length; i++) {
			final double left = Likelihood.mean(below[i], logs), right = Likelihood.mean(above[i], logs);
			sums[i] = left + right;
			differences[i] = right - left;
			if (sums[i] > sums[best]) best = i;
		}
		final int from = Math.max(0, Math.min(places.length - WINDOW, best - WINDOW / 2)), to = Math.min(places.length, from +
			WINDOW);
		final double[] near = Arrays.copyOfRange(places, from, to);
		final NevilleInterpolator through = new NevilleInterpolator();
		final double place = OtherFit.largest(places[Math.max(0, best - 1)], places[Math.min(places.length - 1, best + 1)],
			through.interpolate(near, Arrays.copyOfRange(sums, from, to))::value);
		return through.interpolate(near, Arrays.copyOfRange(differences, from, to)).value(place);
	}
}
