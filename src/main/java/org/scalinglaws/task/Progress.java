package org.scalinglaws.task;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * What a long computation tells while it runs, and the way to stop it.
 * <p>
 * Computations poll it every few milliseconds. Implementations must be safe for
 * calls from several threads.
 * </p>
 */
public interface Progress {

	/** Tells nobody and never cancels. */
	Progress NONE = new Progress() {

		@Override
		public void update(final double fraction) {
			// nobody listens
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	};

	/**
	 * Tells how much of the work is done.
	 *
	 * @param fraction in [0, 1]
	 */
	void update(double fraction);

	/**
	 * Tells in words what is being done, beside the fraction: "step 3 of 7: simulation, 12 s left".
	 */
	default void tell(final String what) {
		// most listeners need no words
	}

	/** {@return whether the work should stop soon, leaving a partial result} */
	boolean isCanceled();

	/**
	 * Counts equal pieces of the work.
	 *
	 * @return to be called after each of them, from any thread: tells how many are done, never fewer than before
	 */
	default Runnable pieces(final int count) {
		final LongConsumer amounts = amounts(count);
		return () -> amounts.accept(1);
	}

	/**
	 * Counts work by its amount.
	 *
	 * @param whole the amount of all
	 * @return to be told of each piece that is done, from any thread: tells what share is done, never less than before
	 */
	default LongConsumer amounts(final double whole) {
		final AtomicLong done = new AtomicLong();
		return more -> {
			synchronized (done) { // so that it never falls
				update(done.addAndGet(more) / whole);
			}
		};
	}

	/** {@return what hears of a cancel and tells nothing: for work of which others tell} */
	default Progress silent() {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void update(final double fraction) {
				// told by others
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}

	/** {@return the progress of a part of the work, which goes from one fraction of the whole to another} */
	default Progress part(final double from, final double to) {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void update(final double fraction) {
				whole.update(fraction < 1 ? Math.min(to, from + (to - from) * fraction) : to); // as rounding would not
			}

			@Override
			public void tell(final String what) {
				whole.tell(what);
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}
}
