package org.scalinglaws.task;

import java.util.ArrayList;
import java.util.List;

/** A listener that keeps all that it is told, by whatever thread. */
public final class Notes implements Progress {

	private final List<Double> fractions = new ArrayList<>();
	private final List<String> words = new ArrayList<>();
	private volatile boolean canceled;

	@Override
	public synchronized void update(final double fraction) {
		fractions.add(fraction);
	}

	@Override
	public synchronized void tell(final String what) {
		words.add(what);
	}

	@Override
	public boolean isCanceled() {
		return canceled;
	}

	/** Cancels from now on. */
	public void cancel() {
		canceled = true;
	}

	/** The parts that were told, in their order. */
	public List<Double> fractions() {
		return fractions;
	}

	/** What was told, in its order. */
	public List<String> words() {
		return words;
	}

	/** The part that was told last. */
	public double last() {
		return fractions.get(fractions.size() - 1);
	}
}
