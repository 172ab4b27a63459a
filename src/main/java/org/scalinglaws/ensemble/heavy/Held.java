package org.scalinglaws.ensemble.heavy;

/**
 * The parameter that stays at a value while the other one is fitted, both in coordinates in which the likelihood is even: the
 * logit of the aspect ratio, and ln(1 + 2/repulsion), which is 0 for Marchenko-Pastur's law and grows as repulsion is lost.
 */
enum Held {

	/** The logit of the aspect ratio. */
	ASPECT_RATIO {

		@Override
		double of(final HeavyTailLaw law) {
			return Math.log(law.aspectRatio() / (1 - law.aspectRatio()));
		}

		@Override
		double parameter(final double value) {
			return 1 / (1 + Math.exp(-value));
		}

		@Override
		HeavyTailLaw law(final double value, final double other) {
			return new HeavyTailLaw(parameter(value), REPULSION.parameter(other));
		}

		@Override
		double low() {
			return Math.log(ROOM * Likelihood.LEAST_FITTED / HeavyTailLaw.MOST_MEAN);
		}

		@Override
		double high() {
			return Math.log(Likelihood.MOST_FITTED / 2 / (ROOM * HeavyTailLaw.LEAST_INDEX)) - 1;
		}

		@Override
		double otherLow(final double value) {
			final double most = 2 * HeavyTailLaw.MOST_MEAN * parameter(value) / ROOM;
			return Math.log1p(2 / Math.min(Likelihood.MOST_FITTED, most));
		}

		@Override
		double otherHigh(final double value) {
			final double least = 2 * ROOM * HeavyTailLaw.LEAST_INDEX * Math.exp(value);
			return Math.log1p(2 / Math.max(Likelihood.LEAST_FITTED, least));
		}
	},

	/** ln(1 + 2/repulsion). */
	REPULSION {

		@Override
		double of(final HeavyTailLaw law) {
			return Math.log1p(2 / law.repulsion());
		}

		@Override
		double parameter(final double value) {
			return 2 / Math.expm1(value);
		}

		@Override
		HeavyTailLaw law(final double value, final double other) {
			return ASPECT_RATIO.law(other, value);
		}

		@Override
		double low() {
			return Math.log1p(2 / Likelihood.MOST_FITTED);
		}

		@Override
		double high() {
			return Math.log1p(2 / Likelihood.LEAST_FITTED);
		}

		@Override
		double otherLow(final double value) {
			return Math.log(ROOM * parameter(value) / 2 / HeavyTailLaw.MOST_MEAN);
		}

		@Override
		double otherHigh(final double value) {
			return Math.log(parameter(value) / 2 / (ROOM * HeavyTailLaw.LEAST_INDEX));
		}
	};

	/** Between laws that are fitted and those that are none, so that differences can be taken. */
	private static final double ROOM = 1.1;

	/** The coordinate of a law. */
	abstract double of(HeavyTailLaw law);

	/** The parameter at a coordinate. */
	abstract double parameter(double value);

	/** The law at this coordinate and the other one. */
	abstract HeavyTailLaw law(double value, double other);

	/** The least value of the coordinate that is looked at. */
	abstract double low();

	/** The largest. */
	abstract double high();

	/** The least value of the other coordinate at a value of this one. */
	abstract double otherLow(double value);

	/** The largest. */
	abstract double otherHigh(double value);

	/** The coordinate on a scale on which the likelihood is a smooth one up to Marchenko-Pastur's law: of ln(1 + 2/repulsion) the
	 * logarithm. */
	double smooth(final double value) {
		return this == ASPECT_RATIO ? value : Math.log(value);
	}

	/** The coordinate at a place of that scale. */
	double coordinate(final double smooth) {
		return this == ASPECT_RATIO ? smooth : Math.exp(smooth);
	}

	/** Of differences that give slopes, which are accurate to about 1e-8. */
	double step(final double value) {
		return this == ASPECT_RATIO ? 2e-3 : Math.min(2e-3, value / 20);
	}

	/** The parameter that is not held. */
	Held other() {
		return this == ASPECT_RATIO ? REPULSION : ASPECT_RATIO;
	}
}
