package org.scalinglaws.task;

/** A listener that cancels at a look, and counts them; the progress must not fall. */
public final class Looks implements Progress {

	private final int cancelAt;
	private int count;
	private double last;

	/** @param cancelAt the number of the look that cancels, from 1 */
	public Looks(final int cancelAt) {
		this.cancelAt = cancelAt;
	}

	@Override
	public synchronized void update(final double fraction) {
		if (!(fraction >= last && fraction <= 1)) throw new AssertionError("progress went from " + last + " to " + fraction);
		last = fraction;
	}

	@Override
	public synchronized boolean isCanceled() {
		return ++count >= cancelAt;
	}

	/** How often it was asked. */
	public int count() {
		return count;
	}

	/** The progress told last. */
	public double last() {
		return last;
	}
}
