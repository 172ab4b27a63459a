package org.scalinglaws.host.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.host.CaseValues;
import org.scalinglaws.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;

/**
 * One run of a command, canceled when it has looked some times whether it is, or worked for a while.
 *
 * @param looks after which it is canceled
 * @param workMillis after which it is
 */
record Trial(Context context, CommandInfo info, Map<String, Object> inputs, int looks, long workMillis) {

	private static final long PATIENCE_SECONDS = 60;

	/** The same with other inputs. */
	Trial with(final Map<String, Object> others) {
		return new Trial(context, info, others, looks, workMillis);
	}

	/** {@return what is wrong with how it ended, or null} */
	String verdict() {
		final Map<String, Object> given = new LinkedHashMap<>(inputs);
		given.replaceAll((name, value) -> CaseValues.image(value));
		final FutureTask<String> run = new FutureTask<>(() -> verdict(given));
		final Thread thread = new Thread(run, "trial");
		thread.setDaemon(true);
		thread.start();
		try {
			return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (final TimeoutException hangs) {
			final StackTraceElement[] trace = thread.getStackTrace();
			return "goes on after it was canceled" + (trace.length == 0 ? "" : " at " + trace[0]);
		}
		catch (final InterruptedException | ExecutionException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private String verdict(final Map<String, Object> given) {
		try {
			return Verdict.ofOutputs(info, inputs, context.service(OperationService.class).run(info, given, new Budget(looks, workMillis)));
		}
		catch (final ExecutionException | RuntimeException | Error failed) {
			return Verdict.ofError(info, failed);
		}
	}

	/** Cancels after some looks or some time. */
	private static final class Budget implements Progress {

		private final AtomicInteger left;
		private final long end;

		Budget(final int looks, final long workMillis) {
			end = System.nanoTime() + 1_000_000 * workMillis;
			left = new AtomicInteger(looks);
		}

		@Override
		public void update(final double fraction) {
			// nobody listens
		}

		@Override
		public boolean isCanceled() {
			return left.decrementAndGet() < 0 || System.nanoTime() > end;
		}
	}
}
