package org.scalinglaws.host;

import org.scijava.event.EventHandler;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import ij.IJ;

/** Shows the progress of SciJava tasks in ImageJ's status bar; it hears of them while it is held. */
final class ProgressBar {

	private boolean ended;

	@EventHandler
	synchronized void onEvent(final TaskEvent event) {
		final Task task = event.getTask();
		if (ended || task.getProgressMaximum() <= 0) return;
		IJ.showProgress(task.isDone() ? 1 : (double) task.getProgressValue() / task.getProgressMaximum());
	}

	/** Shows no more, and clears the bar. */
	synchronized void end() {
		ended = true;
		IJ.showProgress(1.0);
	}
}
