package org.scalinglaws.perceptron.curve;

import org.scalinglaws.integrate.GaussRule;

/**
 * The two equations of the perceptron at infinite size (replica symmetric, zero temperature), in logarithms, with all
 * derivatives, at one choice of sharpness lambda and of the unknowns tau = ln tan theta and xi = ln x, where cos theta is
 * the overlap R of student and teacher:
 *
 * <pre>
 * 1 - R^2 = 2 load E[H(-R t/sqrt(1 - R^2)) d(t)^2],   R = load sqrt(2/pi) E[d(t sqrt(1 - R^2))]
 * </pre>
 *
 * with t standard normal, H its tail probability and d the {@link MarginShift}. Both are of one sign only as products, so
 * their logarithms are near to linear, and a residual is a relative error.
 */
final class SaddleEquations {

	private static final double FAR = 13;
	private static final double ROOT = Math.sqrt(2 / Math.PI);

	/** The two residuals: logarithm of the right side over the left. */
	final double[] residual = new double[2];

	/** Their derivatives after tau, xi and ln lambda. */
	final double[][] slope = new double[2][3];

	SaddleEquations(final double load, final double sharpness, final double tau, final double xi, final GaussRule rule) {
		final double theta = Math.atan(Math.exp(tau)), sine = Math.sin(theta), cosine = Math.cos(theta);
		final double cotangent = Math.exp(-tau);
		final double[][] nodes = nodes(sharpness, sine, cotangent, xi, rule);
		final MarginShift margin = new MarginShift(sharpness, xi);
		final double[] first = new double[4], second = new double[4]; // value, then derivatives
		for (int i = 0; i < nodes[0].length; i++) {
			final double t = nodes[0][i], y = t / sine, z = -t * cotangent;
			margin.solve(t);
			final double shift = margin.shift();
			final double byStiffness = margin.afterLogStiffness(), bySharpness = margin.afterLogSharpness(t);
			final double square = nodes[1][i] * NormalLaw.density(t) * shift * shift;
			final double single = nodes[1][i] * NormalLaw.density(y) / sine * shift;
			add(first, square * NormalLaw.tail(z), square * z * NormalLaw.density(z), 2 * byStiffness, 2 * bySharpness);
			add(second, single, single * (y * y - 1) * cosine * cosine, byStiffness, bySharpness);
		}
		residual[0] = Math.log(2 * load * first[0]) - 2 * Math.log(sine);
		residual[1] = Math.log(load * ROOT * second[0]) - Math.log(cosine);
		for (int k = 0; k < 3; k++) {
			slope[0][k] = first[k + 1] / first[0];
			slope[1][k] = second[k + 1] / second[0];
		}
		slope[0][0] -= 2 * cosine * cosine;
		slope[1][0] += sine * sine;
	}

	private static void add(final double[] sums, final double value, final double afterAngle, final double stiffness,
		final double sharpness)
	{
		sums[0] += value;
		sums[1] += afterAngle;
		sums[2] += value * stiffness;
		sums[3] += value * sharpness;
	}

	/** The shift has poles beside two fields that lie symmetrically about -x, at the distance pi/(2 lambda). */
	private static double[][] nodes(final double sharpness, final double sine, final double cotangent, final double xi,
		final GaussRule rule)
	{
		final double logProduct = xi + Math.log(sharpness);
		final double zeta = logProduct > 40 ? logProduct + Math.log(4) : 2 * asinh(Math.exp(logProduct / 2));
		// x e^(-zeta/2)/sinh(zeta/2), which is 2 x/(e^zeta - 1)
		final double place = (zeta + 4 * Math.exp(logProduct - zeta) / -Math.expm1(-zeta)) / (2 * sharpness);
		final double distance = 1 / sharpness;
		return new Panels(-FAR, FAR).gaussian(1).gaussian(sine).gaussian(Math.min(1, 1 / cotangent)).pole(place, distance).pole(
			-2 * Math.exp(xi) - place, distance).nodes(rule);
	}

	private static double asinh(final double x) {
		return Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
	}

	/** {@return the larger of the two residuals, infinite if one is not a number} */
	double size() {
		final double size = Math.max(Math.abs(residual[0]), Math.abs(residual[1]));
		return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
	}

	/** {@return the solution (tau, xi) of the linearised equations with this right side} */
	double[] solve(final double first, final double second) {
		final double determinant = slope[0][0] * slope[1][1] - slope[0][1] * slope[1][0];
		return new double[] { (first * slope[1][1] - second * slope[0][1]) / determinant, (second * slope[0][0] - first *
			slope[1][0]) / determinant };
	}
}
