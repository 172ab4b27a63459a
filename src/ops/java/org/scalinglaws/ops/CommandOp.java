package org.scalinglaws.ops;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.module.AbstractModule;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

import net.imagej.ops.Op;
import net.imagej.ops.OpEnvironment;

/**
 * An op that runs a command, and has its outputs.
 * <p>
 * Another thread may cancel it while it runs: the outputs are then what the command had by then.
 * </p>
 */
final class CommandOp extends AbstractModule implements Op, Cancelable {

	private final CommandOpInfo info;
	private final ModuleService modules;
	private OpEnvironment environment;
	private volatile Module running;
	private volatile String reason;

	CommandOp(final CommandOpInfo info, final ModuleService modules) {
		this.info = info;
		this.modules = modules;
	}

	@Override
	public ModuleInfo getInfo() {
		return info;
	}

	/**
	 * Runs the command with the inputs that are given.
	 *
	 * @throws IllegalArgumentException by name, before any work, if an input is outside of what the command allows
	 * @throws CancellationException if it was canceled, and a part of the result is of no use
	 */
	@Override
	public void run() {
		final Map<String, Object> given = new TreeMap<>(getInputs());
		given.values().removeIf(value -> value == null);
		final Module command = modules.createModule(info.command());
		running = command;
		if (reason != null) cancel(reason);
		try {
			modules.run(command, List.of(), List.of(), given).get();
		}
		catch (final ExecutionException exc) {
			throw cause(exc);
		}
		catch (final InterruptedException exc) {
			cancel("interrupted");
			Thread.currentThread().interrupt();
		}
		boolean any = false;
		for (final ModuleItem<?> output : info.outputs()) {
			setOutput(output.getName(), command.getOutput(output.getName()));
			any |= isResult(getOutput(output.getName()));
		}
		if (isCanceled() && !any) throw new CancellationException(getCancelReason());
	}

	/** What the command threw, out of what SciJava wraps it in. */
	private static RuntimeException cause(final ExecutionException exc) {
		Throwable cause = exc.getCause();
		while (cause.getClass() == RuntimeException.class && cause.getCause() != null)
			cause = cause.getCause();
		return cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
	}

	/** Numbers are there, as NaN, also where there is no result. */
	private static boolean isResult(final Object output) {
		return output != null && !(output instanceof Number) && !(output instanceof String);
	}

	@Override
	public boolean isCanceled() {
		return getCancelReason() != null;
	}

	@Override
	public void cancel(final String why) {
		reason = why == null ? "" : why;
		if (running instanceof Cancelable) ((Cancelable) running).cancel(reason);
	}

	@Override
	public String getCancelReason() {
		return reason != null || !(running instanceof Cancelable) ? reason : ((Cancelable) running).getCancelReason();
	}

	@Override
	public OpEnvironment ops() {
		return environment;
	}

	@Override
	public void setEnvironment(final OpEnvironment ops) {
		environment = ops;
	}
}
