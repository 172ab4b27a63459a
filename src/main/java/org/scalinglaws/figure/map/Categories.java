package org.scalinglaws.figure.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jfree.chart.LegendItem;
import org.scalinglaws.figure.style.ColourMap;
import org.scalinglaws.figure.style.Style;
import org.scalinglaws.figure.style.Palette;

/**
 * Colours for codes that stand for names, explained by a list of those that
 * occur, in the order of their codes.
 *
 * @param names by their codes, in the order of their colours
 * @param shown the codes that occur
 */
record Categories(Map<Integer, String> names, List<Integer> shown) implements Key {

	/**
	 * Reads names.
	 *
	 * @param texts each "name", whose code follows that of the one before (the first
	 *          is 0), or "code=name"
	 * @param values codes, or NaN
	 * @throws IllegalArgumentException if a code is given twice, or a value is none of
	 *           the codes
	 */
	static Categories of(final List<String> texts, final double[] values) {
		final Map<Integer, String> names = new LinkedHashMap<>();
		int code = 0;
		for (final String text : texts) {
			final String[] parts = text.matches("-?\\d{1,9}=.*") ? text.split("=", 2) : new String[] { "" + code, text };
			code = Integer.parseInt(parts[0]);
			if (names.put(code++, parts[1].strip()) != null) throw new IllegalArgumentException(
				"categories must have distinct codes, was " + texts);
		}
		final double[] codes = Arrays.stream(values).filter(value -> !Double.isNaN(value)).distinct().sorted().toArray();
		final List<Integer> shown = new ArrayList<>();
		for (final double value : codes) {
			if (value != (int) value || !names.containsKey((int) value)) throw new IllegalArgumentException(
				"map must hold codes of the categories " + names + ", had " + value);
			shown.add((int) value);
		}
		return new Categories(names, shown);
	}

	/** The entries of the legend: boxes in the colours of the codes that occur. */
	List<LegendItem> legend(final Style style) {
		final double size = style.size();
		return shown.stream().map(code -> new LegendItem(names.get(code), null, null, null, true, new Rectangle2D.Double(-0.55 *
			size, -0.55 * size, 1.1 * size, 1.1 * size), true, colour(code), true, Color.BLACK, style.line(0.06), false, new Line2D.Double(), new BasicStroke(), Color.BLACK)).toList();
	}

	@Override
	public Color colour(final double value) {
		return Double.isNaN(value) ? new Color(ColourMap.UNKNOWN) : Palette.area(new ArrayList<>(names.keySet()).indexOf(
			(int) value));
	}

	@Override
	public String text(final double value) {
		return Double.isNaN(value) ? "unknown" : names.get((int) value);
	}
}
