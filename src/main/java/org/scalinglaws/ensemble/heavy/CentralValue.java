package org.scalinglaws.ensemble.heavy;

import org.apache.commons.math3.complex.Complex;

/**
 * The Stieltjes transform y E[1/(Y - y - i0)] of the unscaled law at its mean y = b/aspectRatio.
 * <p>
 * It is a ratio of two of Tricomi's functions on the cut, y U(b+1, 1-a, -y)/U(b, -a, -y), whose integrals along t = e^w,
 * w = u - i theta, have at the mean one factor exp(y (t - ln(1 + t)) + b w) and one saddle t = -g/2 - i sqrt(g - g^2/4), g the
 * aspect ratio. The ray of its angle goes through it within 30 degrees of the steepest descent for all parameters, so that
 * nothing cancels and the trapezoid rule in u has all digits. For small b, whose integrands go on far beyond the saddle, the
 * ray bends there to where they do not oscillate. The lower integral is taken by parts, which makes it converge for small b.
 * </p>
 */
final class CentralValue {

	/** Of the largest term: what is left out. */
	private static final double NEGLIGIBLE = 1e-19;

	/** Of the ray's end for small b. */
	private static final double FAR_ANGLE = 0.75 * Math.PI;

	/** From which on the integrands end at 1/sqrt(mean), where they are Gaussian and would oscillate along a bent ray. */
	private static final double LARGE_MEAN = 10;

	private final HeavyTailLaw law;
	private final double saddleLog, angle, bend, peak;
	private Complex upper = Complex.ZERO, lower = Complex.ZERO;

	private CentralValue(final HeavyTailLaw law) {
		this.law = law;
		saddleLog = Math.log(law.aspectRatio()) / 2;
		angle = Math.acos(-Math.sqrt(law.aspectRatio()) / 2);
		final double y = law.unscaledMean();
		bend = (FAR_ANGLE - angle) / (1 + law.b() / 4) * Math.min(1, LARGE_MEAN * LARGE_MEAN / (y * y));
		final Complex saddle = new Complex(saddleLog, -angle);
		peak = exponent(saddle, saddle.exp()).getReal();
	}

	/** The value, of positive imaginary part. */
	static Complex of(final HeavyTailLaw law) {
		final CentralValue integrals = new CentralValue(law);
		final double step = 0.1 / Math.sqrt(1 + law.b());
		integrals.add(0);
		for (final int direction : new int[] { -1, 1 }) {
			int i = direction;
			while (integrals.add(i * step))
				i += direction;
		}
		final Complex value = integrals.upper.divide(integrals.lower).negate();
		return new Complex(value.getReal(), Math.abs(value.getImaginary()));
	}

	/** Adds the integrands' values at that distance from the saddle; whether they were large enough to go on. */
	private boolean add(final double distance) {
		final double bent = 1 / (1 + Math.exp(2 * (1 - distance)));
		final Complex w = new Complex(saddleLog + distance, -angle - bend * bent), t = w.exp();
		final Complex slope = new Complex(1, -2 * bend * bent * (1 - bent));
		final Complex first = t.multiply(exponent(w, t).subtract(peak).exp()).multiply(slope);
		final Complex second = first.multiply(t.divide(t.add(1)));
		upper = upper.add(first);
		lower = lower.add(second);
		return first.abs() > NEGLIGIBLE * upper.abs() || second.abs() > NEGLIGIBLE * lower.abs();
	}

	/** y (t - ln(1 + t)) + b w, small terms of t without cancellation. */
	private Complex exponent(final Complex w, final Complex t) {
		final double re = t.getReal(), im = t.getImaginary(), y = law.unscaledMean();
		final double modulus = Math.log1p(2 * re + re * re + im * im) / 2, argument = Math.atan2(im, 1 + re);
		return new Complex(y * (re - modulus) + law.b() * w.getReal(), y * (im - argument) + law.b() * w.getImaginary());
	}
}
