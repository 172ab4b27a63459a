package org.scalinglaws.host.fiji;

import java.util.Map;

import org.scalinglaws.host.imagej.MacroCall;
import org.scalinglaws.host.imagej.MenuEntry;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Gives this package's commands the options of an ImageJ macro that calls them in
 * Fiji, as {@link MenuEntry} does in plain ImageJ. It follows Fiji's own
 * preprocessor, which knows numbers, but no tables by their names.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH - 1)
public class MacroInputsPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private DialogRuns runs;

	@Parameter
	private ConvertService converter;

	@Override
	public void process(final Module module) {
		if (runs == null || !runs.isShown(module)) return;
		final Map<String, String> options = MacroCall.options();
		if (options != null) give(module, runs.of(module), options);
	}

	/** Checks options and makes them the module's inputs. */
	void give(final Module module, final DialogRun run, final Map<String, String> options) {
		run.ofMacro();
		final Map<String, String> given = run.texts().ofMacro(options);
		run.give(given);
		final Map<String, Object> values = new StrictInputs(converter).convert(module.getInfo(), run.texts().values(given));
		values.forEach(module::setInput);
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo()))
			module.resolveInput(item.getName());
	}
}
