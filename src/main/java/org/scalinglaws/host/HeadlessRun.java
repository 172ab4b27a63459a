package org.scalinglaws.host;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.module.process.SaveInputsPreprocessor;
import org.scijava.parse.ParseService;
import org.scijava.plugin.PluginService;
import org.scijava.script.ScriptModule;

/** Runs one module in a context: checks its inputs, shows progress, prints its outputs. */
final class HeadlessRun {

	private final Context context;
	private final PrintStream out;
	private final PrintStream err;

	HeadlessRun(final Context context, final PrintStream out, final PrintStream err) {
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
	void run(final String target, final String inputs) throws ExecutionException, InterruptedException {
		final Map<String, Object> given = new InputText(context.service(ParseService.class)).parse(inputs);
		final ModuleInfo info = new Targets(context).find(target);
		final Map<String, Object> values = new StrictInputs(context.service(ConvertService.class)).convert(info, given);
		InputRanges.check(info, values);
		print(info, execute(info, values));
	}

	private Module execute(final ModuleInfo info, final Map<String, Object> values) throws ExecutionException,
		InterruptedException
	{
		final ModuleService modules = context.service(ModuleService.class);
		final Module module = modules.createModule(info);
		if (module instanceof ScriptModule) ((ScriptModule) module).setOutputWriter(new PrintWriter(out, true));
		try (ConsoleProgress progress = ConsoleProgress.of(context.service(EventService.class), err)) {
			modules.run(module, preprocessors(), null, values).get();
		}
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) throw new IllegalStateException("canceled: " +
			((Cancelable) module).getCancelReason());
		return module;
	}

	/** SciJava's preprocessors (services, defaults), but for those that carry inputs from run to run. */
	private List<PreprocessorPlugin> preprocessors() {
		final List<PreprocessorPlugin> all = new ArrayList<>(context.service(PluginService.class).createInstancesOfType(
			PreprocessorPlugin.class));
		all.removeIf(p -> p instanceof LoadInputsPreprocessor || p instanceof SaveInputsPreprocessor);
		return all;
	}

	private void print(final ModuleInfo info, final Module module) {
		for (final ModuleItem<?> output : info.outputs()) {
			final Object value = module.getOutput(output.getName());
			if (value != null) out.println(OutputText.of(output.getName(), value));
		}
	}
}
