package org.scalinglaws.report;

import java.util.Base64;
import java.util.Map;

/**
 * A figure with its caption.
 *
 * @param drawing null if there is a picture
 * @param png null if there is a drawing
 * @param made how it was made; may be empty
 */
record Figure(String caption, InlineSvg drawing, byte[] png, Map<String, ?> made) implements Section {

	@Override
	public Kind kind() {
		return Kind.FIGURE;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("figure", "id", "figure-" + number, "class", drawing != null && drawing.isWide() ? "wide" : null);
		html.open("div", "class", drawing == null || drawing.isCoupledToWhite() ? "picture card" : "picture");
		if (drawing != null) html.raw(drawing.markup("f" + number, caption));
		else html.open("img", "alt", caption, "src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
		html.close().open("figcaption").element("span", "Figure " + number + ". ", "class", "number").text(caption).close();
		Provenance.write(html, made);
		html.close().line();
	}
}
