package org.scalinglaws.report;

import java.util.List;
import java.util.Map;

/** How something was made: names and values, shown on request. */
final class Provenance {

	private Provenance() {
		// static writing only
	}

	static void write(final Html html, final Map<String, ?> entries) {
		if (entries.isEmpty()) return;
		html.open("details").element("summary", "How it was made").pairs(pairs(entries)).close().line();
	}

	static List<String[]> pairs(final Map<String, ?> entries) {
		return entries.entrySet().stream().map(entry -> new String[] { entry.getKey(), text(entry.getValue()) }).toList();
	}

	/** A value as it is; of a number that is not whole its shortest text. */
	static String text(final Object value) {
		final boolean fraction = value instanceof Number && !(value instanceof Integer) && !(value instanceof Long);
		return fraction ? ShortNumber.full(((Number) value).doubleValue()) : String.valueOf(value);
	}
}
