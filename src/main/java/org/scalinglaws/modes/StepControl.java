package org.scalinglaws.modes;

/** The length of the next step by the error of the last ones (Gustafsson's controller). */
final class StepControl {

	private static final double ORDER = StageValues.STAGES + 1;

	private final double largestFactor;

	/** Of the last step accepted; 0 if there is none to compare with. */
	private double lastLength;
	private double lastError;

	/** @param largestFactor from one step to the next */
	StepControl(final double largestFactor) {
		this.largestFactor = largestFactor;
	}

	double lastLength() {
		return lastLength;
	}

	/** Forgets the last step. */
	void begin() {
		lastLength = 0;
	}

	void accept(final double length, final double error) {
		lastLength = length;
		lastError = error;
	}

	/** {@return the length after a step that was accepted} */
	double longer(final double length, final double error) {
		return length * Math.min(largestFactor, Math.max(0.2, factor(length, error)));
	}

	/** {@return the length to try after one that was refused} */
	double shorter(final double length, final double error) {
		return length * Math.max(0.1, Math.min(0.9, factor(length, error)));
	}

	/** The change of length that the error asks for, with its trend from step to step. */
	private double factor(final double length, final double error) {
		final double plain = 0.92 * Math.pow(error + 1e-30, -1 / ORDER);
		if (lastLength == 0 || !(error <= 1)) return plain;
		final double trend = length / lastLength * Math.pow((lastError + 1e-30) / (error + 1e-30), 1 / ORDER);
		return plain * Math.max(0.7, Math.min(1.4, trend));
	}
}
