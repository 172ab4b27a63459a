package org.scalinglaws.report;

/** A text as it stands, line by line. */
record Note(String caption, String text) implements Section {

	@Override
	public Kind kind() {
		return Kind.TEXT;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("section").element("h3", caption).element("pre", text, "tabindex", "0").close().line();
	}
}
