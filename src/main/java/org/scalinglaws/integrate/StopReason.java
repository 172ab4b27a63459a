package org.scalinglaws.integrate;

import java.util.Locale;

/** Why an iteration ended; its text is the name in words. */
public enum StopReason {

	/** What was asked for is reached. */
	CONVERGED,
	/** The gradient vanishes to rounding, short of what was asked for. */
	STATIONARY,
	/** No step makes progress beyond rounding, short of what was asked for. */
	STALLED,
	/** The best that was found, short of what was asked for. */
	NOT_CONVERGED,
	/** The limit on the number of iterations. */
	ITERATIONS,
	/** The caller wanted it to end. */
	CANCELED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}
}
