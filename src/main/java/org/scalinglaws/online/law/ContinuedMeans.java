package org.scalinglaws.online.law;

import java.util.stream.DoubleStream;

import org.scalinglaws.online.law.jet.CovarianceEntries;
import org.scalinglaws.online.law.jet.CovarianceJet;
import org.scalinglaws.online.law.jet.Means;

/**
 * Means of a link that is smooth about 0, for students whose weights vanish or nearly do: integrals have their derivatives
 * by what is divided by up to the square of a variance. So all is computed where these students have a little variance more,
 * and continued from there by its derivatives.
 */
final class ContinuedMeans implements Means {

	/**
	 * The least variance, as a share of the largest one or of 1, as links bend at projections of that size. With h of it the
	 * first derivatives end at h^2, and at rounding over h.
	 */
	private static final double LEAST = 1e-7;

	/** Within which a kink is felt at that variance: beyond, what is seen of it is below rounding. */
	static final double REACH = 10 * Math.sqrt(LEAST);

	private final Means means;
	private final CovarianceEntries entries;
	private final double[] lifted;
	private final double[] back;

	ContinuedMeans(final Means means, final CovarianceEntries entries) {
		this.means = means;
		this.entries = entries;
		lifted = new double[entries.size() * entries.size()];
		back = new double[entries.count()];
	}

	@Override
	public void at(final double[] covariance, final int sign, final CovarianceJet loss, final CovarianceJet[] noise) {
		System.arraycopy(covariance, 0, lifted, 0, lifted.length);
		final int step = entries.size() + 1;
		double largest = 0;
		for (int i = 0; i < lifted.length; i += step)
			largest = Math.max(largest, covariance[i]);
		for (int k = 0; k < entries.students(); k++) {
			lifted[k * step] = Math.max(covariance[k * step], LEAST * Math.min(1, largest));
			back[entries.index(k, k)] = covariance[k * step] - lifted[k * step];
		}
		means.at(lifted, sign, loss, noise);
		if (DoubleStream.of(back).allMatch(by -> by == 0)) return;
		loss.move(back);
		for (int i = 0; noise != null && i < noise.length; i++)
			noise[i].move(back);
	}
}
