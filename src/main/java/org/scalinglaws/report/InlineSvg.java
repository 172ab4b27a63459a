package org.scalinglaws.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.SortedSet;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.scalinglaws.ground.Require;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A drawing as a part of a page: without scripts, links and whatever could be loaded from elsewhere, with names that no
 * other drawing of the page has, smaller (digits that no eye sees, styles once each, rasters in as many pixels as they
 * show), and with black, white and greys as variables of the page, so that they turn round where it is dark.
 */
public final class InlineSvg {

	private static final String SVG = "http://www.w3.org/2000/svg";

	private final Element root;
	private final SvgColours colours;
	private final boolean rasters;

	private InlineSvg(final Element root) {
		this.root = root;
		colours = SvgColours.of(root);
		rasters = root.getElementsByTagNameNS(SVG, "image").getLength() > 0;
	}

	/**
	 * Reads a drawing.
	 *
	 * @param svg the text of an SVG file
	 * @throws IllegalArgumentException if it is no SVG, declares a document type, or has neither a view box nor a size
	 */
	public static InlineSvg of(final String svg) {
		final Element root = parsed(Require.given("svg", svg)).getDocumentElement();
		if (!SVG.equals(root.getNamespaceURI()) || !"svg".equals(root.getLocalName())) throw new IllegalArgumentException(
			"svg must be a drawing, was <" + root.getNodeName() + ">");
		SvgCleaner.clean(root);
		return new InlineSvg(root);
	}

	private static Document parsed(final String svg) {
		try {
			final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true); // entities could load files
			final var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null); // it would print
			return builder.parse(new InputSource(new StringReader(svg)));
		}
		catch (final SAXException e) {
			throw new IllegalArgumentException("svg must be well-formed: " + e.getMessage(), e);
		}
		catch (final IOException | ParserConfigurationException e) { // neither from memory nor of this Java
			throw new IllegalStateException(e);
		}
	}

	/** {@return the number of characters that it adds to a page} */
	public int length() {
		return markup("f0", "").length();
	}

	/** Whether its colours mean something beside white only, as those of maps do: it then stays on white. */
	boolean isCoupledToWhite() {
		return rasters || colours.isLight();
	}

	/** In the units of its view box. */
	double width() {
		return SvgWriter.box(root, 2);
	}

	/** In the units of its view box. */
	double height() {
		return SvgWriter.box(root, 3);
	}

	/** The greys between black and white that it uses, from 1 to 254, which the page declares as variables. */
	SortedSet<Integer> greys() {
		return colours.greys();
	}

	/**
	 * The element.
	 *
	 * @param prefix of all names in it
	 * @param label what it shows, for those who hear the page
	 */
	String markup(final String prefix, final String label) {
		return new SvgWriter(prefix, root).write(label);
	}
}
