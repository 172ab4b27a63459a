package org.scalinglaws.online.model;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.scalinglaws.ground.Require;

/** The function that makes an output of a projection z = x.w. */
public interface Link {

	/** All names. */
	List<String> NAMES = List.of("square", "linear", "erf", "tanh", "relu", "sigmoid", "function");

	/** One of {@link #NAMES}. */
	String name();

	/** The link at z. */
	double value(double z);

	/** Its derivative at z; at a kink 0, or what differences give. */
	double slope(double z);

	/** Whether value(-z) = value(z) for all z, so that a weight's sign is free. */
	boolean isEven();

	/** {@return where the derivative is known to jump, ascending; empty for a smooth link} */
	double[] kinks();

	/**
	 * z^2 (square), z (linear), erf(z/sqrt 2) (erf), tanh z, max(z, 0) (relu) or 1/(1 + e^-z) (sigmoid).
	 *
	 * @throws IllegalArgumentException if it is another name, or "function", which needs one
	 */
	static Link of(final String name) {
		return of(name, null);
	}

	/**
	 * The link of that name.
	 *
	 * @param function of one number, for the name "function"; else null
	 * @throws IllegalArgumentException if the name is unknown, a function is missing or not asked for, or it is refused by
	 *           {@link #function}
	 */
	static Link of(final String name, final DoubleUnaryOperator function) {
		Require.oneOf("link", name, NAMES);
		if (name.equals("function")) return function(function);
		if (function != null) throw new IllegalArgumentException("function must not be given with link " + name +
			", only with link function");
		return NamedLink.ALL.get(name);
	}

	/**
	 * A link of one's own. Its slope is a difference of fourth order, over a distance of 1e-3.
	 *
	 * @param function a continuous function of all numbers; it may be called by several threads at once
	 * @throws IllegalArgumentException if there is none, or it throws or is not finite somewhere in [-10, 10] (401 numbers
	 *           are tried)
	 */
	static Link function(final DoubleUnaryOperator function) {
		return new FunctionLink(Require.given("function", function));
	}
}
