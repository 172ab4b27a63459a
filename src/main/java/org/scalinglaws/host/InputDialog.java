package org.scalinglaws.host;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.table.Columns;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import net.imglib2.RandomAccessibleInterval;

/**
 * An ImageJ dialog made from the inputs of a module, and through it also what
 * macros record and play: each input's key is the first letters of its label up
 * to a space, so that spaces become underscores.
 */
final class InputDialog {

	private final Module module;
	private final Sources sources;
	private final GenericDialog dialog;

	InputDialog(final Module module, final Sources sources) {
		this.module = module;
		this.sources = sources;
		dialog = new GenericDialog(module.getInfo().getTitle());
		for (final ModuleItem<?> item : items())
			add(item);
		dialog.addHelp(help());
	}

	/**
	 * Asks for the inputs.
	 *
	 * @return what was given by name, or null if the dialog was canceled
	 */
	Map<String, Object> ask() {
		final Map<String, Object> values = new LinkedHashMap<>();
		if (items().isEmpty()) return values;
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		for (final ModuleItem<?> item : items()) {
			final Object value = next(item);
			if (value != null) values.put(item.getName(), value);
		}
		return values;
	}

	private List<ModuleItem<?>> items() {
		return StrictInputs.given(module.getInfo());
	}

	private void add(final ModuleItem<?> item) {
		final String label = label(item);
		final Object start = start(item);
		final Class<?> type = item.getType();
		if (isTruth(type)) dialog.addCheckbox(label, Boolean.TRUE.equals(start));
		else if (isData(type)) addChoice(label, dataNames(item), null);
		else if (!choices(item).isEmpty()) addChoice(label, choices(item), start);
		else if (type == File.class) dialog.addFileField(label, start == null ? "" : start.toString());
		else dialog.addStringField(label, start == null ? "" : start.toString(), 12);
	}

	private String help() {
		return items().stream().map(item -> "<p><b>" + label(item).replace('_', ' ') + "</b> " + (item
			.getDescription() == null ? "" : item.getDescription())).collect(Collectors.joining("", "<html>", "</html>"));
	}

	private void addChoice(final String label, final List<String> names, final Object start) {
		dialog.addChoice(label, names.toArray(String[]::new), start == null ? names.get(0) : start.toString());
	}

	/** The next value in the order of the fields, numbers as the text that was typed; null if left empty. */
	private Object next(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (isTruth(type)) return dialog.getNextBoolean();
		if (isData(type)) return sources.get(dialog.getNextChoice(), type);
		final String text = choices(item).isEmpty() ? dialog.getNextString() : dialog.getNextChoice();
		return text.isBlank() ? null : text;
	}

	private List<String> dataNames(final ModuleItem<?> item) {
		final List<String> names = sources.names(item.getType());
		names.add(item.isRequired() ? names.size() : 0, Sources.NONE);
		return names;
	}

	/** The default, which a command holds in its field and a script in its header. */
	private Object start(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		return value == null ? item.getDefaultValue() : value;
	}

	private static List<String> choices(final ModuleItem<?> item) {
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(String::valueOf).toList();
	}

	private static boolean isTruth(final Class<?> type) {
		return type == Boolean.class || type == boolean.class;
	}

	private static boolean isData(final Class<?> type) {
		return type == Columns.class || type == ImagePlus.class || RandomAccessibleInterval.class.isAssignableFrom(type);
	}

	private static String label(final ModuleItem<?> item) {
		final String label = item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel();
		return label.replace(' ', '_');
	}
}
