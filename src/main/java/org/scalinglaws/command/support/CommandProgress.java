package org.scalinglaws.command.support;

import java.util.function.Supplier;

import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.task.Task;

/**
 * Carries progress to a SciJava task, and cancellation of task or command back:
 * each fiftieth of the work; each thousandth if two milliseconds have passed, as tasks
 * tell all that listen; and in long work what there is every tenth of a second. The task
 * begins at once, or as soon as the work turns out to be long.
 */
public final class CommandProgress implements Progress {

	/** So fine that it moves in work of years, too, and an int for the hosts' bars. */
	public static final int MAXIMUM = 1_000_000_000;

	private static final int FIFTIETH = MAXIMUM / 50, THOUSANDTH = MAXIMUM / 1000;
	private static final long LONGEST_NANOS = 100_000_000, SHORTEST_NANOS = 2_000_000;

	private final Cancelable command;
	private final Supplier<Task> tasks;
	private final long due;
	private volatile Task task;
	private int last = -1;
	private long told;
	private String words;

	/**
	 * @param command that can be canceled by itself, too
	 * @param tasks gives a task that has started, or null where there are none
	 * @param patience nanoseconds of work without a task; 0 for one at once
	 */
	public CommandProgress(final Cancelable command, final Supplier<Task> tasks, final long patience) {
		this.command = command;
		this.tasks = tasks;
		due = System.nanoTime() + patience;
		if (patience == 0) begin();
	}

	private void begin() {
		task = tasks.get();
		if (task != null) task.setProgressMaximum(MAXIMUM);
	}

	@Override
	public synchronized void update(final double fraction) {
		final int value = (int) Math.round(MAXIMUM * Math.max(0, Math.min(1, fraction)));
		if (value <= last) return;
		final long now = System.nanoTime();
		if (task == null && now >= due) begin();
		if (task == null) return;
		final long interval = value / THOUSANDTH == last / THOUSANDTH ? LONGEST_NANOS : SHORTEST_NANOS;
		if (last >= 0 && value / FIFTIETH == last / FIFTIETH && now - told < interval) return;
		last = value;
		speak();
		task.setProgressValue(value);
	}

	/** Reaches the listeners with the next update; by itself if there was none for a while. */
	@Override
	public synchronized void tell(final String what) {
		if (what.equals(words)) return;
		words = what;
		if (task != null && System.nanoTime() - told >= LONGEST_NANOS) speak();
	}

	private void speak() {
		told = System.nanoTime();
		if (words != null && !words.equals(task.getStatusMessage())) task.setStatusMessage(words);
	}

	@Override
	public boolean isCanceled() {
		final Task running = task;
		return command.isCanceled() || running != null && running.isCanceled();
	}

	/** Ends the task: at the whole if the work was done, as canceled if the command was. */
	public synchronized void end(final boolean done) {
		if (task == null) return;
		if (command.isCanceled() && !task.isCanceled()) task.cancel(command.getCancelReason());
		if (done && !task.isCanceled()) task.setProgressValue(MAXIMUM);
		task.finish();
	}
}
