package org.scalinglaws.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Takes from a drawing all that is not drawn, and all that could run or load something. */
final class SvgCleaner {

	private static final Set<String> DRAWN = Set.of("svg", "g", "defs", "clipPath", "mask", "linearGradient",
		"radialGradient", "stop", "path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "image", "use", "title", "desc");

	/** Colours and text decorations, numbers, lists, names; no escapes, blocks, rules or comments of CSS. */
	private static final String HARMLESS = "[\\w\\s.,;:()#%+'\"*=-]*";

	private static final String PICTURE = "data:image/(png|jpeg);base64,[A-Za-z0-9+/=\\s]*";

	private SvgCleaner() {
		// static cleaning only
	}

	/** @throws IllegalArgumentException if the drawing has neither a view box nor a size */
	static void clean(final Element root) {
		frame(root);
		element(root);
	}

	/** Its view box, which all sizes follow from; sizes of its own give way to those of the page. */
	private static void frame(final Element root) {
		final String width = root.getAttribute("width").replaceAll("[a-z]+$", ""), height = root.getAttribute("height")
			.replaceAll("[a-z]+$", ""), number = "\\d+(\\.\\d*)?", box = "(-?" + number + "[\\s,]+){2}" + number + "[\\s,]+" +
				number;
		if (!root.getAttribute("viewBox").trim().matches(box)) {
			if (!width.matches(number) || !height.matches(number)) throw new IllegalArgumentException(
				"svg must have a viewBox, or a width and a height");
			root.setAttribute("viewBox", "0 0 " + width + " " + height);
		}
		for (final String own : List.of("width", "height", "x", "y"))
			root.removeAttribute(own);
	}

	private static void element(final Element element) {
		for (final Attr attribute : attributes(element))
			if (!isHarmless(attribute)) element.removeAttributeNode(attribute);
		for (final Node child : children(element))
			if (child instanceof Element && isDrawn((Element) child)) element((Element) child);
			else if (child.getNodeType() != Node.TEXT_NODE) element.removeChild(child);
	}

	private static boolean isDrawn(final Element element) {
		return "http://www.w3.org/2000/svg".equals(element.getNamespaceURI()) && DRAWN.contains(element.getLocalName());
	}

	private static boolean isHarmless(final Attr attribute) {
		final String name = name(attribute);
		final String value = attribute.getValue();
		if (name.equals("href")) return value.matches("#[\\w.-]+") || value.matches(PICTURE);
		final boolean own = attribute.getNamespaceURI() == null && !name.startsWith("on") && !name.equals("class");
		return own && value.matches(HARMLESS) && !value.replaceAll("url\\(#[\\w.-]+\\)", "").contains("url(");
	}

	/** The name without the prefix of a namespace. */
	static String name(final Attr attribute) {
		return attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
	}

	static List<Attr> attributes(final Element element) {
		final List<Attr> all = new ArrayList<>();
		for (int i = 0; i < element.getAttributes().getLength(); i++)
			all.add((Attr) element.getAttributes().item(i));
		return all;
	}

	static List<Node> children(final Element element) {
		final List<Node> all = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling())
			all.add(child);
		return all;
	}
}
