package org.scalinglaws.report;

/** A text as it stands, line by line; where blanks align it, in letters of one width. */
record Note(String caption, String text) implements Section {

	@Override
	public Kind kind() {
		return Kind.TEXT;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("section").element("h3", caption);
		if (text.matches("(?s).*\\S(  |\t).*")) html.element("pre", text, "tabindex", "0");
		else html.element("p", text, "class", "prose");
		html.close().line();
	}
}
