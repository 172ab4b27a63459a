package org.scalinglaws.host.operations;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

import org.scalinglaws.command.support.OperationService;
import org.scalinglaws.command.support.ScalingCommand;
import org.scalinglaws.host.inputs.DeclaredInputs;
import org.scalinglaws.host.inputs.InputRanges;
import org.scalinglaws.host.inputs.MemoryNeed;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.host.script.ScriptRun;
import org.scalinglaws.task.Progress;
import org.scijava.Cancelable;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.script.ScriptModule;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Runs modules on the calling thread, without the events and the waiting of a run of their own. */
@Plugin(type = Service.class)
public final class DefaultOperationService extends AbstractService implements OperationService {

	@Parameter
	private ModuleService modules;

	@Parameter
	private ConvertService converter;

	private Targets targets;

	@Override
	public ModuleInfo find(final String name) {
		return targets().find(name);
	}

	private synchronized Targets targets() {
		if (targets == null) targets = new Targets(context());
		return targets;
	}

	@Override
	public Map<String, Object> checked(final ModuleInfo info, final Map<String, ?> inputs) {
		final Map<String, Object> values = new StrictInputs(converter).convert(info, new LinkedHashMap<>(inputs));
		InputRanges.check(info, values);
		final Module module = modules.createModule(info);
		if (!(module instanceof ScriptModule)) {
			values.forEach(module::setInput);
			InputRanges.check(module);
		}
		return values;
	}

	@Override
	public Map<String, Object> run(final ModuleInfo info, final Map<String, ?> inputs) throws ExecutionException {
		return outputs(info, inputs, null);
	}

	@Override
	public Map<String, Object> run(final ModuleInfo info, final Map<String, ?> inputs, final Progress whole)
		throws ExecutionException
	{
		if (whole.isCanceled()) throw new CancellationException();
		final Map<String, Object> outputs = outputs(info, inputs, whole);
		if (whole.isCanceled()) throw new CancellationException();
		return outputs;
	}

	private Map<String, Object> outputs(final ModuleInfo info, final Map<String, ?> inputs, final Progress whole)
		throws ExecutionException
	{
		final Module module = modules.createModule(info);
		try {
			final Map<String, Object> values = new StrictInputs(converter).convert(info, new LinkedHashMap<>(inputs));
			if (module instanceof ScriptModule) run((ScriptModule) module, values, whole);
			else run(module, values, whole);
		}
		catch (final CancellationException | ExecutionException exc) {
			throw exc;
		}
		catch (final RuntimeException | OutOfMemoryError exc) {
			throw new ExecutionException(MemoryNeed.named(module, exc));
		}
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) throw new CancellationException(info
			.getTitle() + " was canceled");
		return module.getOutputs();
	}

	private static void run(final Module module, final Map<String, Object> values, final Progress whole) {
		values.forEach(module::setInput);
		if (whole != null && module.getDelegateObject() instanceof ScalingCommand) ((ScalingCommand) module
			.getDelegateObject()).within(whole);
		DeclaredInputs.settle(module);
		module.run();
	}

	/** What a script throws, SciJava only prints, here to a writer of our own. */
	private void run(final ScriptModule script, final Map<String, Object> values, final Progress whole) throws ExecutionException {
		InputRanges.check(script.getInfo(), values);
		final StringWriter errors = new StringWriter();
		script.setOutputWriter(Writer.nullWriter());
		script.setErrorWriter(new PrintWriter(errors, true));
		Execution.leaveOut(script, values);
		values.forEach((name, value) -> {
			script.setInput(name, value);
			script.resolveInput(name);
		});
		if (whole != null) for (final ModuleItem<?> item : script.getInfo().inputs())
			if (item.getType() == ScriptRun.class) script.setInput(item.getName(), new ScriptRun(context(), script).within(whole));
		KeptEngines.run(script, () -> new ModuleRunner(context(), script, Execution.preprocessors(context()), null).run());
		if (whole != null && whole.isCanceled()) throw new CancellationException();
		final String text = errors.toString();
		if (text.contains("\n\tat ")) throw new ExecutionException(new IllegalStateException(message(text)));
	}

	/** The first line of a stack trace without the exception's class. */
	private static String message(final String trace) {
		final String first = trace.strip().split("\\R\\s*at ", 2)[0].strip();
		if (first.startsWith(OutOfMemoryError.class.getName())) return MemoryNeed.sentence("The script", first.substring(first
			.indexOf(':') + 1).strip());
		final String plain = first.replaceFirst("(?s)^(?:[\\w$]+\\.)+[\\w$]+: ", "");
		return plain.isBlank() ? first : plain;
	}
}
