package org.scalinglaws.propagation.signal;

/**
 * How the distance rho = 1 - correlation of two inputs changes in a layer of infinite width:
 * rho' = sigma_w^2 E (phi(u) - phi(v))^2/(2 q*), to its relative accuracy however small.
 * <p>
 * As a function of the correlation c the map has a power series without negative coefficients and keeps c = 1. So for
 * slope &gt; 1 there is exactly one other fixed point from 0 to 1, and it is stable; else all distances die out.
 * </p>
 */
public final class DistanceMap {

	/** Of the slope at the critical line: what rounding leaves of it. */
	private static final double ROUNDING = 1e-14;

	private final MeanField field;
	private final PairMoments pairs;
	private final double weights;
	private final double fixedDistance;
	private final double stableSlope;

	/** The map of layers at their fixed length. */
	public DistanceMap(final MeanField field) {
		this.field = field;
		weights = field.weightDeviation() * field.weightDeviation();
		pairs = field.isSilent() ? null : field.activation().pairs(field.fixedPoint());
		fixedDistance = isChaotic() ? solve() : 0;
		stableSlope = field.isSilent() ? 1 : isChaotic() ? weights * pairs.slope(fixedDistance) : Math.min(1, field.slope());
	}

	/** {@return the layers} */
	public MeanField field() {
		return field;
	}

	/** {@return the distance after a layer; of preactivations that vanish, the same, as small ones see a linear layer} */
	public double next(final double distance) {
		return field.isSilent() ? distance : distance * growth(distance);
	}

	private double growth(final double distance) {
		return weights * pairs.contraction(distance);
	}

	private boolean isCritical() {
		return Math.abs(field.slope() - 1) < ROUNDING;
	}

	private boolean isChaotic() {
		return !field.isSilent() && !isCritical() && field.slope() > 1;
	}

	/** The one besides 0: rho' - rho is concave, so that Newton's steps from 1 do not pass its root. */
	private double solve() {
		if (field.biasDeviation() == 0) return 1; // the activation is odd
		double distance = 1;
		while (true) {
			final double excess = distance * (growth(distance) - 1), slope = weights * pairs.slope(distance) - 1;
			final double less = distance - excess / slope;
			if (!(less < distance && less > 0 && slope < 0)) return distance;
			distance = less;
		}
	}

	/** {@return the distance that different inputs come to, 0 unless slope &gt; 1; 0, too, where preactivations vanish} */
	public double fixedDistance() {
		return fixedDistance;
	}

	/** {@return by which a small deviation from the fixed distance is multiplied in a layer, at most 1; 1 where preactivations vanish} */
	public double stableSlope() {
		return stableSlope;
	}

	/** {@return layers in which such a deviation falls e times: 1/|ln| of the stable slope, infinite at criticality} */
	public double correlationDepth() {
		return isCritical() ? Double.POSITIVE_INFINITY : 1 / Math.abs(Math.log(stableSlope));
	}

	/** {@return in words, which phase this is} */
	public String phase() {
		if (field.isSilent()) return "silent: without bias, preactivations vanish while weightDeviation x phi'(0) is at most 1;" +
			" a correlation is that of small preactivations in wide layers, which keep it: correlationDepth is infinite";
		if (isCritical()) return "critical: the slope is 1, a distance falls like 1/(curvature x layer) and correlationDepth is infinite";
		if (!isChaotic()) return "ordered: the slope is below 1, any two inputs become one with correlationDepth";
		return "chaotic: the slope is above 1, different inputs come to the correlation " + (float) (1 - fixedDistance) +
			" with correlationDepth";
	}
}
