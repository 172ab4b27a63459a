package org.scalinglaws.host.script;

import org.scalinglaws.command.support.CommandProgress;
import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.event.ModuleFinishedEvent;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** A script as one task of its host, from the first step to the script's end, or as a part of something else. */
final class ScriptTask implements Cancelable {

	private final Context context;
	private final String title;
	private final Module script;
	private Progress progress;
	private CommandProgress own;

	/**
	 * @param title as a file may have it, underscores for spaces
	 * @param script with whose run the task ends; null if it is not known
	 */
	ScriptTask(final Context context, final String title, final Module script) {
		this.context = context;
		this.title = title.replace('_', ' ');
		this.script = script;
	}

	void within(final Progress whole) {
		progress = whole;
	}

	/** Whether it was made a part of something else. */
	boolean isPart() {
		return progress != null && own == null;
	}

	/** {@return what hears of the script's progress; begins the task when it is asked for first} */
	Progress progress() {
		if (progress != null) return progress;
		own = new CommandProgress(this, this::start, 0);
		if (script != null) context.service(EventService.class).subscribe(this);
		progress = own;
		return progress;
	}

	/** {@return what only cancels} */
	Progress quietly() {
		return progress == null ? Progress.NONE : progress.silent(); // files take no time
	}

	private Task start() {
		final Task task = context.service(TaskService.class).createTask(title);
		task.start();
		return task;
	}

	/** Ends the task: at the whole, if all was done. */
	void end(final boolean done) {
		if (own != null) own.end(done);
	}

	/** However the script ended. */
	@EventHandler
	void onEvent(final ModuleFinishedEvent event) {
		if (event.getModule() == script) end(false);
	}

	@Override
	public boolean isCanceled() {
		return false; // only the task can be
	}

	@Override
	public void cancel(final String reason) {
		// as above
	}

	@Override
	public String getCancelReason() {
		return null;
	}
}
