package org.scalinglaws.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Drawings of others and of ours as parts of a page. */
class InlineSvgTest {

	private static final String HEAD = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 100 50'>";

	private static String markup(final String inside) {
		return InlineSvg.of(HEAD + inside + "</svg>").markup("p", "label");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>evil()</script>", "<script href='http://evil'/>", "<foreignObject><evil/></foreignObject>",
		"<style>@import url(http://evil);</style>", "<a href='http://evil'><path d='M0,0'/></a>", "<path onload='evil()' d='M0,0'/>",
		"<image href='http://evil/a.png'/>", "<image xlink:href='file:///evil'/>", "<image href='data:image/svg+xml;base64,evil'/>",
		"<use href='other.svg#evil'/>", "<rect fill='url(http://evil#a)'/>", "<rect style='fill:url(\"http://evil\")'/>",
		"<rect style='fill:u\\72l(evil)'/>", "<rect style='a:b}evil{c:d'/>", "<animate attributeName='href' to='evil'/>",
		"<set attributeName='onload' to='evil()'/>", "<path class='evil' d='M0,0'/>", "<x:evil xmlns:x='urn:x'/>",
		"<!-- evil -->", "<?evil?>", "<image href='javascript:evil()'/>" })
	void whatCouldRunOrLoadIsLeftOut(final String bad) {
		final String markup = markup(bad + "<path d='M1,1'/>");
		assertFalse(markup.contains("evil"), markup);
		assertTrue(markup.contains("M1,1"), markup);
		Pages.xml(markup);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no drawing", "<svg", "<html/>", "<svg/>", "<svg xmlns='http://www.w3.org/2000/svg'/>",
		"<svg xmlns='http://www.w3.org/2000/svg' viewBox='a b c d'/>", "<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='5'/>",
		"<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>&e;</svg>" })
	void whatIsNoDrawingIsRefused(final String svg) {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> InlineSvg.of(svg)).getMessage().startsWith("svg must "));
	}

	@Test
	void sizesBecomeAViewBox() {
		final Document svg = Pages.xml(InlineSvg.of("<svg xmlns='http://www.w3.org/2000/svg' width='20pt' height='10.5pt'/>").markup(
			"p", "a < b"));
		assertEquals("0 0 20 10.5", svg.getDocumentElement().getAttribute("viewBox"));
		assertEquals("a < b", svg.getDocumentElement().getAttribute("aria-label"));
		assertEquals("", svg.getDocumentElement().getAttribute("width"));
	}

	@Test
	void inkPaperAndGreysAreThePagesAndOthersStay() {
		final InlineSvg svg = InlineSvg.of(HEAD + "<rect fill='white' stroke='#000'/><text style='fill: rgb(0,0,0); font-size: 8px'>black" +
			"</text><path style='stroke:rgb(128,128,128);fill:none' d='M0,0'/><path fill='#D55E00' d='M0,0'/><path fill='rgb(0, 114, 178)'/></svg>");
		final String markup = svg.markup("p", "");
		assertEquals(Set.of(128), svg.greys());
		assertFalse(svg.isCoupledToWhite());
		for (final String kept : List.of("fill:var(--paper);stroke:var(--ink)", "fill:var(--ink);font-size:8px",
			"stroke:var(--grey128);fill:none", "fill:#D55E00", "fill:rgb(0, 114, 178)", ">black<"))
			assertTrue(markup.contains(kept), kept + " in " + markup);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<path fill='rgb(253,231,37)'/>", "<path style='fill:#ED8'/>", "<image href='data:image/png;base64,AAAA'/>" })
	void mapsStayOnWhite(final String part) {
		assertTrue(InlineSvg.of(HEAD + part + "</svg>").isCoupledToWhite());
	}

	@Test
	void noEyeSeesTheDigitsLeftOut() {
		final String markup = markup("<path d='M1.23456,-2e-7L33.333333,4'/><g transform='matrix(0.1234567891,0,0,1,2.5,0)'/>" +
			"<g transform='matrix(1,0,0,1,0,0)'/>");
		assertTrue(markup.contains("d=\"M1.23,-2e-7L33.33,4\"") && markup.contains("matrix(0.123457,0,0,1,2.5,0)"), markup);
		assertFalse(markup.contains("matrix(1,"), markup);
	}

	@Test
	void stylesAndNamesAreShared() {
		final String markup = markup("<defs><clipPath id='c'><rect width='5' height='5'/></clipPath></defs>" +
			"<path clip-path='url(#c)' style='fill:red;fill-opacity:1' d='M0,0'/><path style='fill:red' clip-path='url(#c)' d='M1,1'/><use xlink:href='#c'/>");
		assertEquals("<style>.ps0{clip-path:url(#pi0);fill:red}</style>", markup.replaceAll("(?s).*(<style>.*</style>).*", "$1"));
		assertTrue(markup.contains("id=\"pi0\"") && markup.contains("<use href=\"#pi0\"/>"), markup);
	}

	@Test
	void rastersOfSquaresShrinkWithoutLoss() throws IOException {
		final BufferedImage squares = new BufferedImage(60, 36, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 36; y++)
			for (int x = 0; x < 60; x++)
				squares.setRGB(x, y, 0x10203 * (x / 12) + 0x5000 * (y / 12));
		final Document svg = Pages.xml(markup("<image width='5' height='3' href='" + uri(squares) + "'/>"));
		final Element image = Pages.all(svg, "image").get(0);
		final BufferedImage small = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.getAttribute("href")
			.replaceFirst(".*,", ""))));
		assertEquals(5, small.getWidth());
		assertEquals(3, small.getHeight());
		for (int y = 0; y < 36; y++)
			for (int x = 0; x < 60; x++)
				assertEquals(squares.getRGB(x, y), small.getRGB(x / 12, y / 12));
		assertTrue(Pages.all(svg, "style").get(0).getTextContent().contains("image-rendering:pixelated"));
		squares.setRGB(59, 35, 1);
		assertEquals(uri(squares), SmallRaster.of(uri(squares)));
	}

	private static String uri(final BufferedImage image) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
	}
}
