package org.scalinglaws.report;

import java.nio.ByteBuffer;
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

	private static final double WIDE = 1.75; // six panels in two rows are

	@Override
	public Kind kind() {
		return Kind.FIGURE;
	}

	@Override
	public void write(final Html html, final int number) {
		html.open("figure", "id", "figure-" + number, "class", isWide() ? "wide" : null);
		html.open("div", "class", drawing == null || drawing.isCoupledToWhite() ? "picture card" : "picture", "tabindex", isWide()
			? "0" : null, "role", isWide() ? "region" : null, "aria-label", isWide() ? "Figure " + number : null);
		if (drawing != null) html.raw(drawing.markup("f" + number, caption));
		else html.open("img", "alt", caption, "src", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
		html.close().open("figcaption").element("span", "Figure " + number + ". ", "class", "number").text(caption).close();
		Provenance.write(html, made);
		html.close().line();
	}

	/** Whether it is wide, as panels beside each other are, and wants the whole width of a page; on a phone it scrolls. */
	private boolean isWide() {
		if (drawing != null) return drawing.width() > WIDE * drawing.height();
		if (png.length < 24) return false;
		final ByteBuffer head = ByteBuffer.wrap(png); // the two sizes stand behind the first 16 bytes
		return head.getInt(16) > WIDE * head.getInt(20);
	}
}
