package org.scalinglaws.host.script;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.script.ScriptModule;

/** Gives scripts that ask for a {@link ScriptRun} one of their own. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 1)
public class ScriptRunPreprocessor extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module instanceof ScriptModule)) return;
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (item.getType() == ScriptRun.class) {
				if (module.getInput(item.getName()) == null) module.setInput(item.getName(), new ScriptRun(context(),
					(ScriptModule) module));
				module.resolveInput(item.getName());
			}
	}
}
