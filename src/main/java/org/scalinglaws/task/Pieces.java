package org.scalinglaws.task;

import java.util.concurrent.CancellationException;

/**
 * Goes over many elements in pieces of some milliseconds, between which it tells
 * progress and looks whether to stop: for work that is of use only as a whole.
 *
 * <pre>
 * Pieces.forEach(squares.length, progress, (from, to) -&gt; {
 * 	for (int i = from; i &lt; to; i++)
 * 		squares[i] = values[i] * values[i];
 * });
 * </pre>
 */
public final class Pieces {

	/** Elements of one operation or a few between two looks. */
	static final int PIECE = 1 << 17;

	private Pieces() {
		// static functions only
	}

	/** What to do with the elements from, ..., to - 1. */
	@FunctionalInterface
	public interface Work {

		void on(int from, int to);
	}

	/**
	 * Does the work on 0, ..., length - 1, in this order and on the calling thread.
	 *
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static void forEach(final int length, final Progress progress, final Work work) {
		forEach(length, 1, progress, work);
	}

	/**
	 * As above, with elements that cost as much as several.
	 *
	 * @param cost of an element, in some simple operations; at least 1
	 */
	public static void forEach(final int length, final int cost, final Progress progress, final Work work) {
		final int piece = Math.max(1, PIECE / cost);
		for (int from = 0; from < length;) {
			if (progress.isCanceled()) throw new CancellationException();
			final int to = from + Math.min(piece, length - from);
			work.on(from, to);
			progress.update((double) to / length);
			from = to;
		}
	}
}
