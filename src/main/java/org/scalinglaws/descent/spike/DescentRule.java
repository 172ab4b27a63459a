package org.scalinglaws.descent.spike;

import java.util.Arrays;
import java.util.Locale;

import org.scalinglaws.ground.Require;

/** What of the gradient a step goes along. */
public enum DescentRule {

	/** The gradient itself. */
	GRADIENT,

	/** Its polar factor: the gradient with all singular values that are not 0 put to 1. */
	SPECTRAL;

	/**
	 * {@return the rule of a name, gradient or spectral}
	 *
	 * @throws IllegalArgumentException listing the names if it is none
	 */
	public static DescentRule of(final String name) {
		Require.oneOf("method", name, Arrays.stream(values()).map(DescentRule::toString).toList());
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
