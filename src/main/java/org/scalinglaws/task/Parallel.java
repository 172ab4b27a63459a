package org.scalinglaws.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Shares pieces of work among the calling thread and threads of its own.
 * <p>
 * Nothing here waits for a common pool: callers may themselves be tasks of one,
 * blocked and with others behind them. Work that is itself done by a worker of
 * {@link #workers} shares nothing: each of them stays one thread.
 * </p>
 */
public final class Parallel {

	private Parallel() {
		// static functions only
	}

	/** Does the work for 0, ..., count - 1, on as many threads as there are processors. */
	public static void forEach(final int count, final IntConsumer work) {
		forEach(count, Runtime.getRuntime().availableProcessors(), work);
	}

	/**
	 * As above; returns when all is done.
	 *
	 * @param threads how many may work at once, the calling one included; at least 1
	 * @param work for a number; what it throws ends the rest and is thrown here
	 */
	public static void forEach(final int count, final int threads, final IntConsumer work) {
		final boolean nested = Thread.currentThread() instanceof Worker;
		share(count, nested ? 0 : Math.max(0, Math.min(threads, count) - 1), true, work);
	}

	/**
	 * As {@link #forEach(int, IntConsumer)}, for what is of use only as a whole: tells how many pieces are done.
	 *
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static void forEach(final int count, final Progress progress, final IntConsumer work) {
		forEach(count, Runtime.getRuntime().availableProcessors(), progress, work);
	}

	/**
	 * As above, on at most so many threads.
	 *
	 * @throws CancellationException if the listener wants it to end before the end
	 */
	public static void forEach(final int count, final int threads, final Progress progress, final IntConsumer work) {
		final Runnable done = progress.pieces(count);
		forEach(count, threads, i -> {
			if (progress.isCanceled()) throw new CancellationException();
			work.accept(i);
			done.run();
		});
	}

	/**
	 * Does something on so many threads at once, each of which stays one thread in whatever it does: what is shared among
	 * threads within it is done by it alone. The calling thread only waits.
	 *
	 * @param work for the number of the thread, from 0; what it throws is thrown here when all have ended
	 */
	public static void workers(final int threads, final IntConsumer work) {
		share(threads, threads, false, work);
	}

	/** A thread that does not start others. */
	private static final class Worker extends Thread {

		Worker(final Runnable work, final String name) {
			super(work, name);
		}
	}

	private static void share(final int count, final int others, final boolean together, final IntConsumer work) {
		final AtomicInteger next = new AtomicInteger();
		final AtomicReference<Throwable> failure = new AtomicReference<>();
		final Runnable worker = () -> {
			try {
				for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement())
					work.accept(i);
			}
			catch (final RuntimeException | Error e) {
				failure.compareAndSet(null, e);
			}
		};
		final Thread[] helpers = new Thread[others];
		for (int i = 0; i < helpers.length; i++) {
			final String name = "Scaling Laws " + (i + 1);
			helpers[i] = together ? new Thread(worker, name) : new Worker(worker, name);
			helpers[i].setDaemon(true);
			helpers[i].start();
		}
		if (together) worker.run();
		for (final Thread helper : helpers)
			join(helper);
		if (failure.get() instanceof Error) throw (Error) failure.get();
		if (failure.get() != null) throw (RuntimeException) failure.get();
	}

	/** Waits to the end in any case: what is shared must not be written to afterwards. */
	private static void join(final Thread helper) {
		boolean interrupted = false;
		while (true) {
			try {
				helper.join();
				break;
			}
			catch (final InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
	}
}
