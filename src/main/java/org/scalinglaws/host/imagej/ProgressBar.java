package org.scalinglaws.host.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;

import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import ij.IJ;

/**
 * Shows the progress of a run's tasks in a status bar, and cancels them: those that
 * run and, since a script starts one after the other, those that come. A task that
 * is canceled elsewhere, as in Fiji's task monitor, cancels the run.
 */
public final class ProgressBar implements AutoCloseable {

	private final String title;
	private final EventService events;
	private final Predicate<Task> mine;
	private final ObjDoubleConsumer<String> bar;
	private final List<EventSubscriber<?>> subscriptions;
	private final List<Task> running = new ArrayList<>();
	private int percent = -1;
	private String told = "";
	private boolean canceled;
	private boolean closed;

	/** Shows the tasks of a context from now on, in ImageJ's own status bar. */
	public ProgressBar(final String title, final EventService events) {
		this(title, events, task -> true, (message, fraction) -> {
			if (message != null) IJ.showStatus(message);
			IJ.showProgress(fraction);
		});
	}

	/**
	 * Shows tasks of a context from now on.
	 *
	 * @param mine whether a task belongs to the run
	 * @param bar takes what to show, null to let it stand, and the part that is
	 *          done, in [0, 1]
	 */
	public ProgressBar(final String title, final EventService events, final Predicate<Task> mine,
		final ObjDoubleConsumer<String> bar)
	{
		this.title = title.replaceFirst("\\.+$", "");
		this.events = events;
		this.mine = mine;
		this.bar = bar;
		subscriptions = events.subscribe(this);
	}

	/** Takes note of a task. */
	@EventHandler
	synchronized void onEvent(final TaskEvent event) {
		final Task task = event.getTask();
		if (closed || !mine.test(task)) return;
		running.remove(task);
		if (!task.isDone()) running.add(task);
		if (task.isCanceled()) canceled = true;
		else if (canceled) task.cancel("Escape");
		if (task.getProgressMaximum() > 0 && !canceled) show(task.isDone() ? 1 : (double) task.getProgressValue() / task
			.getProgressMaximum(), task.isDone() || task.getStatusMessage() == null ? "" : task.getStatusMessage());
	}

	/** Cancels what runs. */
	public void cancel() {
		final List<Task> tasks;
		synchronized (this) {
			canceled = true;
			tasks = List.copyOf(running);
		}
		tasks.forEach(task -> task.cancel("Escape"));
	}

	public synchronized boolean isCanceled() {
		return canceled;
	}

	/** Shows no more; what ran is at its end. */
	@Override
	public synchronized void close() {
		closed = true;
		events.unsubscribe(subscriptions);
		bar.accept(canceled ? title + ": canceled" : percent >= 0 ? title + ": 100 %" : null, 1);
	}

	private void show(final double fraction, final String words) {
		final int now = (int) Math.floor(100 * fraction);
		if (now == percent && words.equals(told)) return;
		percent = now;
		told = words;
		bar.accept(title + ": " + now + " %" + (words.isEmpty() ? "" : ", " + words), fraction);
	}
}
