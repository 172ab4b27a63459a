package org.scalinglaws.host.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.host.inputs.InputRanges;
import org.scalinglaws.host.inputs.StrictInputs;
import org.scalinglaws.table.Columns;
import org.scijava.Context;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;

/**
 * The inputs of a module as ImageJ's dialogs and macros give them: texts by name,
 * which are numbers, truth values, or the names of open images and tables and of
 * what earlier commands left.
 */
public final class InputTexts {

	/** The text that stands before the names of the results, and an underscore; empty for none. */
	public static final String RESULTS = "results";

	/** How a person gives an input. */
	public enum Kind {
		TRUTH, DATA, CHOICE, FILE, TEXT
	}

	private final Module module;
	private final Sources sources;
	private final List<ModuleItem<?>> items;

	public InputTexts(final Module module, final Sources sources) {
		this.module = module;
		this.sources = sources;
		items = StrictInputs.given(module.getInfo()).stream().filter(item -> item.getType() != Object.class && item
			.getType() != Map.class).toList(); // a function or a map of a script has no text
	}

	/** The inputs that a person gives in a text or by a name. */
	public List<ModuleItem<?>> items() {
		return items;
	}

	/** What a dialog shows at first: defaults, and of data what most likely is meant. */
	public Map<String, String> defaults() {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			final boolean data = kind(item) == Kind.DATA;
			final boolean all = item.getType() == ReportItems.class;
			texts.put(item.getName(), all ? ReportItemsConverter.text(sources.open()) : data ? sources.likely(item) : String.valueOf(start(item) == null ? "" : start(item)));
		}
		texts.put(RESULTS, sources.isTakenByAnother(module.getInfo()) ? plainTitle() : "");
		return texts;
	}

	/**
	 * Texts by the names of inputs, from the options of a macro. An input goes by its
	 * label or its name; case, spaces and underscores do not count. A picture that is
	 * not given is the current image, anything else is left out.
	 *
	 * @throws IllegalArgumentException if an option is unknown or given twice
	 */
	public Map<String, String> ofMacro(final Map<String, String> options) {
		final Map<String, String> texts = new LinkedHashMap<>();
		options.forEach((key, text) -> {
			final String name = plain(key).equals(RESULTS) ? RESULTS : item(key).getName();
			if (texts.put(name, text) != null) throw new IllegalArgumentException("option " + key + " is given twice");
		});
		for (final ModuleItem<?> item : items)
			if (kind(item) == Kind.DATA && Sources.isPicture(item)) texts.putIfAbsent(item.getName(), sources.likely(item));
		return texts;
	}

	/**
	 * The values of texts, checked as far as the module declares what it takes.
	 *
	 * @throws IllegalArgumentException if a text does not fit its input, or a
	 *           required input is not given
	 */
	public Map<String, Object> values(final Map<String, String> texts) {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			final String text = texts.getOrDefault(item.getName(), "");
			final boolean data = kind(item) == Kind.DATA;
			if (!text.isBlank() && !(data && text.equals(Sources.NONE))) values.put(item.getName(), data ? sources.get(item, text)
				: text);
			else if (item.isRequired() && start(item) == null) throw new IllegalArgumentException(Sources.missing(
				item));
		}
		final Context context = sources.context();
		InputRanges.check(module.getInfo(), new StrictInputs(context.service(ConvertService.class)).convert(module.getInfo(),
			values));
		return values;
	}

	/** The names of the data among texts. */
	public List<String> dataNames(final Map<String, String> texts) {
		final List<String> names = new ArrayList<>();
		for (final ModuleItem<?> item : items)
			if (kind(item) == Kind.DATA && texts.containsKey(item.getName())) names.add(texts.get(item.getName()));
		return names;
	}

	/** The names that a dialog offers for data. */
	public List<String> offered(final ModuleItem<?> item) {
		final List<String> names = sources.names(item);
		names.add(item.isRequired() ? names.size() : 0, Sources.NONE);
		return names;
	}

	public Kind kind(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		if (type == Boolean.class || type == boolean.class) return Kind.TRUTH;
		if (isData(type)) return Kind.DATA;
		if (!choices(item).isEmpty()) return Kind.CHOICE;
		return type == File.class ? Kind.FILE : Kind.TEXT;
	}

	/** Whether an input of a type goes by the name of a table, an image, a matrix, a measure or a problem. */
	public static boolean isData(final Class<?> type) {
		return type == Columns.class || type == ImagePlus.class || Sources.isKept(type) || RandomAccessibleInterval.class
			.isAssignableFrom(type);
	}

	public static List<String> choices(final ModuleItem<?> item) {
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(String::valueOf).toList();
	}

	/** What a dialog writes before the field. */
	static String label(final ModuleItem<?> item) {
		return item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel();
	}

	/** What a macro writes before the value. */
	static String key(final ModuleItem<?> item) {
		return label(item).toLowerCase(Locale.ROOT).replace(' ', '_');
	}

	private ModuleItem<?> item(final String key) {
		for (final ModuleItem<?> item : items)
			if (plain(key).equals(plain(label(item))) || plain(key).equals(plain(item.getName()))) return item;
		throw new IllegalArgumentException("option must be one of " + Stream.concat(items.stream().map(InputTexts::key), Stream
			.of(RESULTS)).toList() + ", was " + key);
	}

	private String plainTitle() {
		return module.getInfo().getTitle().replaceAll("\\W", "");
	}

	private static String plain(final String key) {
		return key.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
	}

	/** The default, which a command holds in its field and a script in its header. */
	private Object start(final ModuleItem<?> item) {
		final Object value = module.getInput(item.getName());
		return value == null ? item.getDefaultValue() : value;
	}
}
