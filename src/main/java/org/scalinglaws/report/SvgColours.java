package org.scalinglaws.report;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The colours of a drawing that are no data: black, white and the greys between them, which are ink, paper and mixtures of
 * the two.
 */
final class SvgColours {

	/** Relative luminance from which a colour is hardly seen on white without what is around it, or too bright on black. */
	private static final double LIGHT = 0.6;

	private static final Pattern COLOUR = Pattern.compile(
		"rgb\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)|#([0-9A-Fa-f]{6})\\b|#([0-9A-Fa-f]{3})\\b|\\b(black|white)\\b");

	private final SortedSet<Integer> greys = new TreeSet<>();
	private boolean light;

	static SvgColours of(final Element root) {
		final SvgColours colours = new SvgColours();
		colours.look(root);
		final NodeList all = root.getElementsByTagName("*");
		for (int i = 0; i < all.getLength(); i++)
			colours.look((Element) all.item(i));
		return colours;
	}

	private void look(final Element element) {
		for (final Attr attribute : SvgCleaner.attributes(element)) {
			if (!isPaint(attribute.getName()) && !attribute.getName().equals("style")) continue;
			final Matcher colour = COLOUR.matcher(attribute.getValue().replaceAll("url\\([^)]*\\)", ""));
			while (colour.find())
				note(rgb(colour));
		}
	}

	private void note(final int[] rgb) {
		if (!isGrey(rgb)) light |= luminance(rgb) > LIGHT;
		else if (rgb[0] > 0 && rgb[0] < 255) greys.add(rgb[0]);
	}

	/** Whether an attribute or a property of a style is a colour. */
	static boolean isPaint(final String name) {
		return name.equals("fill") || name.equals("stroke") || name.equals("stop-color");
	}

	/** A value of a style in which black, white and greys are variables. */
	static String variables(final String value) {
		return COLOUR.matcher(value).replaceAll(colour -> {
			final int[] rgb = rgb((Matcher) colour);
			return isGrey(rgb) ? "var(" + name(rgb[0]) + ")" : colour.group();
		});
	}

	/** The variable of a grey, from 0, the ink, to 255, the paper. */
	static String name(final int grey) {
		return grey == 0 ? "--ink" : grey == 255 ? "--paper" : "--grey" + grey;
	}

	SortedSet<Integer> greys() {
		return greys;
	}

	boolean isLight() {
		return light;
	}

	private static int[] rgb(final Matcher colour) {
		if (colour.group(1) != null) return new int[] { part(colour, 1), part(colour, 2), part(colour, 3) };
		if (colour.group(6) != null) return colour.group(6).equals("black") ? new int[3] : new int[] { 255, 255, 255 };
		final int hex = colour.group(4) != null ? Integer.parseInt(colour.group(4), 16) : doubled(Integer.parseInt(colour.group(
			5), 16));
		return new int[] { hex >> 16 & 255, hex >> 8 & 255, hex & 255 };
	}

	private static int part(final Matcher colour, final int group) {
		return (int) Math.min(255, Long.parseLong("0" + colour.group(group).replaceFirst("^(\\d{9})\\d*", "$1")));
	}

	/** #abc is #aabbcc. */
	private static int doubled(final int hex) {
		return 17 * (hex >> 8 & 15) << 16 | 17 * (hex >> 4 & 15) << 8 | 17 * (hex & 15);
	}

	private static boolean isGrey(final int[] rgb) {
		return rgb[0] == rgb[1] && rgb[1] == rgb[2];
	}

	/** As WCAG 2 defines it: from 0, black, to 1, white. */
	private static double luminance(final int[] rgb) {
		final double[] weights = { 0.2126, 0.7152, 0.0722 };
		double sum = 0;
		for (int i = 0; i < 3; i++) {
			final double share = rgb[i] / 255.0;
			sum += weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
		}
		return sum;
	}
}
