package org.scalinglaws.host.headless;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.parse.ParseService;
import org.scijava.parsington.eval.Unresolved;

/** Reads inputs written as {@code key=value,key=value}. */
final class InputText {

	private final ParseService parser;

	InputText(final ParseService parser) {
		this.parser = parser;
	}

	/**
	 * Reads the pairs in their order. A value is a number, truth value, quoted
	 * text or [list] as SciJava reads it; anything else is text as it stands.
	 *
	 * @throws IllegalArgumentException if the text is malformed or a key repeats
	 */
	Map<String, Object> parse(final String text) {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		if (text.isBlank()) return inputs;
		for (final String pair : split(text)) {
			final int equals = pair.indexOf('=');
			final String key = equals < 0 ? "" : pair.substring(0, equals).trim();
			final String value = pair.substring(equals + 1).trim();
			if (!key.matches("[A-Za-z_]\\w*") || value.isEmpty()) throw malformed(text, "'" + pair.trim() + "' is no pair");
			if (inputs.putIfAbsent(key, value(text, value)) != null) throw malformed(text, key + " is given twice");
		}
		return inputs;
	}

	private Object value(final String text, final String value) {
		final boolean quoted = "\"'[".indexOf(value.charAt(0)) >= 0;
		if (!quoted && value.contains("=")) throw malformed(text, "'" + value + "' holds = and is not quoted");
		// '/' means a path: SciJava would take 3/2 for an integer division, 1
		if (!quoted && value.contains("/")) return value;
		try {
			final Object parsed = parser.parse("value=" + value, false).asMap().get("value");
			if (parsed != null && !(parsed instanceof Unresolved)) return parsed;
		}
		catch (final IllegalArgumentException | IllegalStateException exc) {
			if (quoted) throw malformed(text, exc.getMessage());
		}
		if (quoted) throw malformed(text, "cannot read " + value);
		return value;
	}

	/** Splits at the commas that stand outside quotes and brackets. */
	private static List<String> split(final String text) {
		final List<String> parts = new ArrayList<>();
		int start = 0, depth = 0;
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (quote != 0) {
				if (c == '\\') i++;
				else if (c == quote) quote = 0;
			}
			else if (c == '"' || c == '\'') quote = c;
			else if ("([{".indexOf(c) >= 0) depth++;
			else if (")]}".indexOf(c) >= 0 && --depth < 0) throw malformed(text, "bracket closed but never opened");
			else if (c == ',' && depth == 0) {
				parts.add(text.substring(start, i));
				start = i + 1;
			}
		}
		if (quote != 0) throw malformed(text, "quote not closed");
		if (depth > 0) throw malformed(text, "bracket not closed");
		parts.add(text.substring(start));
		return parts;
	}

	private static IllegalArgumentException malformed(final String text, final String why) {
		return new IllegalArgumentException("inputs must be written key=value,key=value: " + why + ", in " + text);
	}
}
