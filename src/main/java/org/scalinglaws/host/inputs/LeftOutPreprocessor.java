package org.scalinglaws.host.inputs;

import java.io.File;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.util.Types;

/**
 * Leaves inputs of this package's modules out that nobody gave and nobody is asked for:
 * SciJava would make a number its minimum or 0, and cancel for want of a file.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 2)
public class LeftOutPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private Audience audience;

	@Override
	public void process(final Module module) {
		if (!OwnModules.contain(module.getInfo()) || audience != null && audience.isShown(module)) return;
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo())) {
			final boolean filled = !item.isRequired() || Types.isNumber(item.getType()) || item.getType() == File.class;
			if (filled && item.getDefaultValue() == null && module.getInput(item.getName()) == null) module.resolveInput(item
				.getName());
		}
	}
}
