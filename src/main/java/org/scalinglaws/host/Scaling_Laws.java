package org.scalinglaws.host;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogListener;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * All menu entries of this package in plain ImageJ: {@code plugins.config} names
 * this class with a command's class or script:PATH as the argument, and the
 * dialog is made from the inputs of what is run.
 */
public class Scaling_Laws implements PlugIn {

	@Override
	public void run(final String target) {
		SharedContext.inPluginLoader(() -> {
			final List<Complaint> complaints = new ArrayList<>();
			try {
				run(SharedContext.get(), target, complaints);
			}
			catch (final ExecutionException | InterruptedException | RuntimeException exc) {
				complaints.add(Complaint.of("", exc));
			}
			if (!complaints.isEmpty()) IJ.error("Scaling Laws", complaints.get(complaints.size() - 1).text());
			return null;
		});
	}

	private static void run(final Context context, final String target, final List<Complaint> complaints)
		throws ExecutionException, InterruptedException
	{
		final ModuleInfo info = new Targets(context).find(target);
		final Sources sources = new Sources(context);
		final Map<String, Object> inputs = new InputDialog(context.service(ModuleService.class).createModule(info), sources)
			.ask();
		if (inputs == null) return;
		final ProgressBar bar = new ProgressBar();
		context.service(EventService.class).subscribe(bar);
		final LogService log = context.service(LogService.class);
		final LogListener listener = message -> {
			if (message.level() <= LogLevel.ERROR) complaints.add(Complaint.of(message.text(), message.throwable()));
		};
		log.addLogListener(listener); // an exception in a script is only logged
		try {
			final Module module = new Execution(context, new PrintWriter(new LogWindow(), true)).run(info, inputs);
			if (complaints.isEmpty()) new Results(sources).show(module);
		}
		finally {
			log.removeLogListener(listener);
			bar.end();
		}
	}
}
