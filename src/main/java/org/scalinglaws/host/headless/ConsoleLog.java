package org.scalinglaws.host.headless;

import java.util.ArrayList;
import java.util.List;

import org.scijava.log.AbstractLogService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogMessage;

/**
 * SciJava's log of a headless run: information goes to stdout and warnings to
 * stderr as one line each; errors are collected, to be told once and in full
 * when the run is over.
 */
public final class ConsoleLog extends AbstractLogService {

	private final List<LogMessage> errors = new ArrayList<>();

	/** The errors so far, in their order. */
	public synchronized List<LogMessage> errors() {
		return List.copyOf(errors);
	}

	@Override
	protected synchronized void messageLogged(final LogMessage message) {
		if (message.level() <= LogLevel.ERROR) errors.add(message);
		else if (message.level() == LogLevel.WARN) System.err.println("warning: " + message.text());
		else System.out.println(message.text());
	}
}
