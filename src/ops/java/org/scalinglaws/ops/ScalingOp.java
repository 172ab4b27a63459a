package org.scalinglaws.ops;

import java.util.function.Function;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import net.imagej.ops.AbstractOp;

/**
 * What the ops share: work that turns out to be long is a {@link Task}, which hosts show and cancel,
 * and another thread can cancel the op itself, as {@link Cancelable}.
 */
abstract class ScalingOp extends AbstractOp implements Cancelable {

	private static final long INSTANT_NANOS = 200_000_000;

	@Parameter(required = false)
	private TaskService tasks;

	private volatile String reason;
	private volatile boolean canceled;

	/** Runs a computation that may be long. */
	final <T> T withProgress(final Function<Progress, T> work) {
		final OpProgress progress = new OpProgress(this, this::startTask, INSTANT_NANOS);
		boolean done = false;
		try {
			final T result = work.apply(progress);
			done = true;
			return result;
		}
		finally {
			progress.end(done);
		}
	}

	private Task startTask() {
		if (tasks == null) return null;
		final Task task = tasks.createTask(getClass().getAnnotation(Plugin.class).name());
		task.start();
		return task;
	}

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
}
