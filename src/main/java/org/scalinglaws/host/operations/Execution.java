package org.scalinglaws.host.operations;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.scalinglaws.host.inputs.InputRanges;
import org.scalinglaws.host.inputs.MemoryNeed;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.module.process.SaveInputsPreprocessor;
import org.scijava.plugin.PluginService;
import org.scijava.script.ScriptModule;
import org.scijava.ui.FilePreprocessor;

/** Runs one module: all inputs are checked first, and no input is carried over from an earlier run. */
public final class Execution {

	private final Context context;
	private final PrintWriter scriptOutput;

	/**
	 * @param scriptOutput where scripts print to
	 */
	public Execution(final Context context, final PrintWriter scriptOutput) {
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
	public Module run(final ModuleInfo info, final Map<String, Object> inputs) throws ExecutionException, InterruptedException {
		return run(info, inputs, future -> { });
	}

	/**
	 * Runs a module to its end.
	 *
	 * @param running takes the run when it has started, by which it can be canceled
	 */
	public Module run(final ModuleInfo info, final Map<String, Object> inputs, final Consumer<Future<?>> running)
		throws ExecutionException, InterruptedException
	{
		final Map<String, Object> values = new StrictInputs(context.service(ConvertService.class)).convert(info, inputs);
		InputRanges.check(info, values);
		final ModuleService modules = context.service(ModuleService.class);
		final Module module = modules.createModule(info);
		if (module instanceof ScriptModule) ((ScriptModule) module).setOutputWriter(scriptOutput);
		leaveOut(module, values);
		final Future<Module> future = modules.run(module, preprocessors(context), null, values);
		running.accept(future);
		try {
			future.get();
		}
		catch (final ExecutionException exc) {
			throw MemoryNeed.cause(exc) == null ? exc : new ExecutionException(MemoryNeed.named(module, exc));
		}
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) throw new IllegalStateException("canceled: " +
			((Cancelable) module).getCancelReason());
		return module;
	}

	/** Optional inputs that are not given stay so; SciJava would make a number its minimum or 0. */
	static void leaveOut(final Module module, final Map<String, Object> values) {
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo()))
			if (!item.isRequired() && item.getDefaultValue() == null && values.get(item.getName()) == null) module.resolveInput(
				item.getName());
	}

	/**
	 * SciJava's preprocessors (services, defaults), but for those that carry inputs from run to run, and the one that asks
	 * for a file where that is the only input, and without a display cancels.
	 */
	static List<PreprocessorPlugin> preprocessors(final Context context) {
		final List<PreprocessorPlugin> all = new ArrayList<>(context.service(PluginService.class).createInstancesOfType(
			PreprocessorPlugin.class));
		all.removeIf(p -> p instanceof LoadInputsPreprocessor || p instanceof SaveInputsPreprocessor ||
			p instanceof FilePreprocessor);
		return all;
	}
}
