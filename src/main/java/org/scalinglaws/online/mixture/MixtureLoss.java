package org.scalinglaws.online.mixture;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;

/** What the learning of a {@link MixtureProblem} makes small. */
public enum MixtureLoss {

	/** log(1 + exp(-y u)) of two classes, minus the logarithm of the true class's softmax of more. */
	LOGISTIC("logistic"),

	/** Half the square of u - y, of more classes half the sum of squares of outputs less 1 (true class) or 0. */
	HALF_SQUARED("halfSquared");

	private final String text;

	MixtureLoss(final String text) {
		this.text = text;
	}

	/**
	 * The loss of this name.
	 *
	 * @throws IllegalArgumentException listing the names if there is none
	 */
	public static MixtureLoss of(final String name) {
		final List<String> names = Arrays.stream(values()).map(MixtureLoss::toString).toList();
		return values()[names.indexOf(Require.oneOf("loss", name, names))];
	}

	@Override
	public String toString() {
		return text;
	}
}
