package org.scalinglaws.fit.rivals;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;
import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.fit.curve.LocalExponents;
import org.scalinglaws.fit.curve.PowerLawFit;

/** One of the rival models in the form of a {@link PowerLawFit}. */
final class RivalFit {

	private static final double CONFIDENCE = 0.975; // two-sided 95 %

	private RivalFit() {
		// static functions only
	}

	static PowerLawFit of(final RivalModels rivals, final RivalModel model) {
		final RivalModels.Fit fit = rivals.of(model);
		final double[] x = rivals.x(), y = rivals.y();
		final double[] logX = Arrays.stream(x).map(Math::log).toArray(), logY = Arrays.stream(y).map(Math::log).toArray();
		final double[] residuals = new double[x.length];
		Arrays.fill(residuals, Double.NaN);
		for (int i = 0; i < fit.curve().length; i++)
			residuals[i] = logY[i] - fit.curve()[i];
		final PowerLawFit.Details details = new PowerLawFit.Details(x, y, residuals, LocalExponents.of(logX, logY), rivals.leftOut());
		final double exponent = fit.value("exponent"), error = fit.error("exponent");
		final double half = fit.isFitted() ? error * new TDistribution(null, fit.freedom()).inverseCumulativeProbability(
			CONFIDENCE) : Double.NaN;
		final boolean fitted = fit.isFitted();
		return new PowerLawFit(exponent, error, exponent - half, exponent + half, fitted ? rivals.from() : Double.NaN, fitted
			? rivals.to() : Double.NaN, fitted ? kind(model) : PowerLawFit.NONE, fitted ? Line
				.rSquared(logY, residuals, 0, y.length) : Double.NaN, reason(model, fit, x.length), details);
	}

	private static String reason(final RivalModel model, final RivalModels.Fit fit, final int points) {
		if (fit.isFitted() && model == RivalModel.EXPONENTIAL) return "an exponential has no exponent";
		if (fit.isFitted()) return Double.isNaN(fit.error("exponent")) ? PowerLawFit.FITTED + ", without a standard error: " + model
			.text() + " has parameters that these points do not tell apart" : PowerLawFit.FITTED;
		return points >= model.fewestPoints() ? model.text() + ": the points, runs or cells are too few for its parameters, or do not determine them"
			: model.text() + " needs " + model.fewestPoints() + " points or more with x > 0 and y > 0, had " + points;
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
}
