package org.scalinglaws.descent.layers;

import java.util.Arrays;

import org.scalinglaws.ground.Require;
import org.scalinglaws.linear.SoftThresholding;

/**
 * Two layers that learn a matrix A of given singular values: the least of 1/2 |W2 W1 - A|^2 + mu/2 (|W1|^2 + |W2|^2).
 *
 * @param values s of A, 0 to 1e100 each, in any order, at least one; copied
 * @param weightDecay mu, 0 to 1e100
 * @param startScale of both layers, greater than 0, to 1e6: the values of W2 W1 start at its square
 */
public record LayerProblem(double[] values, double weightDecay, double startScale) {

	/** @throws IllegalArgumentException if a number is out of range */
	public LayerProblem {
		values = Require.finite("values", Require.given("values", values)).clone();
		if (values.length == 0) throw new IllegalArgumentException("values must be at least one, were none");
		for (final double value : values)
			Require.inRange("each of values", value, 0, Require.LARGEST);
		Require.inRange("weightDecay", weightDecay, 0, Require.LARGEST);
		Require.inRange("startScale", startScale, 1e-100, 1e6);
	}

	/** {@return a copy of the singular values} */
	@Override
	public double[] values() {
		return values.clone();
	}

	/** {@return the singular values in the end: max(s - mu, 0)} */
	public double[] finalValues() {
		return Arrays.stream(values).map(value -> SoftThresholding.of(value, weightDecay)).toArray();
	}

	/** {@return how many of them are not 0} */
	public int survivingRank() {
		return (int) Arrays.stream(values).filter(value -> value > weightDecay).count();
	}

	/** {@return a, the value at which each mode starts} */
	double start() {
		return startScale * startScale;
	}
}
