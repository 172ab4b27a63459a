package org.scalinglaws.modes;

import java.util.concurrent.CancellationException;

import org.scalinglaws.task.Progress;

/**
 * Progress inside the steps of an integration, of which each takes a few sweeps over
 * the nodes: at d = 1e6 seconds.
 */
public final class StepProgress {

	/** Sweeps after which half of a step is taken for done. */
	private static final double USUAL_SWEEPS = 4;

	private final Progress listener;
	private double from;
	private double to;
	private double sweeps;
	private double told;

	/** @param listener told, and asked whether to end */
	public StepProgress(final Progress listener) {
		this.listener = listener;
	}

	/** Begins a step that takes the whole computation from one fraction to another. */
	public void nextStep(final double fractionBefore, final double fractionAfter) {
		from = fractionBefore;
		to = fractionAfter;
		sweeps = 0;
		poll(0);
	}

	/** Counts a sweep. */
	public void sweepDone() {
		sweeps++;
	}

	/**
	 * Tells how far the computation is.
	 *
	 * @param ofSweep part of the present sweep that is done
	 * @throws CancellationException if the listener wants it to end
	 */
	public void poll(final double ofSweep) {
		if (listener.isCanceled()) throw new CancellationException();
		final double done = sweeps + ofSweep;
		tell(from + (to - from) * done / (done + USUAL_SWEEPS));
	}

	/** Tells the end. */
	public void complete() {
		tell(1);
	}

	private void tell(final double fraction) {
		told = Math.max(told, Math.min(1, fraction));
		listener.update(told);
	}
}
