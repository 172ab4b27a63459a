package org.scalinglaws.host.fiji;

import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/** Notes, just before SciJava's dialog opens, that a person is asked for inputs of a module of this package. */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 0.5)
public class AskedPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private DialogRuns runs;

	@Override
	public void process(final Module module) {
		if (runs == null || !runs.isShown(module)) return;
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo()))
			if (!module.isInputResolved(item.getName())) runs.of(module).ask();
	}
}
