package org.scalinglaws.fit.rivals;

import java.util.Arrays;
import java.util.List;

import org.scalinglaws.ground.Require;

/** The laws that {@link RivalModels} compares. */
public enum RivalModel {

	/** y = c x^e. */
	POWER("power", "amplitude", "exponent"),
	/** y = c x^e + f with f of at least 0. */
	FLOOR("floor", "amplitude", "exponent", "floor"),
	/** y = c (x/b)^e' up to the break b and c (x/b)^e from there on: a sharp bend of the log-log curve. */
	BROKEN("broken", "amplitude", "exponentBefore", "exponent", "break"),
	/** y = c exp(-x/T); T is negative for growth. */
	EXPONENTIAL("exponential", "amplitude", "scale"),
	/** y = c x^e exp(-x/T) with T greater than 0, infinite without a cut-off. */
	CUTOFF("cutoff", "amplitude", "exponent", "scale");

	private final String text;
	private final List<String> parameters;

	RivalModel(final String text, final String... parameters) {
		this.text = text;
		this.parameters = List.of(parameters);
	}

	/** Its name in commands and tables. */
	public String text() {
		return text;
	}

	/** {@return the names of its parameters, in order} */
	public List<String> parameters() {
		return parameters;
	}

	/** {@return the least number of points for its fit: one more than parameters, for a break more on either side} */
	public int fewestPoints() {
		return this == BROKEN ? 7 : parameters.size() + 1;
	}

	/** {@return whether the power law is a special case of it} */
	public boolean extendsPower() {
		return this == FLOOR || this == BROKEN || this == CUTOFF;
	}

	/**
	 * The model of a name.
	 *
	 * @throws IllegalArgumentException listing the names if there is none
	 */
	public static RivalModel of(final String text) {
		final List<String> texts = Arrays.stream(values()).map(RivalModel::text).toList();
		return values()[texts.indexOf(Require.oneOf("model", text, texts))];
	}
}
