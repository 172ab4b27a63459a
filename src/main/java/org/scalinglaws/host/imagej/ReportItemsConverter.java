package org.scalinglaws.host.imagej;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scalinglaws.command.support.ReportItems;
import org.scalinglaws.host.inputs.DataFiles;
import org.scalinglaws.host.inputs.WrittenValue;
import org.scijava.convert.AbstractConverter;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

/**
 * Makes the items of a report of what a script holds, a map or a list, or of what a person wrote:
 * {@code Loss over time = loss, theory.csv, Exponent = -0.98}. A name is that of a table or an image that is open, or else
 * the path of a file; numbers and quoted texts stand for themselves, but names that are open may be in quotes, too.
 */
@Plugin(type = Converter.class)
public class ReportItemsConverter extends AbstractConverter<Object, ReportItems> {

	@Override
	public boolean canConvert(final Class<?> source, final Class<?> target) {
		return target == ReportItems.class && source != null && (Map.class.isAssignableFrom(source) || Collection.class
			.isAssignableFrom(source) || CharSequence.class.isAssignableFrom(source));
	}

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		if (source instanceof Map) return target.cast(ReportItems.of((Map<?, ?>) source));
		if (source instanceof Collection) return target.cast(ReportItems.of((Collection<?>) source));
		return target.cast(written(source.toString().strip()));
	}

	private ReportItems written(final String text) {
		final Map<String, Object> items = new LinkedHashMap<>();
		final String inside = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
		for (final String part : WrittenValue.split(inside)) {
			final int equals = equals(part);
			final String value = part.substring(equals + 1).strip();
			final String caption = equals < 0 ? caption(value) : WrittenValue.of(part.substring(0, equals).strip()).text();
			if (value.isEmpty()) throw new IllegalArgumentException("items must be written caption = name, caption = name, was " +
				text);
			if (items.put(caption, item(WrittenValue.of(value))) != null) throw new IllegalArgumentException("items has " +
				caption + " twice");
		}
		return ReportItems.of(items);
	}

	/** The first equals sign that is not in quotes, or -1. */
	private static int equals(final String part) {
		char quote = 0;
		for (int i = 0; i < part.length(); i++) {
			final char c = part.charAt(i);
			if (c == '=' && quote == 0) return i;
			if (c == quote) quote = 0;
			else if (quote == 0 && part.substring(0, i).isBlank() && (c == '"' || c == '\'')) quote = c;
		}
		return -1;
	}

	/** A name, or of a path the file's without its kind. */
	private static String caption(final String value) {
		return WrittenValue.of(value).text().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.(csv|tsv|txt|png|svg|tiff?|jpe?g|gif)$", "")
			.replace('_', ' ');
	}

	private Object item(final WrittenValue value) {
		if (!(value.plain() instanceof String)) return value.plain();
		final Object open = new Sources(getContext()).any(value.text());
		if (open != null) return open;
		return value.quoted() ? value.text() : new DataFiles(getContext()).any("items", value.text());
	}

	/** How a person would write these names. */
	static String text(final List<String> names) {
		return names.stream().map(name -> name.matches(".*[,=\"'\\[\\](){}].*") ? "\"" + name.replace("\"", "\"\"") + "\"" : name)
			.collect(Collectors.joining(", "));
	}

	@Override
	public void populateInputCandidates(final Collection<Object> objects) {
		// not all lists of a session are items of a report
	}

	@Override
	public Class<ReportItems> getOutputType() {
		return ReportItems.class;
	}

	@Override
	public Class<Object> getInputType() {
		return Object.class;
	}
}
