package org.scalinglaws.sgd.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.scalinglaws.task.Progress;

/** Computes runs side by side; which thread computes which has no influence on them. */
final class SgdThreads {

	private final List<SgdRun> runs;
	private final Progress progress;
	private final double allSteps;
	private double done;
	private volatile boolean stopped;

	SgdThreads(final List<SgdRun> runs, final Progress progress) {
		this.runs = runs;
		this.progress = progress;
		allSteps = runs.stream().mapToDouble(SgdRun::steps).sum();
	}

	/**
	 * Computes all runs, with no thread left when it returns. An interrupt stops it
	 * like a cancel.
	 *
	 * @return whether all came to their end
	 */
	boolean run(final int threads) {
		if (threads == 1 || runs.size() == 1) runs.forEach(this::compute);
		else compute(Executors.newFixedThreadPool(Math.min(threads, runs.size()), SgdThreads::daemon));
		return !stopped;
	}

	private void compute(final ExecutorService pool) {
		final List<Future<?>> futures = new ArrayList<>();
		for (final SgdRun run : runs)
			futures.add(pool.submit(() -> compute(run)));
		pool.shutdown();
		boolean interrupted = false;
		RuntimeException failure = null;
		for (int i = 0; i < futures.size();) {
			try {
				futures.get(i).get();
				i++;
			}
			catch (final InterruptedException exc) {
				stopped = true;
				interrupted = true; // and wait for the threads, which stop within milliseconds
			}
			catch (final ExecutionException exc) {
				stopped = true;
				failure = new IllegalStateException("run " + i + " failed: " + exc.getCause(), exc.getCause());
				i++;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
		if (failure != null) throw failure;
	}

	private void compute(final SgdRun run) {
		if (!goOn(0) || !run.run(this::goOn)) stopped = true;
	}

	/** One thread at a time, so that progress never goes back. */
	private synchronized boolean goOn(final double steps) {
		done += steps;
		progress.update(Math.min(1, done / allSteps));
		return !stopped && !progress.isCanceled() && !Thread.currentThread().isInterrupted();
	}

	private static Thread daemon(final Runnable work) {
		final Thread thread = new Thread(work, "Scaling Laws SGD");
		thread.setDaemon(true);
		return thread;
	}
}
