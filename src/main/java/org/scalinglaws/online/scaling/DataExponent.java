package org.scalinglaws.online.scaling;

/**
 * How the final excess risk falls with the data D at the best learning rate for each D, and with the compute M D at the
 * best division between features and data; logarithms of D are left out (arXiv 2509.19189, table 1).
 * <p>
 * SGD with many features ends at about T^-s + eta (noise), T the intrinsic time. A constant rate leaves the noise at
 * eta, a decay at its end averages over it and leaves eta T^(1/b - 1): the risk falls like D^-s/(1+s) in the one case
 * and like D^-sb/(1+sb) in the other, but not faster than D^-s, as the rate cannot grow with D (hard targets,
 * s &lt; 1 - 1/b). A decay along a straight line is too abrupt at its end for b beyond 2; it leaves what it leaves at
 * b = 2.
 * </p>
 *
 * @param inData the slope of ln(risk) over ln D, negative; NaN if there is no prediction
 * @param inCompute the same over the compute
 * @param note what the prediction holds for, or why there is none
 */
public record DataExponent(double inData, double inCompute, String note) {

	/** The spectrum's exponent up to which a linear decay averages as well as any. */
	private static final double LINEAR_DECAY = 2;

	/** {@return whether the target is easy, s at least 1 - 1/b, so that the noise and not the time limits what is learned} */
	public static boolean isEasy(final SourceProblem problem) {
		return isEasy(problem.source(), problem.exponent());
	}

	private static boolean isEasy(final double source, final double exponent) {
		return source >= 1 - 1 / exponent;
	}

	/**
	 * Of a kind of schedule.
	 *
	 * @param schedule constant, exponential, warm-up-stable-decay, or another one, for which there is no prediction
	 */
	public static DataExponent of(final SourceProblem problem, final String schedule) {
		if (problem.noiseVariance() == 0) return none("none without noise, where nothing is gained by a smaller learning rate");
		final double s = problem.source(), b = problem.exponent();
		return switch (schedule) {
			case "constant" -> decaying(s / (1 + s), problem, "at the best constant learning rate for each number of steps");
			case "exponential" -> decaying(decayed(s, b), problem,
				"up to logarithms, at the best learning rate for each number of steps, if the final rate falls like 1/steps or faster");
			case "warm-up-stable-decay" -> decaying(decayed(s, Math.min(b, LINEAR_DECAY)), problem,
				"up to logarithms, at the best learning rate for each number of steps, if warm-up and decay are constant parts of the steps and the final rate falls like 1/steps or faster");
			default -> none("none is known for the schedule " + schedule);
		};
	}

	private static double decayed(final double s, final double b) {
		return isEasy(s, b) ? s * b / (1 + s * b) : s;
	}

	/** With M features the risk is M^-sb + D^-p; both are equal at the best division of M D. */
	private static DataExponent decaying(final double p, final SourceProblem problem, final String note) {
		return new DataExponent(-p, -p / (1 + p / (problem.source() * problem.exponent())), note);
	}

	private static DataExponent none(final String why) {
		return new DataExponent(Double.NaN, Double.NaN, why);
	}
}
