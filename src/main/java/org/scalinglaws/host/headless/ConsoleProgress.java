package org.scalinglaws.host.headless;

import java.io.PrintStream;
import java.util.Locale;

import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/**
 * Prints how far the running task is, every quarter of a second while there is
 * one, and its end.
 */
final class ConsoleProgress {

	private static final long INTERVAL_MILLIS = 250;

	/** What the printer waits for before each line. */
	interface Pause {

		void await() throws InterruptedException;
	}

	private final PrintStream out;
	private final Pause pause;
	private final Thread printer = new Thread(this::print, "progress");
	private Task task;
	private boolean shown; // it was told that the task is under way
	private boolean ended; // the task has ended, and this was not told yet

	private ConsoleProgress(final PrintStream out, final Pause pause) {
		this.out = out;
		this.pause = pause;
		printer.setDaemon(true);
	}

	/** Prints the tasks of a context from now on. */
	static ConsoleProgress of(final EventService events, final PrintStream out) {
		return of(events, out, () -> Thread.sleep(INTERVAL_MILLIS));
	}

	/** The same at another pace. */
	static ConsoleProgress of(final EventService events, final PrintStream out, final Pause pause) {
		final ConsoleProgress progress = new ConsoleProgress(out, pause);
		events.subscribe(progress);
		progress.printer.start();
		return progress;
	}

	/** Takes note of a task; printing is mostly left to the printer's own pace. */
	@EventHandler
	synchronized void onEvent(final TaskEvent event) {
		if (event.getTask() != task) {
			if (ended && shown) tell();
			shown = false;
		}
		task = event.getTask();
		ended = task.isDone();
	}

	/** Prints what is still to be told, and no more after it. */
	void close() {
		printer.interrupt();
		tell();
	}

	private void print() {
		try {
			while (true) {
				pause.await();
				tell();
			}
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt(); // closed
		}
	}

	private synchronized void tell() {
		if (task == null) return;
		out.println(line(task, ended));
		shown = true;
		if (ended) task = null;
		ended = false;
	}

	private static String line(final Task task, final boolean ended) {
		final long maximum = task.getProgressMaximum();
		final double percent = maximum > 0 ? 100.0 * task.getProgressValue() / maximum : 0;
		final String name = task.getName() == null ? "working" : task.getName().replaceAll("\\.+$", "");
		if (task.isCanceled()) return String.format(Locale.ROOT, "%s: canceled at %.0f %%", name, percent);
		final String words = ended || task.getStatusMessage() == null ? "" : task.getStatusMessage();
		return String.format(Locale.ROOT, "%s: %.0f %%", name, ended ? 100 : percent) + (words.isEmpty() ? "" : ", " + words);
	}
}
