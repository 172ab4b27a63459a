package org.scalinglaws.command.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.scalinglaws.table.CalibratedImage;
import org.scalinglaws.table.Columns;
import org.scalinglaws.task.Progress;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.util.ClassUtils;
import org.scijava.util.Types;
import org.scijava.util.VersionUtils;

/**
 * What the commands share: progress and cancel through SciJava's tasks, and the
 * provenance (command, version, plain parameters) in the metadata of what they
 * return.
 */
public abstract class ScalingCommand extends ContextCommand {

	private static final long INSTANT_NANOS = 200_000_000;

	@Parameter(required = false)
	private TaskService taskService;

	@Parameter
	private CommandService commandService;

	private Progress whole;

	/**
	 * Makes the run of this command a part of something that runs already: it tells its
	 * progress there instead of a task of its own, and ends when that is canceled.
	 */
	public void within(final Progress progress) {
		whole = progress;
	}

	/** A long computation that reports its progress. */
	protected interface Work<T> {

		T run(Progress progress);
	}

	/** Runs a long computation as a task that hosts can show and cancel. */
	protected <T> T withProgress(final Work<T> work) {
		return withProgress(work, 0);
	}

	private <T> T withProgress(final Work<T> work, final long patience) {
		if (whole != null) return work.run(partOfWhole());
		final CommandProgress progress = new CommandProgress(this, this::startTask, patience);
		boolean done = false;
		try {
			final T result = work.run(progress);
			done = true;
			return result;
		}
		finally {
			progress.end(done);
		}
	}

	private Progress partOfWhole() {
		return new Progress() {

			@Override
			public void update(final double fraction) {
				whole.update(fraction);
			}

			@Override
			public void tell(final String what) {
				whole.tell(what);
			}

			@Override
			public boolean isCanceled() {
				if (whole.isCanceled() && !ScalingCommand.this.isCanceled()) cancel("canceled");
				return ScalingCommand.this.isCanceled();
			}
		};
	}

	private Task startTask() {
		if (taskService == null) return null;
		final Task task = taskService.createTask(getInfo().getTitle());
		task.start();
		return task;
	}

	/** As {@link #withProgress}, for what is of use only as a whole: after a cancel there is no result. */
	protected <T> void wholly(final Work<T> work, final Consumer<T> use) {
		wholly(work, use, 0);
	}

	/** As {@link #wholly}, for what is mostly done in an instant and then needs no task. */
	protected <T> void quickly(final Work<T> work, final Consumer<T> use) {
		wholly(work, use, INSTANT_NANOS);
	}

	private <T> void wholly(final Work<T> work, final Consumer<T> use, final long patience) {
		try {
			use.accept(withProgress(work, patience));
		}
		catch (final CancellationException canceled) {
			cancel("canceled");
		}
	}

	/** The table with this command's provenance in its metadata. */
	protected Columns signed(final Columns table) {
		return table.with(provenance()).with(table.metadata()); // what was computed wins over what was asked for
	}

	/** As below, saying so if it was canceled before it was complete. */
	protected CalibratedImage signed(final CalibratedImage image, final boolean complete) {
		return complete ? signed(image) : signed(image).with(Map.of("canceled", true));
	}

	/** The image with this command's provenance in its metadata. */
	protected CalibratedImage signed(final CalibratedImage image) {
		return image.with(provenance()).with(image.metadata());
	}

	/** Reading it takes milliseconds. */
	private static final class Version {

		private static final String TEXT = Objects.requireNonNullElse(VersionUtils.getVersion(ScalingCommand.class), "unknown");
	}

	/** Of the project; there is none where the classes have left their jar, as in a jar that holds several. */
	protected String version() {
		return Version.TEXT;
	}

	private Map<String, Object> provenance() {
		final Map<String, Object> provenance = new LinkedHashMap<>();
		provenance.put("command", getClass().getName());
		provenance.put("version", version());
		for (final ModuleItem<?> item : getInfo().inputs()) {
			final Object value = ClassUtils.getValue(Types.field(getClass(), item.getName()), this);
			if (value instanceof String || value instanceof Number || value instanceof Boolean) provenance.put(item.getName(),
				value);
		}
		return provenance;
	}

	private CommandInfo getInfo() {
		return commandService.getCommand(getClass());
	}
}
