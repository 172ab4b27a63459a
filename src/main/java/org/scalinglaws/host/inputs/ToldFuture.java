package org.scalinglaws.host.inputs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.scijava.module.Module;

/**
 * The run of a module, which ends like a canceled one if it failed and the person who
 * was asked for its inputs has been told why.
 *
 * @param <M> the module
 */
public final class ToldFuture<M extends Module> implements Future<M> {

	private final Future<M> run;
	private final M module;
	private final Audience dialogs;

	public ToldFuture(final Future<M> run, final M module, final Audience dialogs) {
		this.run = run;
		this.module = module;
		this.dialogs = dialogs;
	}

	@Override
	public M get() throws InterruptedException, ExecutionException {
		try {
			return run.get();
		}
		catch (final ExecutionException exc) {
			if (dialogs.isTold(module)) return module;
			throw exc;
		}
	}

	@Override
	public M get(final long time, final TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return run.get(time, unit);
		}
		catch (final ExecutionException exc) {
			if (dialogs.isTold(module)) return module;
			throw exc;
		}
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
