package org.scalinglaws.spark;

import java.util.function.Consumer;

import org.scalinglaws.task.Progress;

/** Tells how far a sweep is in the log of its driver, every ten seconds. */
final class LoggedProgress implements Progress {

	private static final long TELL_NANOS = 10_000_000_000L;

	private final Consumer<String> log;
	private long told = System.nanoTime() - TELL_NANOS;

	LoggedProgress(final Consumer<String> log) {
		this.log = log;
	}

	@Override
	public void update(final double fraction) {
		// comes with words, which say more
	}

	@Override
	public synchronized void tell(final String what) {
		if (System.nanoTime() - told < TELL_NANOS) return;
		told = System.nanoTime();
		log.accept(what);
	}

	@Override
	public boolean isCanceled() {
		return false; // the cluster ends applications
	}
}
