package org.scalinglaws.sgd.floor;

import java.util.Arrays;
import java.util.stream.Stream;

import org.scalinglaws.ground.Require;

/**
 * What a step of stochastic gradient descent about an optimum w* does, as Gaussian means.
 * <p>
 * One sample changes e = w - w* by -eta (psi x.e + zeta) x, where the curvature psi is a function of the teacher's
 * projection, t = x.w* in units of its standard deviation, and the noise zeta has the mean 0 and the variance v(t), given t.
 * Element k of an array is a mean with t^2k.
 * </p>
 *
 * @param drift E psi and E psi t^2
 * @param square E psi^2, E psi^2 t^2 and E psi^2 t^4
 * @param noise E v and E v t^2
 * @param loss E c and E c t^2, where c/2 (x.e)^2 is the excess of the loss of a sample
 */
public record Curvatures(double[] drift, double[] square, double[] noise, double[] loss) {

	/** @throws IllegalArgumentException if an array is missing or of another length */
	public Curvatures {
		Require.length("drift", drift, 2);
		Require.length("square", square, 3);
		Require.length("noise", noise, 2);
		Require.length("loss", loss, 2);
	}

	/** {@return whether there is an optimum to come back to: all means are finite, and the drift is positive} */
	public boolean isOptimum() {
		return Stream.of(drift, square, noise, loss).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite) && Arrays
			.stream(drift).allMatch(mean -> mean > 0);
	}
}
