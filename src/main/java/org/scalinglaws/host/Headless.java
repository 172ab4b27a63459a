package org.scalinglaws.host;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.host.headless.Arguments;
import org.scalinglaws.host.headless.Complaint;
import org.scalinglaws.host.headless.ConsoleLog;
import org.scalinglaws.host.headless.HeadlessRun;
import org.scalinglaws.host.headless.MemoryPreferencesFactory;
import org.scalinglaws.host.headless.ScriptLanguages;
import org.scijava.Context;
import org.scijava.log.LogMessage;
import org.scijava.service.Service;

/**
 * Runs a script or a command from the command line, without a display and
 * without the ImageJ application. {@code --help} tells how; the exit code is 1
 * after any error, and each error is one readable message on stderr.
 */
public final class Headless {

	private final PrintStream out;
	private final PrintStream err;

	Headless(final PrintStream out, final PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** Runs what the arguments say and ends the process. */
	public static void main(final String[] args) {
		System.setProperty("java.awt.headless", "true");
		final Thread thread = Thread.currentThread();
		thread.setContextClassLoader(new PlainLoader(thread.getContextClassLoader()));
		MemoryPreferencesFactory.install();
		System.exit(new Headless(System.out, System.err).run(args)); // SciJava's threads would linger
	}

	/**
	 * Runs what the arguments say.
	 *
	 * @return the exit code: 0 if all went well, 1 after any error
	 */
	int run(final String... args) {
		try {
			final Arguments arguments = Arguments.parse(args);
			if (arguments.help()) out.print(Arguments.HELP);
			else return run(arguments);
			return 0;
		}
		catch (final IllegalArgumentException exc) {
			return exitCode(List.of(Complaint.of("", exc)), false);
		}
	}

	private int run(final Arguments arguments) {
		// the first of its kind in the list wins, here over SciJava's own log
		final Context context = new Context(List.of(ConsoleLog.class, Service.class));
		final List<Complaint> complaints = new ArrayList<>();
		Throwable thrown = null;
		try {
			ScriptLanguages.register(context);
			new HeadlessRun(context, out, err).run(arguments.target(), arguments.inputs());
		}
		catch (final Throwable exc) { // an OutOfMemoryError, too, is an error with an exit code
			thrown = exc;
		}
		for (final LogMessage message : context.service(ConsoleLog.class).errors())
			complaints.add(Complaint.of(message.text(), message.throwable()));
		context.dispose();
		if (thrown != null) complaints.add(Complaint.of("", thrown));
		return exitCode(Complaint.distinct(complaints), arguments.debug());
	}

	private int exitCode(final List<Complaint> complaints, final boolean debug) {
		out.flush();
		for (final Complaint complaint : complaints)
			err.println(complaint.message(debug));
		return complaints.isEmpty() ? 0 : 1;
	}

	/**
	 * Adds nothing to its parent. Where classes lie in folders, as under exec:java,
	 * SciJava would read a URLClassLoader's folders anew, say so on stderr, and
	 * write an index into them.
	 */
	private static final class PlainLoader extends ClassLoader {

		PlainLoader(final ClassLoader parent) {
			super(parent);
		}
	}
}
