package org.scalinglaws.table;

import com.google.gson.JsonParseException;

/** What is wrong with a JSON text, in words: parsers speak of their own classes. */
public final class JsonError {

	private static final String LENIENT = "Use JsonReader\\.\\w+\\(.*?\\) to accept malformed JSON";

	private JsonError() {
		// static functions only
	}

	/** {@return what a parser complains of and where, as "Unterminated string at line 4 column 5 path $.rows"} */
	public static String words(final JsonParseException error) {
		final Throwable cause = error.getCause() == null ? error : error.getCause();
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst(LENIENT, "Malformed text");
	}
}
