package org.scalinglaws.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Colours for codes that stand for names, explained by a list of those that
 * occur, in the order of their codes.
 *
 * @param names by their codes, in the order of their colours
 * @param shown the codes that occur
 */
record Categories(Map<Integer, String> names, List<Integer> shown) implements MapKey {

	private static final int BOX = 24, GAP = 10, LINE = 36;

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

	/** The colour of a code. */
	Color colour(final int code) {
		return Palette.area(new ArrayList<>(names.keySet()).indexOf(code));
	}

	@Override
	public int rgb(final double value) {
		return Double.isNaN(value) ? ColourMap.UNKNOWN : colour((int) value).getRGB() & 0xFFFFFF;
	}

	@Override
	public int width(final Lettering lettering) {
		return (int) Math.ceil(BOX + GAP + shown.stream().mapToDouble(code -> lettering.width(names.get(code))).max().orElse(
			0));
	}

	@Override
	public void paint(final Graphics2D picture, final Rectangle area, final Lettering lettering) {
		for (int i = 0; i < shown.size(); i++) {
			final int y = area.y + i * LINE;
			picture.setColor(Color.BLACK);
			picture.fillRect(area.x, y, BOX, BOX);
			picture.setColor(colour(shown.get(i)));
			picture.fillRect(area.x + 1, y + 1, BOX - 2, BOX - 2);
			picture.setColor(Color.BLACK);
			lettering.draw(picture, names.get(shown.get(i)), area.x + BOX + GAP, y + BOX / 2.0, 0);
		}
	}
}
