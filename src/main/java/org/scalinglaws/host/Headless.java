package org.scalinglaws.host;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.scalinglaws.host.headless.Complaint;
import org.scalinglaws.host.headless.ConsoleLog;
import org.scalinglaws.host.headless.HeadlessRun;
import org.scalinglaws.host.headless.MemoryPreferencesFactory;
import org.scalinglaws.host.headless.OperationPage;
import org.scalinglaws.host.operations.Operations;
import org.scalinglaws.host.headless.Request;
import org.scalinglaws.host.operations.ScriptLanguages;
import org.scalinglaws.host.headless.Shell;
import org.scalinglaws.host.operations.Targets;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.log.LogMessage;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
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

	/** Does what the arguments say and ends the process. */
	public static void main(final String[] args) {
		System.setProperty("java.awt.headless", "true");
		System.setProperty("picocli.disable.closures", "true"); // it would start all of Groovy
		final Thread thread = Thread.currentThread();
		thread.setContextClassLoader(new PlainLoader(thread.getContextClassLoader()));
		MemoryPreferencesFactory.install();
		System.exit(new Headless(System.out, System.err).run(args)); // SciJava's threads would linger
	}

	/**
	 * Does what the arguments say.
	 *
	 * @return the exit code: 0 if all went well, 1 after any error
	 */
	int run(final String... args) {
		return Shell.execute(out, new Actions(), args);
	}

	private int exitCode(final List<Complaint> complaints, final boolean debug) {
		out.flush();
		for (final Complaint complaint : complaints)
			err.println(complaint.message(debug));
		return complaints.isEmpty() ? 0 : 1;
	}

	/** What is done in a context. */
	private interface Work {

		void in(Context context) throws Exception;
	}

	/** Does something in a context of its own, and then tells all errors. */
	private int inContext(final boolean debug, final Work work) {
		// the first of its kind in the list wins, here over SciJava's own log
		final Context context = new Context(List.of(ConsoleLog.class, Service.class));
		final List<Complaint> complaints = new ArrayList<>();
		Throwable thrown = null;
		try {
			ScriptLanguages.register(context);
			work.in(context);
		}
		catch (final Throwable exc) { // an OutOfMemoryError, too, is an error with an exit code
			thrown = exc;
		}
		for (final LogMessage message : context.service(ConsoleLog.class).errors())
			complaints.add(Complaint.of(message.text(), message.throwable()));
		context.dispose();
		if (thrown != null) complaints.add(Complaint.of("", thrown));
		return exitCode(Complaint.distinct(complaints), debug);
	}

	/** The verbs of the command line. */
	private final class Actions implements Shell.Actions {

		@Override
		public int run(final Request request) {
			return inContext(request.debug(), context -> new HeadlessRun(context, out, err).run(request));
		}

		@Override
		public int describe(final String target) {
			final CommandInfo operation = new Operations().find(target);
			if (operation == null) return inContext(false, context -> describe(target, new Targets(context).find(target)));
			describe(Operations.name(operation), operation);
			return 0;
		}

		private void describe(final String name, final ModuleInfo info) {
			out.print(new OperationPage(info).text(name, inputs(info)));
		}

		@Override
		public int refuse(final Exception reason) {
			return exitCode(List.of(Complaint.of("", reason)), false);
		}

		@Override
		public List<ModuleItem<?>> inputs(final ModuleInfo info) {
			return StrictInputs.given(info);
		}
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
