package org.scalinglaws.host.headless;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.Targets;
import org.scalinglaws.host.inputs.GivenInputs;
import org.scalinglaws.host.inputs.InputText;
import org.scalinglaws.host.inputs.WrittenValue;
import org.scalinglaws.host.outputs.JsonOutputs;
import org.scalinglaws.host.outputs.OutputText;
import org.scalinglaws.host.outputs.SavedOutputs;
import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

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
	 * @throws IllegalArgumentException before anything runs, if target or inputs
	 *           are not understood
	 * @throws ExecutionException if the module threw
	 */
	public void run(final Request request) throws ExecutionException, InterruptedException {
		final Map<String, WrittenValue> written = InputText.parse(request.inputs());
		final ModuleInfo info = new Targets(context).find(request.target());
		final SavedOutputs saved = request.folder() == null ? null : new SavedOutputs(context, request.folder());
		final ConsoleLog log = context.service(ConsoleLog.class);
		if (request.json()) log.informTo(err);
		final ConsoleProgress progress = ConsoleProgress.of(context.service(EventService.class), err);
		try {
			final Map<String, Object> inputs = new GivenInputs(context).values(info, written);
			final Module module = new Execution(context, new PrintWriter(request.json() ? err : out, true)).run(info, inputs);
			if (!log.errors().isEmpty()) return;
			final Map<String, Object> outputs = outputs(module);
			if (request.json()) out.println(JsonOutputs.text(outputs));
			else outputs.forEach((name, value) -> out.println(OutputText.of(name, value)));
			if (saved != null) err.println("saved " + saved.save(outputs));
		}
		finally {
			progress.close();
		}
	}

	/** What there is to tell: a script's last value may be the run of a command, which is no result. */
	private static Map<String, Object> outputs(final Module module) {
		final Map<String, Object> outputs = new LinkedHashMap<>();
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			if (OutputText.says(value)) outputs.put(output.getName(), value);
		}
		return outputs;
	}
}
