package org.scalinglaws.ensemble.heavy;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;

/** Whether the eigenvalues are those of weights or, as their inverses, of features. */
public enum SpectrumKind {

	/** Mean 1, a heavy tail towards 0. */
	WEIGHTS,
	/** The inverses of weights, a heavy tail towards infinity. */
	FEATURES;

	/** The word for {@link #WEIGHTS}. */
	public static final String WEIGHTS_NAME = "weights";

	/** The word for {@link #FEATURES}. */
	public static final String FEATURES_NAME = "features";

	/**
	 * The kind of that name.
	 *
	 * @throws IllegalArgumentException listing the kinds if it is none of them
	 */
	public static SpectrumKind of(final String name) {
		return FEATURES_NAME.equals(Require.oneOf("kind", name, List.of(WEIGHTS_NAME, FEATURES_NAME))) ? FEATURES : WEIGHTS;
	}

	/** Values of this kind as weights, and weights as values of this kind: in a new array. */
	public double[] turned(final double[] values) {
		return this == WEIGHTS ? values.clone() : Arrays.stream(values).map(value -> 1 / value).toArray();
	}
}
