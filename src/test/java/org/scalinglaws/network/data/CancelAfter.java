package org.scalinglaws.network.data;

import java.util.concurrent.atomic.AtomicInteger;

import org.scalinglaws.task.Progress;

/** Cancels when it has been asked a number of times. */
public final class CancelAfter implements Progress {

	private final AtomicInteger left;

	public CancelAfter(final int questions) {
		left = new AtomicInteger(questions);
	}

	@Override
	public void update(final double fraction) {
		// nobody listens
	}

	@Override
	public boolean isCanceled() {
		return left.decrementAndGet() < 0;
	}
}
