package org.scalinglaws.host;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.module.process.SaveInputsPreprocessor;
import org.scijava.plugin.PluginService;
import org.scijava.script.ScriptModule;

/** Runs one module: all inputs are checked first, and no input is carried over from an earlier run. */
final class Execution {

	private final Context context;
	private final PrintWriter scriptOutput;

	/**
	 * @param scriptOutput where scripts print to
	 */
	Execution(final Context context, final PrintWriter scriptOutput) {
		this.context = context;
		this.scriptOutput = scriptOutput;
	}

	/**
	 * Runs a module to its end.
	 *
	 * @return the module with its outputs
	 * @throws IllegalArgumentException before anything runs, if the inputs do not
	 *           fit
	 * @throws ExecutionException if the module threw; an exception in a script is
	 *           only logged, by SciJava
	 * @throws IllegalStateException if it was canceled
	 */
	Module run(final ModuleInfo info, final Map<String, Object> inputs) throws ExecutionException, InterruptedException {
		final Map<String, Object> values = new StrictInputs(context.service(ConvertService.class)).convert(info, inputs);
		InputRanges.check(info, values);
		final ModuleService modules = context.service(ModuleService.class);
		final Module module = modules.createModule(info);
		if (module instanceof ScriptModule) ((ScriptModule) module).setOutputWriter(scriptOutput);
		modules.run(module, preprocessors(), null, values).get();
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
}
