package org.scalinglaws.figure.file;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Bidi;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.scalinglaws.figure.sheet.Sheet;
import org.scalinglaws.figure.sheet.Size;
import org.scalinglaws.figure.style.Style;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawerDefaultFonts;

/**
 * Draws figures as PDF. The same figure is the same bytes.
 * <p>
 * Texts are set in PDF's own Helvetica, as wide as they were measured; raised
 * digits are digits that are raised. Letters that it does not have (Greek, signs
 * of mathematics) are drawn as shapes, as are texts that go from right to left.
 * </p>
 */
final class PdfPen extends PdfBoxGraphics2D {

	private static final String RAISED = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207B";
	private static final String NORMAL = "0123456789\u2013";
	private static final double SMALL = 0.66, RAISE = 0.33; // of what is raised, in sizes of the font

	// it warns whenever a system has no Helvetica to measure with; the texts were measured before
	private static final Logger FONTS = Logger.getLogger(PDType1Font.class.getName());

	static {
		FONTS.setLevel(Level.SEVERE);
	}

	private final CharsetEncoder letters = Charset.forName("windows-1252").newEncoder();

	private PdfPen(final PDDocument document, final PDRectangle area) throws IOException {
		super(document, area);
		setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawerDefaultFonts());
	}

	/** A document of one page. */
	static byte[] bytes(final Sheet sheet) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final PDRectangle area = new PDRectangle((float) (sheet.width() / Size.POINT), (float) (sheet.height() / Size.POINT));
		try (PDDocument document = new PDDocument()) {
			document.setDocumentId(1L); // otherwise it is the time
			final PDPage page = new PDPage(area);
			document.addPage(page);
			final PdfPen pen = new PdfPen(document, area);
			pen.scale(1 / Size.POINT, 1 / Size.POINT);
			sheet.draw(pen);
			pen.dispose();
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.drawForm(pen.getXFormObject());
			}
			document.save(bytes);
		}
		catch (final IOException e) { // not in memory
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** Those that all figures are laid out by. */
	@Override
	public FontMetrics getFontMetrics(final Font font) {
		return Style.metrics(font);
	}

	@Override
	public void drawString(final String given, final float x, final float y) {
		final String text = given.replaceAll("\\p{Cc}", ""); // controls, which pictures do not show
		if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
			fill(new TextLayout(text, getFont(), getFontRenderContext()).getOutline(AffineTransform.getTranslateInstance(x, y)));
			return;
		}
		double left = x;
		for (int from = 0, to = 1; from < text.length(); from = to++) {
			while (to < text.length() && kind(text.charAt(to)) == kind(text.charAt(from)))
				to++;
			final String run = text.substring(from, to);
			final double width = Style.bounds(getFont(), run).getWidth();
			final int kind = kind(run.charAt(0));
			if (kind == 0) fill(getFont().createGlyphVector(getFontRenderContext(), run).getOutline((float) left, y));
			else if (kind == 1) write(run.replace('\u2212', '\u2013'), left, y, getFont(), width);
			else write(digits(run), left, y - RAISE * getFont().getSize2D(), getFont().deriveFont((float) (SMALL * getFont()
				.getSize2D())), width);
			left += width;
		}
	}

	/** Whether a letter is raised (2), in the fonts of PDF (1), or neither (0). */
	private int kind(final char letter) {
		return RAISED.indexOf(letter) >= 0 ? 2 : letter == '\u2212' || letters.canEncode(letter) ? 1 : 0;
	}

	private static String digits(final String raised) {
		final StringBuilder digits = new StringBuilder();
		raised.chars().forEach(letter -> digits.append(NORMAL.charAt(RAISED.indexOf(letter))));
		return digits.toString();
	}

	private void write(final String run, final double x, final double y, final Font font, final double width) {
		final AffineTransform before = getTransform();
		final Font usual = getFont();
		try {
			final double own = new PDType1Font(PdfBoxGraphics2DFontTextDrawerDefaultFonts.chooseMatchingHelvetica(font))
				.getStringWidth(run) * font.getSize2D() / 1000;
			translate(x, y);
			scale(width / own, 1);
			setFont(font);
			super.drawString(run, 0f, 0f);
		}
		catch (final IOException e) { // not of fonts that are built in
			throw new UncheckedIOException(e);
		}
		finally {
			setFont(usual);
			setTransform(before);
		}
	}
}
