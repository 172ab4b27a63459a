package org.scalinglaws.task;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Shares pieces of work among the calling thread and threads of its own.
 * <p>
 * Nothing here waits for a common pool: callers may themselves be tasks of one,
 * blocked and with others behind them.
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
		final Thread[] helpers = new Thread[Math.max(0, Math.min(threads, count) - 1)];
		for (int i = 0; i < helpers.length; i++) {
			helpers[i] = new Thread(worker, "Scaling Laws " + (i + 1));
			helpers[i].setDaemon(true);
			helpers[i].start();
		}
		worker.run();
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
