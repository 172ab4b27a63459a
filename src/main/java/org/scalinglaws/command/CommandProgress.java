package org.scalinglaws.command;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.task.Task;

/** Carries progress to a SciJava task, and cancellation of task or command back. */
final class CommandProgress implements Progress {

	static final int MAXIMUM = 1000;

	private final Cancelable command;
	private final Task task;
	private int last = -1;

	CommandProgress(final Cancelable command, final Task task) {
		this.command = command;
		this.task = task;
		if (task != null) task.setProgressMaximum(MAXIMUM);
	}

	@Override
	public synchronized void update(final double fraction) {
		final int value = (int) Math.round(MAXIMUM * Math.max(0, Math.min(1, fraction)));
		if (task == null || value <= last) return;
		last = value;
		task.setProgressValue(value);
	}

	@Override
	public boolean isCanceled() {
		return command.isCanceled() || task != null && task.isCanceled();
	}
}
