package org.scalinglaws.host.script;

import java.awt.GraphicsEnvironment;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.table.Columns;
import org.scijava.module.ModuleItem;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptModule;

import ij.ImagePlus;

/** What a script has shown, for its report: figures and tables, comparisons, what it printed, its inputs and its text. */
final class ScriptPage {

	private static final String REPORT = "report", FOLDER = "folder";

	private final ScriptModule script; // null if it is not known
	private final String title;
	private final Map<String, ImagePlus> figures = new LinkedHashMap<>();
	private final Map<String, Columns> tables = new LinkedHashMap<>();
	private final Map<String, Object> comparisons = new LinkedHashMap<>();
	private final List<String> lines = new ArrayList<>();

	/**
	 * @param script null if it is not known
	 * @param title as a file may have it, underscores for spaces
	 */
	ScriptPage(final ScriptModule script, final String title) {
		this.script = script;
		this.title = title.replace('_', ' ');
	}

	/** Takes note of a printed line that is no comparison, which the page has in a table of its own. */
	synchronized void line(final String line) {
		lines.add(line);
	}

	synchronized void compare(final String what, final double measured, final double standardError,
		final double predicted)
	{
		comparisons.put(free(what, comparisons), Map.of("measured", measured, "standardError", standardError, "predicted",
			predicted));
	}

	static String comparison(final String what, final double measured, final double standardError,
		final double predicted)
	{
		return what + ": measured " + ScriptText.number(measured, 5) + (Double.isNaN(standardError) ? "" : " +- " + ScriptText
			.number(standardError, 2)) + ", predicted " + ScriptText.number(predicted, 5);
	}

	synchronized void add(final String caption, final ImagePlus figure) {
		figures.put(free(caption.isEmpty() ? title : caption, figures), figure);
	}

	synchronized void add(final String caption, final Columns table) {
		tables.put(free(caption.isEmpty() ? title : caption, tables), table);
	}

	private static String free(final String caption, final Map<String, ?> items) {
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
		items.putAll(figures);
		items.putAll(comparisons);
		if (!lines.isEmpty() || items.isEmpty()) items.put("Printed", String.join("\n", lines));
		// what sums up comes before the curves
		tables.entrySet().stream().sorted(Comparator.comparingLong(table -> table.getValue().rows())).forEach(table -> items
			.put(free(table.getKey(), items), table.getValue()));
		final Map<String, Object> inputs = new LinkedHashMap<>();
		inputs.put("title", title);
		if (!about(text).isEmpty()) inputs.put("subtitle", about(text));
		inputs.put("items", items);
		inputs.put("file", file);
		inputs.put("parameters", parameters());
		if (!text.isEmpty()) inputs.put("script", text);
		return inputs;
	}

	private Map<String, Object> parameters() {
		final Map<String, Object> parameters = new LinkedHashMap<>();
		if (script != null) for (final ModuleItem<?> item : script.getInfo().inputs()) {
			final Object value = script.getInput(item.getName());
			if (value instanceof Number || value instanceof Boolean || value instanceof String) parameters.put(item.getName(),
				value);
			if (value instanceof File) parameters.put(item.getName(), value.toString());
		}
		parameters.keySet().removeAll(List.of(REPORT, FOLDER)); // of which nothing depends that the page shows
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
			.filter(line -> !line.isBlank()).collect(Collectors.joining(" "));
	}
}
