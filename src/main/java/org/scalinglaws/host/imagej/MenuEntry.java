package org.scalinglaws.host.imagej;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.scalinglaws.host.headless.Complaint;
import org.scalinglaws.host.operations.Execution;
import org.scalinglaws.host.operations.Targets;
import org.scijava.Context;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogListener;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleService;
import org.scijava.script.ScriptInfo;

/**
 * Runs a command or a packaged script in plain ImageJ: inputs come from the
 * options of a macro or else from a dialog, which comes back with a message as
 * long as they are refused; outputs become windows.
 */
public final class MenuEntry {

	private final Context context;
	private final ModuleInfo info;
	private final Sources sources;
	private final InputTexts texts;

	private MenuEntry(final Context context, final String target) {
		this.context = context;
		info = new Targets(context).find(target);
		sources = new Sources(context);
		texts = new InputTexts(context.service(ModuleService.class).createModule(info), sources);
	}

	/**
	 * Runs a target as {@link Targets#find} takes it; errors are shown, or stop the
	 * macro that called.
	 */
	public static void run(final String target) {
		SharedContext.inPluginLoader(() -> {
			try {
				new MenuEntry(SharedContext.get(), target).run();
			}
			catch (final ExecutionException | InterruptedException | IllegalArgumentException | IllegalStateException exc) {
				MacroCall.stop(target.replaceFirst("\\.groovy$", "").replaceFirst(".*[./]", ""), Complaint.of("", exc).text());
			}
			return null;
		});
	}

	private void run() throws ExecutionException, InterruptedException {
		final Map<String, String> options = MacroCall.options();
		if (options != null) execute(texts.ofMacro(options), new ArrayList<>());
		else ask();
	}

	private void ask() throws ExecutionException, InterruptedException {
		Map<String, String> given = texts.defaults();
		String problem = null;
		while (true) {
			final InputDialog dialog = new InputDialog(info, texts, given, problem);
			given = dialog.ask();
			if (given == null) return;
			try {
				MacroCall.record(info, given);
				execute(given, new ArrayList<>());
				return;
			}
			catch (final ExecutionException | IllegalArgumentException exc) {
				final Complaint complaint = Complaint.of("", exc);
				if (info instanceof ScriptInfo || !complaint.isRefusal()) throw exc;
				problem = complaint.text();
			}
		}
	}

	private void execute(final Map<String, String> given, final List<Complaint> complaints) throws ExecutionException,
		InterruptedException
	{
		final Map<String, Object> inputs = texts.values(given);
		final LogService log = context.service(LogService.class);
		final LogListener listener = message -> {
			if (message.level() <= LogLevel.ERROR) complaints.add(Complaint.of(message.text(), message.throwable()));
		};
		log.addLogListener(listener); // an exception in a script is only logged
		final ProgressBar bar = new ProgressBar(info.getTitle(), context.service(EventService.class));
		final AtomicReference<Future<?>> running = new AtomicReference<>();
		final EscapeKey escape = new EscapeKey(() -> cancel(bar, running.get()));
		try (bar; escape) {
			final Module module = new Execution(context, new PrintWriter(new LogWindow(), true)).run(info, inputs,
				running::set);
			if (!bar.isCanceled() && !complaints.isEmpty()) throw new IllegalStateException(complaints.get(complaints.size() -
				1).text());
			if (complaints.isEmpty()) new Results(sources, given.getOrDefault(InputTexts.RESULTS, ""),
				bar.isCanceled()).show(module, texts.dataNames(given));
		}
		catch (final CancellationException exc) {
			// of a script, which leaves nothing
		}
		finally {
			log.removeLogListener(listener);
		}
		if (bar.isCanceled()) MacroCall.abort(info.getTitle() + " was canceled");
	}

	/** A command ends by itself when its task is canceled, a script only when it is interrupted. */
	private void cancel(final ProgressBar bar, final Future<?> running) {
		bar.cancel();
		if (info instanceof ScriptInfo && running != null) running.cancel(true);
	}
}
