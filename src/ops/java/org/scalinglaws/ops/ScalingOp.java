package org.scalinglaws.ops;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;

import net.imagej.ops.AbstractOp;

/** What the ops share: another thread can cancel them while they run, as {@link Cancelable}. */
abstract class ScalingOp extends AbstractOp implements Cancelable, Progress {

	private volatile String reason;
	private volatile boolean canceled;

	@Override
	public boolean isCanceled() {
		return canceled;
	}

	@Override
	public void cancel(final String why) {
		reason = why;
		canceled = true;
	}

	@Override
	public String getCancelReason() {
		return reason;
	}

	@Override
	public void update(final double fraction) {
		// ops have no listener
	}
}
