package org.scalinglaws.command;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.task.Task;

/**
 * Carries progress to a SciJava task, and cancellation of task or command back:
 * each thousandth of the work, and in long work what there is every tenth of a
 * second.
 */
final class CommandProgress implements Progress {

	/** So fine that it moves in work of years, too, and an int for the hosts' bars. */
	static final int MAXIMUM = 1_000_000_000;

	private static final int THOUSANDTH = MAXIMUM / 1000;
	private static final long INTERVAL_NANOS = 100_000_000;

	private final Cancelable command;
	private final Task task;
	private int last = -1;
	private long told;

	CommandProgress(final Cancelable command, final Task task) {
		this.command = command;
		this.task = task;
		if (task != null) task.setProgressMaximum(MAXIMUM);
	}

	@Override
	public synchronized void update(final double fraction) {
		final int value = (int) Math.round(MAXIMUM * Math.max(0, Math.min(1, fraction)));
		if (task == null || value <= last) return;
		final long now = System.nanoTime();
		if (last >= 0 && value / THOUSANDTH == last / THOUSANDTH && now - told < INTERVAL_NANOS) return;
		last = value;
		told = now;
		task.setProgressValue(value);
	}

	@Override
	public boolean isCanceled() {
		return command.isCanceled() || task != null && task.isCanceled();
	}
}
