package org.scalinglaws.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters, seed and version beside numbers: {@link String}, {@link Long}, {@link Double} or {@link Boolean} each. */
final class Metadata {

	private Metadata() {
		// static functions only
	}

	/** All entries, the second ones where a key is in both; in the order in which the keys came first. */
	static Map<String, Object> merged(final Map<String, Object> base, final Map<String, ?> entries) {
		final Map<String, Object> all = new LinkedHashMap<>(base);
		entries.forEach((key, value) -> all.put(key, plain(key, value)));
		return Collections.unmodifiableMap(all);
	}

	/**
	 * A value as one of the four types.
	 *
	 * @throws IllegalArgumentException if it is none
	 */
	static Object plain(final String key, final Object value) {
		if (value instanceof Integer || value instanceof Short || value instanceof Byte) return ((Number) value)
			.longValue();
		if (value instanceof Float) return ((Number) value).doubleValue();
		if (value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean)
			return value;
		throw new IllegalArgumentException("metadata " + key + " must be a text, number or truth value, was " + value);
	}
}
