package org.scalinglaws.host.fiji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.host.imagej.EscapeKey;
import org.scalinglaws.host.imagej.InputTexts;
import org.scalinglaws.host.imagej.ProgressBar;
import org.scalinglaws.host.imagej.Sources;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** One run of a module in SciJava's user interface: what its dialog shows, and how the run goes. */
final class DialogRun {

	private final InputTexts texts;
	private final Map<String, String> given;
	private ProgressBar bar;
	private EscapeKey escape;
	private boolean asked;
	private boolean macro;
	private boolean told;

	/** A run whose dialog shows the defaults. */
	DialogRun(final Context context, final Module module) {
		// the defaults of a new module: SciJava fills optional numbers of this one with 0 or their minimum
		texts = new InputTexts(context.service(ModuleService.class).createModule(module.getInfo()), new Sources(context));
		given = new LinkedHashMap<>(texts.defaults());
	}

	InputTexts texts() {
		return texts;
	}

	/** What the dialog shows for an input. */
	synchronized String text(final ModuleItem<?> item) {
		return given.getOrDefault(item.getName(), "");
	}

	/** Notes what a person wrote or chose. */
	synchronized void give(final String name, final String text) {
		given.put(name, text);
	}

	/** All that was given, by the names of the inputs. */
	synchronized Map<String, String> given() {
		return new LinkedHashMap<>(given);
	}

	/** Takes all texts from elsewhere: a macro, or the dialog of an earlier run. */
	synchronized void give(final Map<String, String> all) {
		given.clear();
		given.putAll(all);
	}

	/** The names of the tables, matrices and images that were chosen. */
	List<String> dataNames() {
		return texts.dataNames(given());
	}

	/** What stands before the names of the results: the command's, if one of another command has the same name. */
	synchronized String prefix() {
		return given.getOrDefault(InputTexts.RESULTS, "");
	}

	/** Says that a person is asked for inputs, and so will see what comes of it. */
	synchronized void ask() {
		asked = true;
	}

	synchronized boolean isAsked() {
		return asked;
	}

	/** Says that a macro calls, which is to stop where inputs are refused. */
	synchronized void ofMacro() {
		macro = true;
	}

	synchronized boolean isOfMacro() {
		return macro;
	}

	/** Says that the person was told why the run failed. */
	synchronized void tell() {
		told = true;
	}

	synchronized boolean isTold() {
		return told;
	}

	/** Shows progress from now on, and hears Escape. */
	synchronized void start(final ProgressBar progress) {
		bar = progress;
		escape = new EscapeKey(progress::cancel);
	}

	/** Shows no more. */
	synchronized void end() {
		if (escape == null) return;
		escape.close();
		bar.close();
		escape = null;
	}

	synchronized boolean isCanceled() {
		return bar != null && bar.isCanceled();
	}
}
