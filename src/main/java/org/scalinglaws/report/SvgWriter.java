package org.scalinglaws.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a clean drawing as a part of a page. */
final class SvgWriter {

	/** Steps along the width of a drawing that no eye tells apart. */
	private static final double STEPS = 1e4;

	private static final int TRANSFORM_DECIMALS = 6;

	private static final Set<String> LENGTHS = Set.of("d", "points", "x", "y", "width", "height", "x1", "y1", "x2", "y2",
		"cx", "cy", "r", "rx", "ry", "stroke-width", "stroke-dasharray", "font-size");

	private static final Set<String> DEFAULTS = Set.of("fill-opacity:1", "stroke-opacity:1", "opacity:1", "font-weight:normal",
		"font-style:normal");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+([eE][-+]?\\d+)?");

	private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");

	private final String prefix;
	private final Element root;
	private final int decimals;
	private final Map<String, String> classes = new LinkedHashMap<>();
	private final Map<String, String> ids = new LinkedHashMap<>();
	private final StringBuilder body = new StringBuilder();

	SvgWriter(final String prefix, final Element root) {
		this.prefix = prefix;
		this.root = root;
		decimals = (int) Math.max(0, Math.ceil(Math.log10(STEPS / box(root, 2))));
	}

	/** One of the four numbers of a view box. */
	static double box(final Element root, final int index) {
		return Double.parseDouble(root.getAttribute("viewBox").trim().split("[\\s,]+")[index]);
	}

	String write(final String label) {
		children(root);
		final StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"").append(
			Html.escaped(label)).append("\" viewBox=\"").append(root.getAttribute("viewBox")).append("\"");
		final String style = style(root);
		if (!style.isEmpty()) svg.append(" class=\"").append(name(style)).append('"');
		svg.append("><style>");
		classes.forEach((declarations, name) -> svg.append('.').append(name).append('{').append(declarations).append('}'));
		return svg.append("</style>").append(body).append("</svg>").toString();
	}

	private void children(final Element parent) {
		for (final Node child : SvgCleaner.children(parent))
			if (child instanceof Element) element((Element) child);
			else if (!child.getTextContent().isBlank()) body.append(Html.escaped(child.getTextContent()));
	}

	private void element(final Element element) {
		final String name = element.getLocalName();
		body.append('<').append(name);
		final String raster = name.equals("image") ? SmallRaster.of(href(element)) : null;
		for (final Attr attribute : SvgCleaner.attributes(element))
			attribute(attribute);
		if (raster != null) write("href", raster);
		final String style = style(element) + (raster == null || raster.equals(href(element)) ? ""
			: ";image-rendering:pixelated");
		if (!style.isEmpty()) write("class", name(style.replaceFirst("^;", "")));
		if (element.getFirstChild() == null) body.append("/>");
		else {
			body.append('>');
			children(element);
			body.append("</").append(name).append('>');
		}
	}

	private void attribute(final Attr attribute) {
		final String name = SvgCleaner.name(attribute);
		final String value = attribute.getValue();
		if (name.equals("style") || isStyle(name)) return; // in the class
		if (name.equals("href")) {
			if (value.startsWith("#")) write(name, "#" + id(value.substring(1))); // a picture is written apart
		}
		else if (name.equals("id")) write(name, id(value));
		else if (name.equals("transform")) {
			if (!value.replace(" ", "").equals("matrix(1,0,0,1,0,0)")) write(name, rounded(value, TRANSFORM_DECIMALS));
		}
		else write(name, LENGTHS.contains(name) ? rounded(value, decimals) : named(value));
	}

	private void write(final String name, final String value) {
		body.append(' ').append(name).append("=\"").append(Html.escaped(value)).append('"');
	}

	/** Whether an attribute goes into the style: many elements have the same. */
	private static boolean isStyle(final String name) {
		return SvgColours.isPaint(name) || name.equals("clip-path");
	}

	/** The declarations of an element's style, with the attributes that go there. */
	private String style(final Element element) {
		final Map<String, String> all = new LinkedHashMap<>();
		for (final Attr attribute : SvgCleaner.attributes(element))
			if (isStyle(attribute.getName())) all.put(attribute.getName(), attribute.getValue().trim());
		for (final String declaration : element.getAttribute("style").split(";")) {
			final int colon = declaration.indexOf(':');
			if (colon > 0) all.put(declaration.substring(0, colon).trim(), declaration.substring(colon + 1).trim());
		}
		all.replaceAll((name, value) -> isStyle(name) ? SvgColours.variables(named(value)) : rounded(named(value), LENGTHS
			.contains(name) ? decimals : TRANSFORM_DECIMALS));
		return all.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue()).filter(one -> !DEFAULTS.contains(
			one)).collect(Collectors.joining(";"));
	}

	private String name(final String style) {
		return classes.computeIfAbsent(style, unknown -> prefix + "s" + classes.size());
	}

	/** With the page's names of what it leads to. */
	private String named(final String value) {
		return REFERENCE.matcher(value).replaceAll(name -> "url(#" + id(name.group(1)) + ")");
	}

	/** The page's name of something in the drawing. */
	private String id(final String own) {
		return ids.computeIfAbsent(own, unknown -> prefix + "i" + ids.size());
	}

	private static String rounded(final String value, final int decimals) {
		return DECIMAL.matcher(value).replaceAll(number -> Matcher.quoteReplacement(plain(number.group(), decimals)));
	}

	private static String plain(final String number, final int decimals) {
		final BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
		return rounded.signum() == 0 ? "0" : rounded.toPlainString();
	}

	private static String href(final Element element) {
		for (final Attr attribute : SvgCleaner.attributes(element))
			if (SvgCleaner.name(attribute).equals("href")) return attribute.getValue();
		return "";
	}
}
