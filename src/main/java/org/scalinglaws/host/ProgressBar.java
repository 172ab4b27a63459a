package org.scalinglaws.host;

import java.util.ArrayList;
import java.util.List;

import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import ij.IJ;

/**
 * Shows the progress of a run's tasks in ImageJ's status bar, and cancels them: those
 * that run and, since a script starts one after the other, those that come.
 */
final class ProgressBar implements AutoCloseable {

	private final String title;
	private final EventService events;
	private final List<EventSubscriber<?>> subscriptions;
	private final List<Task> running = new ArrayList<>();
	private int percent = -1;
	private boolean canceled;
	private boolean closed;

	/** Shows the tasks of a context from now on. */
	ProgressBar(final String title, final EventService events) {
		this.title = title.replaceFirst("\\.+$", "");
		this.events = events;
		subscriptions = events.subscribe(this);
	}

	/** Takes note of a task. */
	@EventHandler
	synchronized void onEvent(final TaskEvent event) {
		final Task task = event.getTask();
		if (closed) return;
		running.remove(task);
		if (!task.isDone()) running.add(task);
		if (canceled && !task.isCanceled()) task.cancel("Escape");
		if (task.getProgressMaximum() > 0 && !canceled) show(task.isDone() ? 1 : (double) task.getProgressValue() / task
			.getProgressMaximum());
	}

	/** Cancels what runs. */
	void cancel() {
		final List<Task> tasks;
		synchronized (this) {
			canceled = true;
			tasks = List.copyOf(running);
		}
		tasks.forEach(task -> task.cancel("Escape"));
	}

	synchronized boolean isCanceled() {
		return canceled;
	}

	/** Shows no more; what ran is at its end. */
	@Override
	public synchronized void close() {
		closed = true;
		events.unsubscribe(subscriptions);
		IJ.showProgress(1.0);
		if (canceled) IJ.showStatus(title + ": canceled");
		else if (percent >= 0) IJ.showStatus(title + ": 100 %");
	}

	private void show(final double fraction) {
		final int now = (int) Math.floor(100 * fraction);
		if (now == percent) return;
		percent = now;
		IJ.showStatus(title + ": " + now + " %");
		IJ.showProgress(fraction);
	}
}
