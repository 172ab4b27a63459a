package org.scalinglaws.host.script;

import java.awt.GraphicsEnvironment;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptModule;

/** What a script has shown, for its report: figures and tables, comparisons, what it printed, its inputs and its text. */
final class ScriptPage {

	private static final String REPORT = "report";

	private final ScriptModule script; // null if it is not known
	private final String title;
	private final Map<String, Object> figures = new LinkedHashMap<>(), tables = new LinkedHashMap<>(),
			comparisons = new LinkedHashMap<>();
	private final List<String> lines = new ArrayList<>();

	/**
	 * @param script null if it is not known
	 * @param title as a file may have it, underscores for spaces
	 */
	ScriptPage(final ScriptModule script, final String title) {
		this.script = script;
		this.title = title.replace('_', ' ');
	}

	synchronized void line(final String line) {
		lines.add(line);
	}

	synchronized void compare(final String what, final double measured, final double standardError,
		final double predicted)
	{
		comparisons.put(free(what, comparisons), Map.of("measured", measured, "standardError", standardError, "predicted",
			predicted));
		lines.add(comparison(what, measured, standardError, predicted));
	}

	static String comparison(final String what, final double measured, final double standardError,
		final double predicted)
	{
		return what + ": measured " + ScriptText.number(measured, 5) + (Double.isNaN(standardError) ? "" : " +- " + ScriptText
			.number(standardError, 2)) + ", predicted " + ScriptText.number(predicted, 5);
	}

	/** Adds a figure or a table. */
	synchronized void add(final String caption, final Object item) {
		final Map<String, Object> items = item instanceof ij.ImagePlus ? figures : tables;
		items.put(free(caption.isEmpty() ? title : caption, items), item);
	}

	private static String free(final String caption, final Map<String, Object> items) {
		String free = caption;
		for (int i = 2; items.containsKey(free); i++)
			free = caption + " (" + i + ")";
		return free;
	}

	/** Whether the script's user wants a report. */
	boolean isWanted(final boolean otherwise) {
		final Object wanted = script == null || script.getInfo().getInput(REPORT) == null ? null : script.getInput(REPORT);
		return wanted instanceof Boolean ? (Boolean) wanted : otherwise && GraphicsEnvironment.isHeadless();
	}

	/** {@return the inputs of SaveReport} */
	synchronized Map<String, Object> inputs(final File file) {
		final Map<String, Object> items = new LinkedHashMap<>();
		final String text = text();
		if (!about(text).isEmpty()) items.put("About", about(text));
		items.putAll(figures);
		items.putAll(comparisons);
		items.put("Printed", String.join("\n", lines));
		tables.forEach((caption, table) -> items.put(free(caption, items), table));
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put("title", title);
		inputs.put("items", items);
		inputs.put("file", file);
		inputs.put("parameters", parameters());
		if (!text.isEmpty()) inputs.put("script", text);
		return inputs;
	}

	private Map<String, Object> parameters() {
		final Map<String, Object> parameters = new LinkedHashMap<>();
		if (script != null) script.getInputs().forEach((name, value) -> {
			if (value instanceof Number || value instanceof Boolean || value instanceof String) parameters.put(name, value);
		});
		parameters.remove(REPORT);
		return parameters;
	}

	/** The text of the script; empty if it is not known. */
	private String text() {
		if (script == null) return "";
		final ScriptInfo info = script.getInfo();
		try (BufferedReader reader = info.getReader()) {
			return reader == null ? Files.readString(Path.of(info.getPath())) : reader.lines().collect(Collectors.joining("\n"));
		}
		catch (final IOException exc) {
			return ""; // a page without it is better than none
		}
	}

	/** The comment that a script begins with. */
	private static String about(final String text) {
		return text.lines().takeWhile(line -> line.matches("(//|#[^@]).*")).map(line -> line.replaceFirst("^(//|#)\\s*", ""))
			.collect(Collectors.joining(" "));
	}
}
