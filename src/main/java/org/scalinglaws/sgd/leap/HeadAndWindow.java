package org.scalinglaws.sgd.leap;

import org.scalinglaws.ground.Require;
import org.scalinglaws.sgd.LearningRateSchedule;
import org.scalinglaws.sgd.Optimizer;
import org.scalinglaws.sgd.SgdMethod;

/**
 * How many coordinates {@link LeapingSteps} simulates exactly, and how many steps it
 * makes before the others move.
 * <p>
 * In a window the fastest coordinate of the tail goes the part kappa = speed
 * lambda_{head+1} learningRate window of its way, at the speed that what is learned has.
 * Kappa stays below its bound but in windows of one step, which are exact in law whatever
 * kappa. What is left open is chosen for the least time per step, with a tail that is long enough or none.
 * </p>
 */
final class HeadAndWindow {

	/** The time for a coordinate of the head in a step. */
	private static final double HEAD_COST = 1;

	/** The time for a coordinate of the tail at the end of a window. */
	private static final double TAIL_COST = 1.3;

	/** Coordinates of a tail that is chosen: of fewer, the inputs of a window are not those of its end, and exact steps cost little. */
	private static final int FEWEST = 10;

	/** For what is at the bound of kappa but for rounding. */
	private static final double ROUNDING = 1 + 1e-12;

	/** Without a tail there is no bound; look again after so many steps. */
	private static final long LONGEST_WITHOUT_TAIL = 1000;

	private final LeapingSpectrum spectrum;
	private final LeapLaw law;
	private final SgdMethod.Leaping method;
	private final int batchSize;
	private final int fixedHead;

	/**
	 * Checks a leaping method against the rest of a simulation.
	 *
	 * @throws IllegalArgumentException if the optimizer has momentum or averages, the
	 *           head is larger than the dimension, or head and window do not meet kappa
	 */
	HeadAndWindow(final LeapingSpectrum spectrum, final LeapLaw law, final Optimizer optimizer,
		final SgdMethod.Leaping method)
	{
		this.spectrum = spectrum;
		this.law = law;
		this.method = method;
		batchSize = optimizer.batchSize();
		final double drift = law.leastSpeed() * optimizer.schedule().largest() * spectrum.unit();
		check(optimizer, drift);
		if (method.head() == SgdMethod.Leaping.AUTOMATIC && method.window() != SgdMethod.Leaping.AUTOMATIC) fixedHead =
			leastHead(drift);
		else fixedHead = method.head();
	}

	private void check(final Optimizer optimizer, final double drift) {
		if (optimizer.momentum() != 0) throw new IllegalArgumentException(
			"momentum must be 0 with the method leaping, was " + optimizer.momentum());
		if (optimizer.averages()) throw new IllegalArgumentException("averageFrom must be " + Optimizer.NO_AVERAGE +
			" with the method leaping, which makes no averages, was " + optimizer.averageFrom());
		if (method.head() == SgdMethod.Leaping.AUTOMATIC) return;
		Require.inRange("head", method.head(), 0, spectrum.dimension());
		if (method.window() > 1) checkKappa(drift);
	}

	private void checkKappa(final double drift) {
		final double[] falling = spectrum.eigenvalues();
		final double eigenvalue = method.head() < falling.length ? falling[method.head()] : 0;
		final double met = drift * eigenvalue * method.window();
		final double bound = ROUNDING * method.kappa();
		if (met <= bound) return;
		int least = method.head();
		while (least < falling.length && drift * falling[least] * method.window() > bound)
			least++;
		throw new IllegalArgumentException("kappa = " + law.leastSpeedName() +
			" lambda_{head+1} learningRate window must be at most " + method.kappa() + ", was " + met + " with head " + method.head() + " and window " + method.window() +
			": use a window of at most " + (long) Math.max(1, bound / (drift * eigenvalue)) +
			", a head of at least " + least + (met <= SgdMethod.Leaping.LARGEST_KAPPA ? ", or a kappa of at least " + met
				: ""));
	}

	/** The smallest head with which the window given meets kappa at the largest learning rate. */
	private int leastHead(final double drift) {
		int head = 0;
		while (drift * spectrum.largestBehind(head) * method.window() > ROUNDING * method.kappa())
			head++;
		return head;
	}

	LeapingSpectrum spectrum() {
		return spectrum;
	}

	/**
	 * The number of exact coordinates.
	 *
	 * @param drift speed times learning rate, in the spectrum's unit
	 * @param remaining steps after which the window ends in any case
	 */
	int head(final double drift, final long remaining) {
		if (fixedHead != SgdMethod.Leaping.AUTOMATIC) return fixedHead;
		final int dimension = spectrum.dimension();
		int best = dimension;
		double least = HEAD_COST * batchSize * dimension;
		for (int head = 0; head <= dimension - FEWEST && HEAD_COST * batchSize * head < least; head++) {
			final double window = Math.min(remaining, window(head, drift));
			final double cost = HEAD_COST * batchSize * head + TAIL_COST * dimension / window;
			if (cost < least) {
				least = cost;
				best = head;
			}
		}
		return best;
	}

	/** The longest window behind a head. */
	long window(final int head, final double drift) {
		if (head == spectrum.dimension()) return LONGEST_WITHOUT_TAIL;
		final double most = method.window() == SgdMethod.Leaping.AUTOMATIC ? LearningRateSchedule.MAX_STEPS : method
			.window();
		final double longest = Math.min(most, method.kappa() / kappa(head, drift));
		return longest >= 1 ? (long) longest : 1;
	}

	/** The kappa of each step. */
	double kappa(final int head, final double drift) {
		return drift * spectrum.largestBehind(head);
	}
}
