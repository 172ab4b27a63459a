package org.scalinglaws.host;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Shows the tables, vectors and images that this package's modules give in a SciJava
 * user interface, as plain ImageJ does ({@link Results}), and keeps matrices and
 * measures for later commands. Numbers and texts are left to the host, which has a
 * table for them. Without a display, or where a module runs without its processors,
 * nothing is shown.
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
		final Sources sources = new Sources(getContext());
		final Results results = new Results(sources, run.prefix(), run.isCanceled());
		for (final ModuleItem<?> output : module.getInfo().outputs())
			if (Results.isData(module.getOutput(output.getName())) && !module.isOutputResolved(output.getName())) {
				results.show(output, module, run.dataNames());
				module.resolveOutput(output.getName());
			}
	}
}
