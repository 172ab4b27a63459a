package org.scalinglaws.fit.collapse;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.scalinglaws.fit.curve.Line;
import org.scalinglaws.ground.Require;

/**
 * How the horizon grows with the group: the slope of the straight line through log horizon over log group, each group
 * counting once by the mean of its logarithms.
 *
 * @param exponent NaN if there is none
 * @param standardError from the scatter about the line; NaN for two groups
 * @param reason why a number is NaN; empty if none is
 */
record HorizonLaw(double exponent, double standardError, String reason) {

	static HorizonLaw of(final List<LearningCurve> curves) {
		final TreeMap<Double, Double> horizons = curves.stream().collect(Collectors.groupingBy(LearningCurve::group,
			TreeMap::new, Collectors.averagingDouble(curve -> Math.log(curve.horizon()))));
		if (horizons.firstKey() <= 0) return new HorizonLaw(Double.NaN, Double.NaN,
			"no horizon exponent: groups must be greater than 0 for it, the smallest is " + Require.text(horizons
				.firstKey()));
		final double[] x = horizons.keySet().stream().mapToDouble(Math::log).toArray();
		final double[] y = horizons.values().stream().mapToDouble(Double::doubleValue).toArray();
		final Line line = Line.through(x, y, 0, x.length);
		if (x.length == 2) return new HorizonLaw(line.slope(), Double.NaN,
			"no standard error of the horizon exponent: there are two groups");
		double squares = 0;
		for (int i = 0; i < x.length; i++)
			squares += Math.pow(y[i] - line.intercept() - line.slope() * x[i], 2);
		return new HorizonLaw(line.slope(), Math.sqrt(squares / (x.length - 2) * line.variance()), "");
	}
}
