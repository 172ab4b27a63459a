package org.scalinglaws.host.headless;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.parse.ParseService;

/** Runs what a command line names in a context, shows its progress and prints its outputs. */
public final class HeadlessRun {

	private final Context context;
	private final PrintStream out;
	private final PrintStream err;

	public HeadlessRun(final Context context, final PrintStream out, final PrintStream err) {
		this.context = context;
		this.out = out;
		this.err = err;
	}

	/**
	 * Runs a target.
	 *
	 * @param target as {@link Targets#find} takes it
	 * @param inputs as {@link InputText#parse} takes them
	 * @throws IllegalArgumentException before anything runs, if target or inputs
	 *           are not understood
	 * @throws ExecutionException if the module threw
	 */
	public void run(final String target, final String inputs) throws ExecutionException, InterruptedException {
		final Map<String, Object> given = new InputText(context.service(ParseService.class)).parse(inputs);
		final ModuleInfo info = new Targets(context).find(target);
		final ConsoleProgress progress = ConsoleProgress.of(context.service(EventService.class), err);
		try {
			final Module module = new Execution(context, new PrintWriter(out, true)).run(info, given);
			if (context.service(ConsoleLog.class).errors().isEmpty()) print(module);
		}
		finally {
			progress.close();
		}
	}

	private void print(final Module module) {
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value != null) out.println(OutputText.of(output.getName(), value));
		}
	}
}
