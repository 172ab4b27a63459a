package org.scalinglaws.retrieval.hierarchy;

import org.scalinglaws.linear.DoubleDouble;

/**
 * The Taylor series in time of the truncated hierarchy's moments at one moment of
 * time, in double-double arithmetic.
 * <p>
 * In units of the energy s* and of the time 1/(lambda_1 s*), with moments divided by
 * lambda_1^k: s_k' = 8 (1 - 3 s_1) s_(k+1) + 16 u_1 u_(k+1) and u_k' = 4 (1 - 3 s_1)
 * u_(k+1) + 8 u_1 t_(k+1), where t_k are the teacher's moments, t_1 = 1, and those
 * behind the last, s_(K+1) and u_(K+1), are taken as zero (arXiv 2511.18661,
 * Proposition 3). The right side is quadratic, so that the coefficients follow one
 * from the other.
 * </p>
 * <p>
 * Tops of s may be higher than doubles reach, while s_K never changes. There the
 * moments are held as s_k = 2^(amplitude - ratio (k - 1)) sigma_k, u_k likewise, and
 * time as t = 2^(ratio - amplitude) T: the equations keep their form, with 2^-amplitude
 * for the 1 and 2^(ratio k - amplitude) t_(k+1) for the teacher's moments. Powers of two
 * leave all digits as they are.
 * </p>
 */
final class MomentSeries {

	/** The highest power of time. */
	static final int ORDER = 30;

	/** Moments from which on the first unit of time is shorter than 1, so that coefficients do not overflow. */
	private static final double FAST = 10;

	private final int moments;
	private final double[][] energyHigh;
	private final double[][] energyLow;
	private final double[][] overlapHigh;
	private final double[][] overlapLow;
	private final HierarchyMoments start;
	private final double[] teacherHigh;
	private final double[] teacherLow;
	private final double[] rateHigh = new double[ORDER + 1];
	private final double[] rateLow = new double[ORDER + 1];
	private final DoubleDouble sum = new DoubleDouble();
	private int amplitude;
	private int ratio;
	private double unit; // of time in the coefficients: the last radius, so that none overflows

	/** The moments of a measure at time 0. */
	MomentSeries(final HierarchyMoments start) {
		this.start = start;
		moments = start.count();
		energyHigh = new double[moments + 1][ORDER + 1];
		energyLow = new double[moments + 1][ORDER + 1];
		overlapHigh = new double[moments + 1][ORDER + 1];
		overlapLow = new double[moments + 1][ORDER + 1];
		teacherHigh = start.high(HierarchyMoments.TEACHER).clone();
		teacherLow = start.low(HierarchyMoments.TEACHER).clone();
		for (int k = 0; k < moments; k++) { // the row behind the last stays zero
			energyHigh[k][0] = start.high(HierarchyMoments.ENERGY)[k];
			energyLow[k][0] = start.low(HierarchyMoments.ENERGY)[k];
			overlapHigh[k][0] = start.high(HierarchyMoments.OVERLAP)[k];
			overlapLow[k][0] = start.low(HierarchyMoments.OVERLAP)[k];
		}
		unit = Math.min(1, FAST / largest());
	}

	/** Fills all coefficients from the moments' present values. */
	void expand() {
		final double radius = unit * reach();
		if (radius < Double.POSITIVE_INFINITY) unit = Math.max(Double.MIN_NORMAL, radius);
		for (int n = 0; n < ORDER; n++) {
			sum.set(0, 0);
			sum.add(n == 0 ? Math.scalb(1d, -amplitude) : 0, 0);
			sum.addProduct(-3, 0, energyHigh[0][n], energyLow[0][n]);
			rateHigh[n] = sum.high();
			rateLow[n] = sum.low();
			for (int k = 0; k < moments; k += 2)
				expand(k, Math.min(k + 1, moments - 1), n);
		}
	}

	/** The next coefficients of two neighbours at once: each sum has to wait for its last term, and four of them wait less. */
	private void expand(final int k, final int m, final int n) {
		final DoubleDouble energy = new DoubleDouble(), overlap = new DoubleDouble();
		final DoubleDouble otherEnergy = new DoubleDouble(), otherOverlap = new DoubleDouble();
		final double[] u = overlapHigh[k + 1], uLow = overlapLow[k + 1], v = overlapHigh[m + 1], vLow = overlapLow[m + 1];
		final double[] s = energyHigh[k + 1], sLow = energyLow[k + 1], t = energyHigh[m + 1], tLow = energyLow[m + 1];
		addTeacher(overlap, k, n);
		addTeacher(otherOverlap, m, n);
		for (int j = 0; j <= n; j++) {
			final double first = overlapHigh[0][j], firstLow = overlapLow[0][j], rate = rateHigh[j], low = rateLow[j];
			energy.addProduct(first, firstLow, u[n - j], uLow[n - j]);
			overlap.addProduct(rate, low, u[n - j], uLow[n - j]);
			otherEnergy.addProduct(first, firstLow, v[n - j], vLow[n - j]);
			otherOverlap.addProduct(rate, low, v[n - j], vLow[n - j]);
		}
		energy.multiply(2, 0);
		otherEnergy.multiply(2, 0);
		for (int j = 0; j <= n; j++) {
			energy.addProduct(rateHigh[j], rateLow[j], s[n - j], sLow[n - j]);
			otherEnergy.addProduct(rateHigh[j], rateLow[j], t[n - j], tLow[n - j]);
		}
		integrate(energy, 8, energyHigh[k], energyLow[k], n);
		integrate(overlap, 4, overlapHigh[k], overlapLow[k], n);
		integrate(otherEnergy, 8, energyHigh[m], energyLow[m], n);
		integrate(otherOverlap, 4, overlapHigh[m], overlapLow[m], n);
	}

