package org.scalinglaws.host.inputs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.scijava.module.Module;

/**
 * The run of a module that tells of its failure when it hands it on, and that may
 * then end like a canceled one.
 *
 * @param <M> the module
 */
public final class ToldFuture<M extends Module> implements Future<M> {

	private final Future<M> run;
	private final Function<ExecutionException, M> failure;

	/**
	 * @param failure takes what the run threw; gives the module if that is all that need be said, or null
	 */
	public ToldFuture(final Future<M> run, final Function<ExecutionException, M> failure) {
		this.run = run;
		this.failure = failure;
	}

	@Override
	public M get() throws InterruptedException, ExecutionException {
		try {
			return run.get();
		}
		catch (final ExecutionException exc) {
			return told(exc);
		}
	}

	@Override
	public M get(final long time, final TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return run.get(time, unit);
		}
		catch (final ExecutionException exc) {
			return told(exc);
		}
	}

	private M told(final ExecutionException exc) throws ExecutionException {
		final M module = failure.apply(exc);
		if (module == null) throw exc;
		return module;
	}

	@Override
	public boolean cancel(final boolean interrupt) {
		return run.cancel(interrupt);
	}

	@Override
	public boolean isCancelled() {
		return run.isCancelled();
	}

	@Override
	public boolean isDone() {
		return run.isDone();
	}
}
