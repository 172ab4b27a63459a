package org.scalinglaws.propagation.signal;

import java.util.List;

import org.scalinglaws.ground.Require;

/** The function phi that turns a preactivation into an activity: odd, of slope at most 1, and bounded. */
public interface Activation {

	/** All names. */
	List<String> NAMES = List.of("tanh", "erf", "sin");

	/** {@return the activity} */
	double value(double u);

	/**
	 * {@return phi(u) - phi(u - d) to all its digits, however small d}
	 *
	 * @param d of any sign
	 */
	double difference(double u, double d);

	/** {@return phi'(0)} */
	double slopeAtZero();

	/** {@return the limit of E phi^2 for normal preactivations of large variance} */
	double greatestMeanSquare();

	/**
	 * {@return averages over one normal preactivation}
	 *
	 * @param variance of it, from 0
	 */
	NormalMoments moments(double variance);

	/**
	 * {@return averages over two normal preactivations}
	 *
	 * @param variance of each, from 0
	 */
	PairMoments pairs(double variance);

	/**
	 * tanh u, erf(u/sqrt 2) (erf) or sin u.
	 *
	 * @throws IllegalArgumentException if it is another name
	 */
	static Activation of(final String name) {
		return switch (Require.oneOf("activation", name, NAMES)) {
			case "tanh" -> new TanhActivation();
			case "erf" -> new ErfActivation();
			default -> new SineActivation();
		};
	}
}
