package org.scalinglaws.host.inputs;

import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;

/**
 * The last thing before a module of this package runs: each input is as the module declares it, whoever gave it, a
 * program, a dialog, or the module itself as its default. {@link StrictModuleService} puts it behind all others, and
 * uses it also where nothing else is asked for.
 */
final class DeclaredInputs extends AbstractPreprocessorPlugin {

	/** @throws IllegalArgumentException if one is not */
	@Override
	public void process(final Module module) {
		InputRanges.check(module);
	}
}
