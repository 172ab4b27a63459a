package org.scalinglaws.fit.rivals;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;
import org.scalinglaws.fit.curve.LocalExponents;
import org.scalinglaws.fit.curve.PowerLawFit;
import org.scalinglaws.fit.curve.Stretch;

/** One of the rival models in the form of a {@link PowerLawFit}. */
final class RivalFit {

	private static final double CONFIDENCE = 0.975; // two-sided 95 %

	private RivalFit() {
		// static functions only
	}

	static PowerLawFit of(final RivalModels rivals, final RivalModel model) {
		final RivalModels.Fit fit = rivals.of(model);
		final double[] x = rivals.x(), y = rivals.y();
		final double[] residuals = new double[x.length];
		Arrays.fill(residuals, Double.NaN);
		for (int i = 0; i < fit.curve().length; i++)
			residuals[i] = Math.log(y[i]) - fit.curve()[i];
		final PowerLawFit.Details details = new PowerLawFit.Details(x, y, residuals, localExponents(x, y), rivals.leftOut());
		final double exponent = fit.value("exponent"), error = fit.error("exponent");
		final double half = fit.isFitted() ? error * new TDistribution(null, fit.freedom()).inverseCumulativeProbability(
			CONFIDENCE) : Double.NaN;
		final boolean fitted = fit.isFitted();
		return new PowerLawFit(exponent, error, exponent - half, exponent + half, fitted ? rivals.from() : Double.NaN, fitted
			? rivals.to() : Double.NaN, fitted ? kind(model) : PowerLawFit.NONE, goodness(y, residuals), details);
	}

	private static String kind(final RivalModel model) {
		return switch (model) {
			case POWER -> PowerLawFit.WHOLE;
			case FLOOR -> PowerLawFit.FLOOR;
			case BROKEN -> PowerLawFit.BROKEN;
			case EXPONENTIAL -> PowerLawFit.EXPONENTIAL;
			case CUTOFF -> PowerLawFit.CUTOFF;
		};
	}

	private static double[] localExponents(final double[] x, final double[] y) {
		if (x.length < Stretch.FEWEST) {
			final double[] unknown = new double[x.length];
			Arrays.fill(unknown, Double.NaN);
			return unknown;
		}
		final double[] logX = Arrays.stream(x).map(Math::log).toArray();
		return LocalExponents.of(logX, Arrays.stream(y).map(Math::log).toArray(), 0, x.length, Math.log(10) / 8);
	}

	/** R^2 in log y. */
	private static double goodness(final double[] y, final double[] residuals) {
		final double mean = Arrays.stream(y).map(Math::log).average().orElse(Double.NaN);
		final double all = Arrays.stream(y).map(v -> Math.pow(Math.log(v) - mean, 2)).sum();
		final double unexplained = Arrays.stream(residuals).map(r -> r * r).sum();
		return all <= 1e-28 * y.length ? 1 : 1 - unexplained / all; // a constant, but for rounding
	}
}
