package org.scalinglaws.ops;

import java.util.function.Supplier;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.task.Task;

/**
 * Carries progress of an op to a SciJava task, ten times a second, and cancellation of the task to
 * the op. Work that is done sooner than its patience has no task.
 */
final class OpProgress implements Progress {

	/** The whole work, so fine that years of it move, too. */
	static final int MAXIMUM = 1_000_000_000;

	private static final long INTERVAL_NANOS = 100_000_000;

	private final Cancelable op;
	private final Supplier<Task> tasks;
	private volatile Task task;
	private long due;
	private double last;

	/**
	 * @param tasks gives a task that has started, or null where there are none
	 * @param patience nanoseconds of work without a task
	 */
	OpProgress(final Cancelable op, final Supplier<Task> tasks, final long patience) {
		this.op = op;
		this.tasks = tasks;
		due = System.nanoTime() + patience;
	}

	@Override
	public synchronized void update(final double fraction) {
		final long now = System.nanoTime();
		if (now - due < 0 || !(fraction > last)) return;
		due = now + INTERVAL_NANOS;
		last = fraction;
		if (task == null) begin();
		if (task != null) task.setProgressValue(Math.round(MAXIMUM * Math.min(1, fraction)));
	}

	private void begin() {
		task = tasks.get();
		if (task != null) task.setProgressMaximum(MAXIMUM);
	}

	@Override
	public boolean isCanceled() {
		final Task running = task;
		if (!op.isCanceled() && running != null && running.isCanceled()) op.cancel(running.getCancelReason());
		return op.isCanceled();
	}

	/** Ends the task: as canceled if the op was, else at the whole if the work was done. */
	synchronized void end(final boolean done) {
		if (task == null) return;
		if (isCanceled()) task.cancel(op.getCancelReason());
		else if (done) task.setProgressValue(MAXIMUM);
		task.finish();
	}
}
