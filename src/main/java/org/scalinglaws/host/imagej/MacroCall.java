package org.scalinglaws.host.imagej;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scalinglaws.host.inputs.StrictInputs;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

/**
 * How a command knows that a macro called it, what it was given, and how it stops
 * the macro; and how a call from the menu is recorded.
 * <p>
 * The options are read here and not by ImageJ's dialogs: those take
 * {@code final_learning_rate=0} for {@code learning_rate=}, leave unknown options
 * aside, and turn every truth value that is not named to false.
 * </p>
 */
public final class MacroCall {

	private MacroCall() {
		// static methods only
	}

	/**
	 * The options by their keys; null if a person is to be asked. A key alone stands
	 * for true.
	 *
	 * @throws IllegalArgumentException if they are malformed
	 */
	public static Map<String, String> options() {
		final String options = Macro.getOptions();
		if (options == null) return isUnattended() ? new LinkedHashMap<>() : null;
		return parse(options);
	}

	/** Reads {@code key=value key=[value with spaces] key}. */
	static Map<String, String> parse(final String options) {
		final Map<String, String> parsed = new LinkedHashMap<>();
		int at = 0;
		while (at < options.length()) {
			if (Character.isWhitespace(options.charAt(at))) {
				at++;
				continue;
			}
			int end = at;
			while (end < options.length() && options.charAt(end) != '=' && !Character.isWhitespace(options.charAt(end)))
				end++;
			final String key = options.substring(at, end);
			final boolean hasValue = end < options.length() && options.charAt(end) == '=';
			at = hasValue ? valueEnd(options, end + 1) : end;
			final String text = hasValue ? unquote(options.substring(end + 1, at)) : "true";
			if (parsed.put(key, variable(text)) != null) throw new IllegalArgumentException("option " + key +
				" is given twice");
		}
		return parsed;
	}

	/** Writes the options of a call to ImageJ's recorder, if it is on. */
	public static void record(final ModuleInfo info, final Map<String, String> texts) {
		if (IJ.recording()) write(info, texts);
	}

	/** Writes the options of a call as those of the recorder's command. */
	static void write(final ModuleInfo info, final Map<String, String> texts) {
		Recorder.resetCommandOptions(); // of a call that was refused
		final List<ModuleItem<?>> items = new ArrayList<>(StrictInputs.given(info));
		// the recorder complains of x= after logarithmic_x=
		items.sort(Comparator.comparing(item -> items.stream().noneMatch(other -> other != item && InputTexts.key(other)
			.endsWith(InputTexts.key(item)))));
		for (final ModuleItem<?> item : items) {
			final String text = texts.getOrDefault(item.getName(), "");
			if (!text.isBlank()) Recorder.recordOption(InputTexts.key(item), text);
		}
		final String prefix = texts.getOrDefault(InputTexts.RESULTS, "");
		if (!prefix.isBlank()) Recorder.recordOption(InputTexts.RESULTS, prefix);
	}

	/** Shows an error to a person; of a macro it goes to the log and stops the macro. */
	static void stop(final String title, final String message) {
		if (!IJ.isMacro() && !isUnattended()) {
			IJ.error("Scaling Laws", InputDialog.wrap(message));
			return;
		}
		if (isUnattended()) System.err.println("Scaling Laws, " + title + ": " + message);
		if (IJ.getInstance() != null) IJ.log("Scaling Laws, " + title + ": " + message); // without a window it is printed
		abort(message);
	}

	/** Writes to the log why the inputs of a call were refused, and stops the macro. */
	public static void refuse(final String title, final String message) {
		IJ.log("Scaling Laws, " + title + ": " + message);
		try {
			abort(message);
		}
		catch (final RuntimeException exc) {
			if (!Macro.MACRO_CANCELED.equals(exc.getMessage())) throw exc; // in Fiji the macro runs in another thread
		}
	}

	/** Stops the macro that is running, if there is one, without a window. */
	static void abort(final String message) {
		if (!IJ.isMacro()) return;
		final Interpreter macro = Interpreter.getInstance();
		if (macro != null) {
			macro.setIgnoreErrors(true); // they would be shown in a modal dialog
			macro.abort(message);
		}
		Macro.abort();
		throw new RuntimeException(Macro.MACRO_CANCELED);
	}

	/** Whether there is nobody to ask. */
	private static boolean isUnattended() {
		return IJ.getInstance() == null || Interpreter.isBatchMode();
	}

	private static int valueEnd(final String options, final int start) {
		int end = start;
		if (end < options.length() && options.charAt(end) == '[') {
			int depth = 0;
			for (; end < options.length(); end++) {
				if (options.charAt(end) == '[') depth++;
				else if (options.charAt(end) == ']' && --depth == 0) return end + 1;
			}
			throw new IllegalArgumentException("bracket not closed in the options " + options.trim());
		}
		while (end < options.length() && !Character.isWhitespace(options.charAt(end)))
			end++;
		return end;
	}

	private static String unquote(final String text) {
		return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
	}

	/** The value of a macro's variable, if the text is its name after an ampersand. */
	private static String variable(final String text) {
		final Interpreter macro = Interpreter.getInstance();
		final String value = text.startsWith("&") && macro != null ? macro.getVariableAsString(text.substring(1)) : null;
		return value == null ? text : value;
	}
}
