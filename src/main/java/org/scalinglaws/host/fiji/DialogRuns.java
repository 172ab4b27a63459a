package org.scalinglaws.host.fiji;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.scalinglaws.command.support.Attributes;
import org.scalinglaws.host.headless.Complaint;
import org.scalinglaws.host.imagej.MacroCall;
import org.scalinglaws.host.imagej.ProgressBar;
import org.scalinglaws.host.inputs.Audience;
import org.scalinglaws.host.inputs.MemoryNeed;
import org.scalinglaws.host.inputs.OwnModules;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.app.StatusService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.event.ModuleCanceledEvent;
import org.scijava.module.event.ModuleErroredEvent;
import org.scijava.module.event.ModuleExecutedEvent;
import org.scijava.module.event.ModuleExecutingEvent;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.script.ScriptInfo;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.task.Task;
import org.scijava.ui.DialogPrompt.MessageType;
import org.scijava.ui.UIService;

import ij.IJ;
import ij.plugin.frame.Recorder;

/**
 * What belongs to the runs of this package's modules that a person starts in
 * SciJava's user interface, as in Fiji: progress in the status bar, Escape, and
 * where inputs are refused a sentence that says why, after which the dialog comes
 * back as it was left.
 * <p>
 * Runs that a program starts with all inputs given, and everything without a
 * display, go their way untouched.
 * </p>
 */
@Plugin(type = Service.class)
public class DialogRuns extends AbstractService implements Audience {

	@Parameter
	private EventService events;

	@Parameter(required = false)
	private StatusService status;

	@Parameter(required = false)
	private UIService ui;

	private final Map<Module, DialogRun> runs = Collections.synchronizedMap(new WeakHashMap<>());

	/** The run of a module, which begins when it is first asked for. */
	DialogRun of(final Module module) {
		return runs.computeIfAbsent(module, m -> new DialogRun(context(), m));
	}

	/** Whether a person was asked for the inputs of a module. */
	boolean isAsked(final Module module) {
		final DialogRun run = runs.get(module);
		return run != null && run.isAsked();
	}

	/** Whether a person or a macro started a module. */
	private boolean isStarted(final Module module) {
		final DialogRun run = runs.get(module);
		return run != null && (run.isAsked() || run.isOfMacro());
	}

	@Override
	public boolean isTold(final Module module) {
		final DialogRun run = runs.get(module);
		return run != null && run.isTold();
	}

	@Override
	public boolean isShown(final Module module) {
		return OwnModules.contain(module.getInfo()) && ui != null && !ui.isHeadless() && ui.isVisible();
	}

	@EventHandler
	void onEvent(final ModuleExecutingEvent event) {
		final Module module = event.getModule();
		final ModuleInfo info = module.getInfo(); // not the module, which would keep itself and its results
		if (isStarted(module)) of(module).start(new ProgressBar(info.getTitle(), events, task -> isOf(task, info), this::show));
	}

	@EventHandler
	void onEvent(final ModuleExecutedEvent event) {
		end(event.getModule());
		if (isAsked(event.getModule())) record(event.getModule(), of(event.getModule()));
	}

	@EventHandler
	void onEvent(final ModuleCanceledEvent event) {
		end(event.getModule());
	}

	@EventHandler
	void onEvent(final ModuleErroredEvent event) {
		final Module module = event.getModule();
		end(module);
		final Complaint complaint = Complaint.of("", MemoryNeed.named(module, event.getException()));
		final DialogRun run = runs.get(module);
		if (run == null || !isShown(module) || !complaint.isRefusal()) return; // the log and its stack trace are of use
		if (run.isOfMacro()) {
			event.consume();
			run.tell();
			MacroCall.refuse(module.getInfo().getTitle(), complaint.text());
		}
		else if (run.isAsked()) {
			event.consume();
			run.tell();
			tell(module.getInfo().getTitle(), complaint.text());
			ask(module);
		}
	}

	private void end(final Module module) {
		if (isStarted(module)) of(module).end();
	}

	/** Whether a task is of a module's run: those of a command bear its title, a script has those of many commands. */
	private static boolean isOf(final Task task, final ModuleInfo info) {
		return info instanceof ScriptInfo || info.getTitle().equals(task.getName());
	}

	private void show(final String message, final double fraction) {
		if (status != null && message != null) status.showStatus((int) (1000 * fraction), 1000, message);
	}

	/** Writes a call from one of SciJava's dialogs to ImageJ's recorder, if it is on and Fiji's own leaves it to us. */
	private static void record(final Module module, final DialogRun run) {
		final ModuleInfo info = module.getInfo();
		if (!IJ.recording() || !info.is(Attributes.NO_RECORD)) return;
		final Map<String, String> texts = run.given();
		for (final ModuleItem<?> item : StrictInputs.given(info))
			if (!InputField.isOwn(item)) texts.put(item.getName(), module.getInput(item.getName()) == null ? "" : String.valueOf(
				module.getInput(item.getName())));
		Recorder.setCommand(info.getMenuPath().getLeaf().getName());
		MacroCall.record(info, texts);
		Recorder.saveCommand();
	}

	/** Shows a sentence to the person, and waits until it is read. */
	void tell(final String title, final String sentence) {
		ui.showDialog(sentence, title, MessageType.ERROR_MESSAGE);
	}

	/** Opens the dialog again, with what was given. */
	void ask(final Module module) {
		final ModuleService modules = context().service(ModuleService.class); // which itself knows of this service
		final Module again = modules.createModule(module.getInfo());
		for (final ModuleItem<?> item : StrictInputs.given(module.getInfo()))
			again.setInput(item.getName(), module.getInput(item.getName()));
		of(again).give(of(module).given());
		modules.run(again, true);
	}
}