	private void addTeacher(final DoubleDouble overlap, final int k, final int n) {
		overlap.addProduct(overlapHigh[0][n], overlapLow[0][n], teacherHigh[k + 1], teacherLow[k + 1]);
		overlap.multiply(2, 0);
	}

	/** The coefficient of a moment that is a multiple of a rate's. */
	private void integrate(final DoubleDouble rate, final double factor, final double[] high, final double[] low, final int n) {
		rate.multiply(factor, 0);
		rate.multiply(unit, 0);
		rate.divide(n + 1, 0);
		high[n + 1] = rate.high();
		low[n + 1] = rate.low();
	}

	/** An estimate of the distance of the nearest singularity of the series, from its last two coefficients. */
	double radius() {
		return time(reach());
	}

	/** So much of the unit of time as time itself. */
	double time(final double part) {
		return Math.scalb(unit * part, ratio - amplitude);
	}

	/** The same in units of {@link #unit()}. */
	double reach() {
		return Math.min(reach(ORDER - 1), reach(ORDER));
	}

	private double reach(final int n) {
		final double last = largest(n);
		return last == 0 ? Double.POSITIVE_INFINITY : Math.exp((Math.log(Math.max(1, largest())) - Math.log(last)) / n);
	}

	/** The larger of |u| and |s|, in their unit. */
	double leading() {
		return Math.max(Math.abs(energyHigh[0][0]), Math.abs(overlapHigh[0][0]));
	}

	/** The largest moment. */
	double largest() {
		return largest(0);
	}

	private double largest(final int n) {
		double largest = 0;
		for (int k = 0; k < moments; k++)
			largest = Math.max(largest, Math.max(Math.abs(energyHigh[k][n]), Math.abs(overlapHigh[k][n])));
		return largest;
	}

	/** Moves on by a part of the unit of time, within reach: the sums of the series become the moments' values. */
	void advance(final double part) {
		for (int k = 0; k < moments; k++) {
			sum(energyHigh[k], energyLow[k], part);
			sum(overlapHigh[k], overlapLow[k], part);
		}
	}

	/** Makes the first moments about 1, and the last ones too. */
	void rescale() {
		if (moments == 1) return;
		final int growth = Math.getExponent(leading()), newRatio = (amplitude + growth) / (moments - 1);
		for (int k = 0; k < moments; k++) {
			final int shift = (newRatio - ratio) * k - growth;
			for (final double[][] values : new double[][][] { energyHigh, energyLow, overlapHigh, overlapLow })
				for (int n = 0; n <= ORDER; n++)
					values[k][n] = Math.scalb(values[k][n], shift);
		}
		unit = Math.scalb(unit, growth - (newRatio - ratio));
		amplitude += growth;
		ratio = newRatio;
		for (int k = 0; k <= moments; k++) {
			teacherHigh[k] = Math.scalb(start.high(HierarchyMoments.TEACHER)[k], ratio * k - amplitude);
			teacherLow[k] = Math.scalb(start.low(HierarchyMoments.TEACHER)[k], ratio * k - amplitude);
		}
	}

	/** log2 of the unit in which u and s are given. */
	int amplitude() {
		return amplitude;
	}

	/**
	 * Whether s is shown to become infinite. Without any overlap the moments are
	 * functions of Theta alone, the integral of 1 - 3 s: s is a polynomial in it. Where its
	 * derivatives at the present Theta alternate in sign, s grows as Theta falls, and ever
	 * faster, so that Theta reaches minus infinity in finite time.
	 */
	boolean isBoundToBlowUp() {
		boolean bound = 3 * energyHigh[0][0] > 1 && moments > 2 && energyHigh[2][0] > 0;
		for (int k = 0; bound && k < moments; k++)
			bound = overlapHigh[k][0] == 0 && (k % 2 == 0 ? energyHigh[k][0] >= 0 : energyHigh[k][0] <= 0);
		return bound;
	}

	private void sum(final double[] high, final double[] low, final double part) {
		sum.set(0, 0);
		for (int n = ORDER; n >= 0; n--) {
			sum.multiply(part, 0);
			sum.add(high[n], low[n]);
		}
		high[0] = sum.high();
		low[0] = sum.low();
	}

	/** The unit of time in which the coefficients are given. */
	double unit() {
		return unit;
	}

	/** The coefficients of u. */
	double[] overlap() {
		return overlapHigh[0].clone();
	}

	/** The coefficients of s. */
	double[] energy() {
		return energyHigh[0].clone();
	}
}
