package org.scalinglaws.host.inputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads inputs written as {@code key=value,key=value}, in one argument or in several. */
public final class InputText {

	private static final String COMMAS = " (numbers are listed in brackets, as [1, 0.5]; text with a comma stands in quotes, " +
		"which the shell is kept from taking away, as 'title=\"u, s\"')";

	private InputText() {
		// static methods only
	}

	/**
	 * Reads the pairs in their order.
	 *
	 * @throws IllegalArgumentException if a text is malformed or a key repeats
	 */
	public static Map<String, WrittenValue> parse(final List<String> texts) {
		final Map<String, WrittenValue> inputs = new LinkedHashMap<>();
		for (final String text : texts)
			if (!text.isBlank()) try {
				final List<String> pairs = WrittenValue.split(text);
				pairs.forEach(pair -> put(inputs, pair, pairs.size() > 1 ? COMMAS : ""));
			}
			catch (final IllegalArgumentException exc) {
				throw new IllegalArgumentException("inputs must be written key=value,key=value: " + exc.getMessage() + ", in " +
					text, exc);
			}
		return inputs;
	}

	private static void put(final Map<String, WrittenValue> inputs, final String pair, final String hint) {
		final int equals = pair.indexOf('=');
		final String key = equals < 0 ? "" : pair.substring(0, equals).trim();
		final String value = pair.substring(equals + 1).trim();
		if (!key.matches("[A-Za-z_]\\w*") || value.isEmpty()) throw new IllegalArgumentException("'" + pair.trim() +
			"' is no pair" + hint);
		if (inputs.putIfAbsent(key, WrittenValue.of(value)) != null) throw new IllegalArgumentException(key +
			" is given twice");
	}
}
