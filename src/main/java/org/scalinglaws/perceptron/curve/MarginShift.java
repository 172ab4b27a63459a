package org.scalinglaws.perceptron.curve;

/**
 * How far the loss moves a margin from the field t that it would have without this sample: the shift d > 0 with
 * d (1 + exp(2 sharpness (t + d))) = 2 x.
 * <p>
 * In w = ln d the equation w + log(1 + exp(2 sharpness (t + e^w))) = ln 2 x is convex and increasing, so that Newton's
 * method comes down to the root from above, whatever the start; in d itself it cycles. Only ln x enters: x grows like
 * the exponential of the sharpness.
 * </p>
 */
final class MarginShift {

	private static final double CLOSE = 1e-8;
	private static final int MOST = 200;

	private final double slope;
	private final double right;
	private double logShift;
	private double pull;

	/**
	 * A loss and a stiffness.
	 *
	 * @param sharpness lambda, greater than 0
	 * @param logStiffness ln x
	 */
	MarginShift(final double sharpness, final double logStiffness) {
		slope = 2 * sharpness;
		right = Math.log(2) + logStiffness;
		logShift = right;
	}

	/** Solves for a field; quickest if it is near the one before. */
	void solve(final double field) {
		final double highest = Math.min(right, Math.log(Math.max(1, right / slope - field)));
		double w = Math.min(logShift, highest);
		for (int i = 0; i < MOST; i++) {
			final double shift = Math.exp(w);
			final double z = slope * (field + shift);
			final double small = Math.exp(-Math.abs(z));
			final double softPlus = Math.log1p(small) + Math.max(z, 0);
			pull = (z > 0 ? 1 : small) / (1 + small);
			final double change = (right - w - softPlus) / (1 + slope * pull * shift);
			w = Math.min(w + change, highest);
			if (Math.abs(change) < CLOSE) break; // the error is of the order of its square
		}
		logShift = w;
		final double margin = slope * (field + Math.exp(w));
		pull = 1 / (1 + Math.exp(-margin));
	}

	/** {@return the shift d} */
	double shift() {
		return Math.exp(logShift);
	}

	/** {@return the derivative of ln d after ln x} */
	double afterLogStiffness() {
		return 1 / (1 + slope * pull * shift());
	}

	/** {@return the derivative of ln d after ln sharpness, at constant x} */
	double afterLogSharpness(final double field) {
		final double shift = shift();
		return -slope * (field + shift) * pull / (1 + slope * pull * shift);
	}
}
