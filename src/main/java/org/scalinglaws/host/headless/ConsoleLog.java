package org.scalinglaws.host.headless;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.host.inputs.ErrorKeeper;
import org.scijava.log.AbstractLogService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogMessage;

/**
 * SciJava's log of a headless run: information goes to stdout and warnings to
 * stderr as one line each; errors are collected, to be told once and in full
 * when the run is over. What a module threw is no error of the run once it was
 * handed on to who started the module, to handle it or to fail in turn.
 */
public final class ConsoleLog extends AbstractLogService implements ErrorKeeper {

	private final List<LogMessage> errors = new ArrayList<>();
	private PrintStream out = System.out;

	/** The errors so far, in their order. */
	public synchronized List<LogMessage> errors() {
		return List.copyOf(errors);
	}

	/** Sends information elsewhere from now on. */
	synchronized void informTo(final PrintStream stream) {
		out = stream;
	}

	@Override
	public synchronized void handedOn(final Throwable thrown) {
		errors.removeIf(error -> error.throwable() != null && origin(error.throwable()) == origin(thrown));
	}

	private static Throwable origin(final Throwable thrown) {
		Throwable origin = thrown;
		while (origin.getCause() != null)
			origin = origin.getCause();
		return origin;
	}

	@Override
	protected synchronized void messageLogged(final LogMessage message) {
		if (message.level() <= LogLevel.ERROR) errors.add(message);
		else if (message.level() == LogLevel.WARN) System.err.println("warning: " + message.text());
		else out.println(message.text());
	}
}
