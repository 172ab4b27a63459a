package org.scalinglaws.integrate;

import java.util.Locale;

/** Why an iteration or an integration ended; its text is in lower case. */
public enum StopReason {

	/** What was asked for is reached. */
	CONVERGED,
	/** The gradient vanishes to rounding, short of what was asked for. */
	STATIONARY,
	/** No step makes progress beyond rounding, short of what was asked for. */
	STALLED,
	/** The best that was found, short of what was asked for. */
	NOT_CONVERGED("not converged"),
	/** The limit on the number of iterations. */
	ITERATIONS,
	/** The end time was reached. */
	END_TIME("end time"),
	/** It came to a peak so high and narrow that nothing behind it is resolved. */
	PEAK,
	/** The solution became infinite. */
	BLOW_UP("blow-up"),
	/** It grew beyond all bounds without a singularity. */
	OVERFLOW,
	/** The limit on the number of steps. */
	STEPS,
	/** The caller wanted it to end. */
	CANCELED;

	private final String word;

	StopReason() {
		word = name().toLowerCase(Locale.ROOT);
	}

	StopReason(final String word) {
		this.word = word;
	}

	@Override
	public String toString() {
		return word;
	}
}
