package org.scalinglaws.report;

/** A number, a truth value or a few words, with what they are. */
record Value(String caption, Object value) implements Section {

	@Override
	public Kind kind() {
		return Kind.NUMBER;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("div").element("dt", caption);
		if (value instanceof Double || value instanceof Float) {
			final double exact = ((Number) value).doubleValue();
			html.element("dd", ShortNumber.of(exact), "title", ShortNumber.title(exact));
		}
		else html.element("dd", String.valueOf(value));
		html.close().line();
	}
}
