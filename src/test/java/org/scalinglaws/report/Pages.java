package org.scalinglaws.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads pages with a strict parser that is not ours: what is not closed or escaped ends it. */
public final class Pages {

	private static final String DOCTYPE = "<!DOCTYPE html>\n";

	private Pages() {
		// static reading only
	}

	/** The elements of a page. */
	public static Document parsed(final String html) {
		if (!html.startsWith(DOCTYPE)) throw new AssertionError("no document type");
		return xml(html.substring(DOCTYPE.length()));
	}

	/** The elements of any XML. */
	public static Document xml(final String text) {
		try {
			final var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(new InputSource(new StringReader(text)));
		}
		catch (final SAXException | IOException | ParserConfigurationException e) {
			throw new AssertionError(e.getMessage(), e);
		}
	}

	/** All elements of a name, in the order of the page. */
	public static List<Element> all(final Document page, final String name) {
		final NodeList found = page.getElementsByTagName(name);
		final List<Element> elements = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++)
			elements.add((Element) found.item(i));
		return elements;
	}
}
