package org.scalinglaws.spectrum.ridge;

/**
 * The sums over a spectrum that ridge regression needs at one renormalized ridge kappa: with p = lambda/(lambda + kappa)
 * for the share of a coordinate that is learned and q = kappa/(lambda + kappa) for the rest, sums over all coordinates of
 * powers of p and q, and of the target's energy lambda w^2 times powers of q.
 * <p>
 * In the notation of arXiv 2405.00592, df1 = sum p, df2 = sum p^2, kappa tf1 = sum lambda w^2 q and kappa^2 tf2 = sum
 * lambda w^2 q^2. No term of any sum here is a difference, so that each has its last digits at every kappa, 0 included.
 * </p>
 * A workspace: it allocates nothing once made, and is for one thread at a time.
 */
public final class RidgeSums {

	private final RidgeSpectrum spectrum;
	private double kappa, df1, df2, df3, df12, df23;
	private double left1, left2, left3, left12, left23;
	private double excess, slope;

	/** A workspace for a spectrum. */
	public RidgeSums(final RidgeSpectrum spectrum) {
		this.spectrum = spectrum;
	}

	/** {@return the spectrum} */
	public RidgeSpectrum spectrum() {
		return spectrum;
	}

	/**
	 * Computes all sums.
	 *
	 * @param ridge kappa, at least 0 and finite
	 * @return this
	 */
	public RidgeSums at(final double ridge) {
		kappa = ridge;
		df1 = df2 = df3 = df12 = df23 = 0;
		left1 = left2 = left3 = left12 = left23 = 0;
		for (int i = 0; i < spectrum.nodes(); i++) {
			final double eigenvalue = spectrum.eigenvalue(i), inverse = 1 / (eigenvalue + ridge);
			final double p = eigenvalue * inverse, q = ridge * inverse;
			final double m1 = spectrum.multiplicity(i) * p, m2 = m1 * p;
			df1 += m1;
			df2 += m2;
			df3 += m2 * p;
			df12 += m1 * q;
			df23 += m2 * q;
			final double e1 = spectrum.energy(i) * q, e2 = e1 * q;
			left1 += e1;
			left2 += e2;
			left3 += e2 * q;
			left12 += e1 * p;
			left23 += e2 * p;
		}
		return this;
	}

	/**
	 * Computes {@link #excess} and {@link #slope} only: df1 less a count, so that it keeps its digits where df1 is nearly
	 * the count. Coordinates above kappa are counted whole and what they miss is taken off, which is exact if all are there.
	 */
	void against(final double count, final double ridge) {
		final int nodes = spectrum.nodes();
		double missing = 0, added = 0, change = 0;
		int i = 0;
		for (; i < nodes && spectrum.eigenvalue(i) > ridge; i++) {
			final double eigenvalue = spectrum.eigenvalue(i), inverse = 1 / (eigenvalue + ridge);
			final double m = spectrum.multiplicity(i) * (ridge * inverse);
			missing += m;
			change += m * (eigenvalue * inverse);
		}
		final int above = i;
		for (; i < nodes; i++) {
			final double eigenvalue = spectrum.eigenvalue(i), inverse = 1 / (eigenvalue + ridge);
			final double m = spectrum.multiplicity(i) * (eigenvalue * inverse);
			added += m;
			change += m * (ridge * inverse);
		}
		excess = (spectrum.before(above) - count) - missing + added;
		slope = change;
	}

	/** df1 - count of {@link #against}. */
	double excess() {
		return excess;
	}

	/** -d df1 / d ln kappa of {@link #against}. */
	double slope() {
		return slope;
	}

	/** {@return kappa of {@link #at}} */
	public double kappa() {
		return kappa;
	}

	/** {@return df1 = sum p} */
	public double df1() {
		return df1;
	}

	/** {@return df2 = sum p^2} */
	public double df2() {
		return df2;
	}

	/** {@return df3 = sum p^3} */
	public double df3() {
		return df3;
	}

	/** {@return df1 - df2 = sum p q = -d df1 / d ln kappa} */
	public double df12() {
		return df12;
	}

	/** {@return df2 - df3 = sum p^2 q = -1/2 d df2 / d ln kappa} */
	public double df23() {
		return df23;
	}

	/** {@return tf1 = sum w^2 lambda/(lambda + kappa), kappa greater than 0} */
	public double tf1() {
		return left1 / kappa;
	}

	/** {@return tf2 = sum w^2 lambda/(lambda + kappa)^2, kappa greater than 0} */
	public double tf2() {
		return left2 / kappa / kappa;
	}

	/** {@return kappa tf1 = sum lambda w^2 q} */
	public double left1() {
		return left1;
	}

	/** {@return kappa^2 tf2 = sum lambda w^2 q^2} */
	public double left2() {
		return left2;
	}

	/** {@return sum lambda w^2 q^3} */
	public double left3() {
		return left3;
	}

	/** {@return left1 - left2 = sum lambda w^2 p q = d left1 / d ln kappa} */
	public double left12() {
		return left12;
	}

	/** {@return left2 - left3 = sum lambda w^2 p q^2 = 1/2 d left2 / d ln kappa} */
	public double left23() {
		return left23;
	}
}
