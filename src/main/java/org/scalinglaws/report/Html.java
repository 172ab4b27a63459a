package org.scalinglaws.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Writes elements, each closed and all texts escaped, so that the page is XML, too. */
final class Html {

	private static final Set<String> EMPTY = Set.of("meta", "link", "img", "br");

	private final StringBuilder page = new StringBuilder();
	private final Deque<String> open = new ArrayDeque<>();

	/**
	 * Opens an element.
	 *
	 * @param attributes names and values in turn; one whose value is null is left out
	 */
	Html open(final String name, final String... attributes) {
		page.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2)
			if (attributes[i + 1] != null) page.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i +
				1])).append('"');
		page.append(EMPTY.contains(name) ? "/>" : ">");
		if (!EMPTY.contains(name)) open.push(name);
		return this;
	}

	/** Closes the element that was opened last. */
	Html close() {
		page.append("</").append(open.pop()).append('>');
		return this;
	}

	/** An element that holds only text. */
	Html element(final String name, final String text, final String... attributes) {
		return open(name, attributes).text(text).close();
	}

	/** A list of names and what they stand for. */
	Html pairs(final List<String[]> pairs) {
		open("dl", "class", "pairs");
		for (final String[] pair : pairs)
			open("div").element("dt", pair[0]).element("dd", pair[1]).close();
		return close();
	}

	Html text(final String text) {
		page.append(escaped(text));
		return this;
	}

	/** Text that is markup already. */
	Html raw(final String markup) {
		page.append(markup);
		return this;
	}

	Html line() {
		page.append('\n');
		return this;
	}

	/** Text without what markup could be made of, and without the characters that XML lacks. */
	static String escaped(final String text) {
		final StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach(c -> {
			if (c == '&') escaped.append("&amp;");
			else if (c == '<') escaped.append("&lt;");
			else if (c == '>') escaped.append("&gt;");
			else if (c == '"') escaped.append("&#34;");
			else if (c == '\'') escaped.append("&#39;");
			else escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
		});
		return escaped.toString();
	}

	private static boolean isXml(final int c) {
		return c == '\n' || c == '\t' || c >= 0x20 && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF;
	}

	@Override
	public String toString() {
		if (!open.isEmpty()) throw new IllegalStateException("not closed: " + open);
		return page.toString();
	}
}
