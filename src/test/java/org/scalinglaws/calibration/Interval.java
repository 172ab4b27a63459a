package org.scalinglaws.calibration;

import org.apache.commons.math3.distribution.TDistribution;

/** An interval that claims to hold a truth in 95 of 100 cases; its ends are NaN where none is given. */
record Interval(double low, double high, double truth) {

	/** Of a mean over some independent runs and its standard error, by Student's t. */
	static Interval ofRuns(final double mean, final double standardError, final int runs, final double truth) {
		final double reach = new TDistribution(null, runs - 1).inverseCumulativeProbability(0.975) * standardError;
		return new Interval(mean - reach, mean + reach, truth);
	}

	/** Of a number and its standard error, by two sides of a normal law. */
	static Interval ofError(final double value, final double standardError, final double truth) {
		return new Interval(value - 1.96 * standardError, value + 1.96 * standardError, truth);
	}

	boolean isGiven() {
		return !Double.isNaN(low) && !Double.isNaN(high);
	}

	boolean holds() {
		return low <= truth && truth <= high;
	}
}
