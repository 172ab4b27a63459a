package org.scalinglaws.host.fiji;

import org.scalinglaws.host.imagej.Results;
import org.scalinglaws.host.imagej.Sources;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Shows what this package's modules give in a SciJava user interface as plain
 * ImageJ does ({@link Results}), so that dialogs and macros find it by the same
 * names. Without a display, or where a module runs without its processors, nothing
 * is shown.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.HIGH)
public class ResultsPostprocessor extends AbstractPostprocessorPlugin {

	@Parameter(required = false)
	private DialogRuns runs;

	@Override
	public void process(final Module module) {
		if (runs != null && runs.isShown(module)) show(module, runs.of(module));
	}

	/** Shows what a run gave, and marks it as shown. */
	void show(final Module module, final DialogRun run) {
		new Results(new Sources(getContext()), run.prefix(), run.isCanceled()).show(module, run.dataNames());
	}
}
